/** What a mail says, before it wears a look: the HTML and the plain text are both made of this. */
export interface Letter {
  subject: string;
  /** What a mailbox shows after the subject. */
  preview: string;
  /** Said over everything else: see answer-mark.ts. */
  mark?: string;
  title: string;
  before: string[];
  code?: string;
  /** Somebody else's words. */
  quote?: string;
  /** Things to open, each on its own. */
  links?: { label: string; href: string }[];
  /** Lists under a heading each. `detail`: what stands under a link. */
  sections?: { title: string; links: { label: string; detail: string; href: string }[] }[];
  action?: { label: string; href: string };
  /** Answers to choose from, the likeliest first; in place of `action`. */
  choices?: { label: string; href: string }[];
  after: string[];
  footer: string;
  /** What its reader chooses about mails like this one. */
  settings?: { label: string; href: string }[];
}

/** The letter as plain text, for those who read mails without HTML. */
export function letterText(letter: Letter, spaceName: string): string {
  const quote = letter.quote?.split('\n').map((line) => `> ${line}`.trimEnd());
  const parts = [
    letter.mark,
    letter.title,
    ...letter.before,
    letter.code,
    quote?.join('\n'),
    ...(letter.links ?? []).map(({ label, href }) => `- ${label}\n  ${href}`),
    ...(letter.sections ?? []).map(({ title, links }) =>
      [title, ...links.map(({ label, detail, href }) => [`- ${label}`, detail && `  ${detail}`, `  ${href}`])]
        .flat()
        .filter(Boolean)
        .join('\n'),
    ),
    letter.action && `${letter.action.label}\n${letter.action.href}`,
    ...(letter.choices ?? []).map(({ label, href }) => `${label}\n${href}`),
    ...letter.after,
    [
      `-- \n${spaceName}\n${letter.footer}`,
      ...(letter.settings ?? []).map(({ label, href }) => `${label}: ${href}`),
    ].join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
