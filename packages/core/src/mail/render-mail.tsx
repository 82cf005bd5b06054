import { directionOf } from '@entraide/model/language';
import { type Locale, textIn } from '@entraide/model/tenant';
import { deriveTheme } from '@entraide/model/theme';
import { render } from '@react-email/render';
import { letterText } from './letter.ts';
import type { OutgoingMail } from './ports/port.ts';
import { LetterMail } from './templates/LetterMail.tsx';
import { mailTexts } from './texts.ts';
import { type CompleteMail, type MailSpace, type TurnOff, writeLetter } from './write-letter.ts';

// Loading react-email takes half a second: import this file when the first mail is written, not before.

/**
 * A mail in its space's look and its reader's language, as HTML and as text.
 * @param from the platform's own address; the space lends its name
 */
export async function renderMail(
  space: MailSpace,
  reader: { to: string; locale: Locale; turnOff?: TurnOff | null },
  mail: CompleteMail,
  from: string,
): Promise<OutgoingMail> {
  const { config, origin, slug, version } = space;
  const { locale } = reader;
  const letter = writeLetter(space, locale, mail, reader.to, reader.turnOff);
  const spaceName = textIn(config.name, locale);
  const theme = themeOf(config.theme);
  const html = await render(
    <LetterMail
      letter={letter}
      look={{
        locale,
        rtl: directionOf(locale) === 'rtl',
        color: theme.light,
        radius: theme.radius,
        spaceName,
        origin,
        // As a PNG: mail programs show no SVG.
        logo: config.logo ? `${origin}/pictures/logo?v=${version.slice(0, 16)}` : null,
        linkHint: mailTexts(config, locale)('link'),
      }}
    />,
  );
  // An answer to somebody's message reaches that person, or nobody: the space's own mails are answered by the association.
  const replyTo = mail.kind === 'message' ? mail.replyTo : config.mail.replyTo;
  return {
    tenant: slug,
    to: reader.to,
    from: `"${textIn(config.mail.senderName, locale).replace(/["\\\r\n]/g, '')}" <${bareAddress(from)}>`,
    subject: letter.subject,
    text: letterText(letter, spaceName),
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': locale,
      // RFC 8058: the mail program itself asks, logged out, with a POST.
      ...(reader.turnOff?.href && {
        'List-Unsubscribe': `<${reader.turnOff.href}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      ...(replyTo ? { 'Reply-To': replyTo } : {}),
    },
  };
}

/** A fifth of the time that a mail takes, and the same for all of a space. */
const themes = new WeakMap<object, ReturnType<typeof deriveTheme>>();

function themeOf(input: Parameters<typeof deriveTheme>[0]): ReturnType<typeof deriveTheme> {
  const known = themes.get(input);
  if (known) return known;
  const theme = deriveTheme(input);
  themes.set(input, theme);
  return theme;
}

/** `Name <a@b>` and `a@b` both give `a@b`. */
function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
