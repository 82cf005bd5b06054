import { z } from 'zod';
import { FACTS_LENGTH, REASON_SENTENCE_LENGTH, Reason } from '../moderation/index.ts';
import { ThemeInput } from '../theme/input.ts';
import { type Category, CategoryInput, completeCategory, defaultOf } from './categories.ts';
import { defaultCategorySlugs } from './default-categories.ts';
import { defaultTexts } from './default-texts.ts';
import { Dues } from './dues.ts';
import { OwnEmergencies } from './emergency.ts';
import {
  Contact,
  Coverage,
  Desk,
  HomeView,
  Hostname,
  INACTIVITY,
  Limits,
  Logo,
  PROFILE_READERS,
  SecondFactorRule,
  TenantSlug,
} from './fields.ts';
import { RuleSettings } from './rules.ts';
import { Locale, languageName, missingLocales, spread, type TextsInput, textsInput } from './texts.ts';

/** tenant.yaml as people write it. */
const TenantFile = z.strictObject({
  slug: TenantSlug.describe('The name in addresses: <slug>.example.org. The same as the folder.'),
  name: textsInput(40).describe('The name people read.'),
  tagline: textsInput(90).optional().describe('One line under the name.'),
  description: textsInput(300)
    .optional()
    .describe('Two or three sentences, shown in link previews and search results.'),
  welcome: textsInput(1200).optional().describe('What a newcomer reads first.'),
  locales: z
    .array(Locale)
    .min(1)
    .default(['fr', 'en'])
    .describe('Languages of the space; the first is its own.'),
  domains: z
    .array(Hostname)
    .default([])
    .describe('Own host names, the primary one first. Empty: the subdomain.'),
  theme: ThemeInput.prefault({}),
  logo: Logo.optional().describe('Files beside tenant.yaml. Left out: the name is written.'),
  categories: z
    .array(CategoryInput)
    .min(1)
    .max(24)
    .default(defaultCategorySlugs)
    .describe('Kinds of help, in the order shown: names of default categories, or your own.'),
  entry: z
    .strictObject({
      rule: z
        .enum(['open', 'approval', 'invitation', 'member-list'])
        .default('open')
        .describe(
          'open: anybody. approval: a moderator accepts. invitation: by invitation. member-list: e-mails you listed.',
        ),
    })
    .prefault({})
    .describe('Who may join.'),
  reading: z.enum(['public', 'members']).default('public').describe('Who may read listings.'),
  profiles: z
    .enum(PROFILE_READERS)
    .default('members')
    .describe(
      'Who sees a member’s profile and photo: all members, or those who talk with them. Visitors never do.',
    ),
  inactivity: z
    .enum(INACTIVITY)
    .default('24-months')
    .describe('After how long without a visit an account is erased, told a month before; or never.'),
  secondFactor: SecondFactorRule.default('off').describe(
    'Who proves who they are a second time, with a passkey or an app: nobody (off), admins, or moderators too.',
  ),
  coverage: Coverage.default({ world: true, countries: [] }).describe('Where listings may be.'),
  home: HomeView.describe('What the list and the map show first.'),
  address: z
    .enum(['formal', 'informal'])
    .default('formal')
    .describe('How people are addressed where the language knows it: formal (vous) or informal (tu).'),
  wording: z
    .record(
      z
        .string()
        .regex(/^[a-z][a-z0-9-]*:[\w.-]+$/i, { error: 'Write "namespace:key", for example "browse:title".' }),
      z.partialRecord(Locale, z.string().max(1000)),
    )
    .default({})
    .describe('Words of the application said differently: "namespace:key" and a text per language.'),
  mail: z
    .strictObject({
      senderName: textsInput(60)
        .optional()
        .describe('The sender’s name; the name of the space when left out.'),
      replyTo: z.email().optional().describe('Where answers go.'),
    })
    .prefault({})
    .describe('Mails the space sends.'),
  emergency: OwnEmergencies.describe(
    'Whom to call in an emergency, by country (GB): what the space knows better than the application.',
  ),
  contact: Contact.prefault({}).describe('How to reach the association.'),
  dues: Dues.prefault({}).describe('Dues and donations to the association.'),
  reasons: z
    .partialRecord(
      Reason,
      z.partialRecord(Locale, z.string().trim().min(FACTS_LENGTH.min).max(REASON_SENTENCE_LENGTH)),
    )
    .default({})
    .describe(
      'What a moderator’s decision says for a reason, in the space’s own words: a text per language.',
    ),
  limits: Limits.prefault({}).describe(
    'How much may be asked for within an hour by all people together. The defaults fit an evening with 50 people in one room.',
  ),
  desk: Desk.prefault({}).describe('When the team is told that something waits for a decision.'),
  rules: RuleSettings.prefault({}).describe(
    'What looks at a text before others read it. off, flag (a moderator is shown it), or hold (nobody else sees it before).',
  ),
  pages: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'Use small letters, digits and hyphens.' }))
    .default(['about', 'privacy', 'terms', 'legal'])
    .describe('Pages in pages/<name>.<locale>.md, in the order of the footer.'),
});
type TenantFile = z.infer<typeof TenantFile>;

/** One strict schema for a space: reads tenant.yaml, gives complete settings. What it gives, it also reads again. */
export const TenantConfig = TenantFile.superRefine(checkLocales)
  .superRefine(checkCategories)
  .transform((file) => {
    const own = file.locales;
    const categories: Category[] = file.categories.map((category) => completeCategory(category, own));
    return {
      ...file,
      name: spread(file.name, own),
      tagline: spread(file.tagline ?? defaultTexts.tagline, own),
      description: spread(file.description ?? defaultTexts.description, own),
      welcome: spread(file.welcome ?? defaultTexts.welcome, own),
      home: { ...file.home, label: spread(file.home.label, own) },
      categories,
      mail: { ...file.mail, senderName: spread(file.mail.senderName ?? file.name, own) },
      dues: { ...file.dues, ...(file.dues.otherWays && { otherWays: spread(file.dues.otherWays, own) }) },
    };
  });
export type TenantConfig = z.infer<typeof TenantConfig>;

type Path = readonly (string | number)[];

function checkLocales(file: TenantFile, ctx: z.RefinementCtx): void {
  file.locales.forEach((locale, index) => {
    if (file.locales.indexOf(locale) === index) return;
    ctx.addIssue({ code: 'custom', path: ['locales', index], message: `"${locale}" is there twice.` });
  });
  for (const [path, texts] of textsOf(file)) {
    for (const locale of missingLocales(texts, file.locales)) {
      const message = `There is no ${languageName(locale)} text: add "${locale}", or take ${locale} out of "locales".`;
      ctx.addIssue({ code: 'custom', path: [...path], message, params: { missingLocale: locale } });
    }
  }
  for (const setting of ['wording', 'reasons'] as const) {
    for (const [key, texts] of Object.entries(file[setting])) {
      for (const locale of Object.keys(texts).filter((l) => !file.locales.includes(l as Locale))) {
        const message = `${languageName(locale as Locale)} is not one of the "locales" of this space.`;
        ctx.addIssue({ code: 'custom', path: [setting, key, locale], message });
      }
    }
  }
}

function checkCategories(file: TenantFile, ctx: z.RefinementCtx): void {
  const seen = new Set<string>();
  file.categories.forEach((category, index) => {
    const slug = typeof category === 'string' ? category : category.slug;
    if (seen.has(slug)) {
      ctx.addIssue({
        code: 'custom',
        path: ['categories', index],
        message: `The category "${slug}" is there twice.`,
      });
    }
    seen.add(slug);
    if (typeof category !== 'string' && category.label === undefined && !defaultOf(slug)) {
      const message = `"${slug}" is a category of your own, so it needs a "label".`;
      ctx.addIssue({ code: 'custom', path: ['categories', index], message });
    }
  });
}

/** Every text of the file with its path, so that completeness is checked in one place. */
function textsOf(file: TenantFile): [Path, TextsInput][] {
  const fields: [Path, TextsInput | undefined][] = [
    [['name'], file.name],
    [['tagline'], file.tagline],
    [['description'], file.description],
    [['welcome'], file.welcome],
    [['home', 'label'], file.home.label],
    [['mail', 'senderName'], file.mail.senderName],
    [['dues', 'otherWays'], file.dues.otherWays],
    ...file.categories.flatMap((category, index): [Path, TextsInput | undefined][] => {
      if (typeof category === 'string') return [];
      const path = ['categories', index];
      return [
        [[...path, 'label'], category.label],
        [[...path, 'hint', 'request'], category.hint?.request],
        [[...path, 'hint', 'offer'], category.hint?.offer],
        [[...path, 'safety'], category.safety],
        [[...path, 'safetyMore'], category.safetyMore],
      ];
    }),
  ];
  return fields.filter((field): field is [Path, TextsInput] => field[1] !== undefined);
}

/**
 * Texts that these settings say in other languages and not in this one, each by its path: `['home', 'label']`, `['categories', 'garden',
 * 'label']`. None for what is no settings at all.
 */
export function textsMissing(document: unknown, locale: Locale): string[][] {
  const file = TenantFile.safeParse(document);
  if (!file.success) return [];
  const slugAt = (index: number) => {
    const category = file.data.categories[index];
    return typeof category === 'string' ? category : (category?.slug ?? '');
  };
  return textsOf(file.data)
    .filter(([, texts]) => missingLocales(texts, [locale]).length > 0)
    .map(([path]) => path.map((step) => (typeof step === 'number' ? slugAt(step) : step)));
}

/** JSON Schema of tenant.yaml for editors; checked in as tenants/tenant.schema.json. */
export function tenantJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(TenantFile, { io: 'input' }), title: 'A space of Entraide (tenant.yaml)' };
}
