import { z } from 'zod';
import { categoryWords } from './category-words.ts';
import { type DefaultCategory, defaultCategories, defaultCategorySlugs } from './default-categories.ts';
import { defaultKind, SafetyKind, Trust } from './safety.ts';
import { starterSafety } from './starter-safety.ts';
import { Locale, spread, type Texts, textsInput } from './texts.ts';

/** Lucide icons that pages bundle; a category shows one of these. */
export const categoryIcons = [
  ...[
    'accessibility',
    'baby',
    'bed-double',
    'bike',
    'book',
    'briefcase',
    'car',
    'coffee',
    'cooking-pot',
    'dumbbell',
  ],
  ...[
    'file-text',
    'gift',
    'graduation-cap',
    'hammer',
    'hand-heart',
    'heart-pulse',
    'house',
    'landmark',
    'languages',
  ],
  ...[
    'laptop',
    'music',
    'palette',
    'paw-print',
    'phone',
    'plane',
    'scale',
    'shapes',
    'shirt',
    'shopping-basket',
  ],
  ...['sprout', 'stethoscope', 'tent', 'truck', 'users', 'utensils', 'wrench'],
] as const;

const hint = z
  .strictObject({
    request: textsInput(200).describe('For who is asking: what is useful to write.'),
    offer: textsInput(200).describe('For who is offering: what is useful to write.'),
  })
  .describe('A line under the text field.');

const OwnCategory = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, {
      error: 'Use small letters, digits and hyphens, for example "garden".',
    })
    .describe('Its name in addresses. That of a default category keeps whatever you leave out here.'),
  label: textsInput(40).optional().describe('What people read. Needed for a category of your own.'),
  icon: z.enum(categoryIcons).optional().describe('A lucide icon from the list.'),
  lifetimeDays: z
    .int()
    .min(1)
    .max(365)
    .optional()
    .describe('How many days a listing stays by default; 30 when left out.'),
  hint: hint.optional(),
  safetyKind: SafetyKind.optional().describe(
    'Which starter words about safety it has; none: no words. A default category has its own.',
  ),
  safety: textsInput(300)
    .optional()
    .describe('What to take care of, in one line: for who posts, who answers, and in conversations.'),
  safetyMore: textsInput(1200)
    .optional()
    .describe('What stands behind that line, for who wants to know more.'),
  trust: Trust.optional().describe('Who may post and answer here, beside being a member.'),
  words: z
    .partialRecord(Locale, z.array(z.string().trim().min(2).max(60)).max(200))
    .optional()
    .describe(
      'What people type when they mean it, a list a language: "fr: [potager, jardinage]". Added to the default words.',
    ),
});

export const CategoryInput = z.union([z.enum(defaultCategorySlugs), OwnCategory]);
export type CategoryInput = z.infer<typeof CategoryInput>;

export type Category = {
  slug: string;
  label: Texts;
  /** A lucide name out of `categoryIcons`. */
  icon: (typeof categoryIcons)[number];
  lifetimeDays: number;
  hint?: { request: Texts; offer: Texts };
  safetyKind: SafetyKind;
  /** What to take care of, in one line, and what stands behind it. */
  safety?: Texts;
  safetyMore?: Texts;
  /** Who may write in it; absent: every member. */
  trust?: Trust;
  /** By language, what people of this space type when they mean it, beside the default words. */
  words?: Partial<Record<Locale, string[]>>;
};

/** The category as pages use it: the default's words and figures under what the file says. */
export function completeCategory(input: CategoryInput, locales: readonly Locale[]): Category {
  const own = typeof input === 'string' ? { slug: input } : input;
  const base = defaultOf(own.slug);
  const hint = own.hint ?? base?.hint;
  const safetyKind = own.safetyKind ?? defaultKind(own.slug);
  const starter = safetyKind === 'none' ? undefined : starterSafety[safetyKind];
  const safety = own.safety ?? starter?.line;
  const safetyMore = own.safetyMore ?? starter?.more;
  return {
    slug: own.slug,
    label: spread(own.label ?? base?.label ?? {}, locales),
    icon: own.icon ?? (base?.icon as Category['icon'] | undefined) ?? 'shapes',
    lifetimeDays: own.lifetimeDays ?? base?.lifetimeDays ?? 30,
    ...(own.words && { words: own.words }),
    safetyKind,
    ...(safety !== undefined && { safety: spread(safety, locales) }),
    ...(safetyMore !== undefined && { safetyMore: spread(safetyMore, locales) }),
    ...(own.trust && (own.trust.vouched || own.trust.days > 0) && { trust: own.trust }),
    ...(hint && { hint: { request: spread(hint.request, locales), offer: spread(hint.offer, locales) } }),
  };
}

/** What people type when they mean a category: its name, the default words, the space's own. */
export function wordsMeaning({ slug, label, words }: Category, locale: Locale): string[] {
  const byDefault = Object.hasOwn(categoryWords, slug) ? categoryWords[slug]?.[locale] : undefined;
  return [...(label[locale] ? [label[locale]] : []), ...(byDefault ?? []), ...(words?.[locale] ?? [])];
}

export function defaultOf(slug: string): DefaultCategory | undefined {
  return Object.hasOwn(defaultCategories, slug)
    ? defaultCategories[slug as keyof typeof defaultCategories]
    : undefined;
}
