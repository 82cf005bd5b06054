import { z } from 'zod';
import { BoxText, PointText } from '../geo/box.ts';
import { Kind } from './listing.ts';

const flag = z
  .enum(['true', 'false', '1', '0', 'on'])
  .transform((v) => v === 'true' || v === '1' || v === 'on');

const filters = {
  kind: Kind.optional(),
  category: z.string().min(1).max(40).optional(),
  q: z.string().trim().max(200).optional(),
  urgent: flag.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language code: fr, pt-BR')
    .max(35)
    .optional(),
  since: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], 'a day or a moment: 2026-11-22')
    .transform((text) => new Date(text))
    .optional(),
};

/** Kilometres. Nearer than this, all is equally near: what is shown of a home is a cell, and next door is no better than down the road. */
export const EQUALLY_NEAR_KM = 5;

/** The search as it stands in an address: every value text, every key known. */
export const SearchParams = z.strictObject({
  near: PointText.optional(),
  radiusKm: z.coerce.number().positive().max(20_040).optional(),
  bbox: BoxText.optional(),
  ...filters,
  /**
   * Without one: by relevance when there are words, else by distance when there is a point, else the newest first. `local` is by
   * distance in whole kilometres of at least {@link EQUALLY_NEAR_KM}. Of equally near ones the newest comes first.
   */
  sort: z.enum(['distance', 'local', 'newest', 'relevance']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
});
export type SearchParams = z.infer<typeof SearchParams>;

export const MapParams = z.strictObject({
  bbox: BoxText,
  zoom: z.coerce.number().min(0).max(24),
  near: PointText.optional(),
  radiusKm: z.coerce.number().positive().max(20_040).optional(),
  ...filters,
});
export type MapParams = z.infer<typeof MapParams>;

const place = {
  id: z.uuid(),
  /** There were too many to count, so nobody counts again. */
  many: z.boolean(),
  /** How many of the words may be missing, because no listing holds them all: 0 to 3. */
  fewer: z.int().min(0).max(3),
};

/** Where a page ended: the last listing's place in the order, and how it was found. */
export const Cursor = z.union([
  z.strictObject({ by: z.literal('newest'), ...place }),
  z.strictObject({
    by: z.enum(['distance', 'local']),
    chord: z.number().min(0).max(2),
    ...place,
  }),
  z.strictObject({
    by: z.literal('relevance'),
    tier: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    chord: z.number().min(0).max(2),
    ...place,
  }),
]);
export type Cursor = z.infer<typeof Cursor>;

const letters = { n: 'newest', d: 'distance', l: 'local', r: 'relevance' } as const;

/** A capital letter stands for many; the digit behind it, for words that may be missing. */
export function encodeCursor(cursor: Cursor): string {
  const { by, id, many, fewer } = cursor;
  const letter = by.charAt(0);
  const where = by === 'newest' ? [] : by === 'relevance' ? [cursor.tier, cursor.chord] : [cursor.chord];
  return [`${many ? letter.toUpperCase() : letter}${fewer || ''}`, ...where, id].join('~');
}

/** @returns null for anything that `encodeCursor` did not make */
export function decodeCursor(text: string): Cursor | null {
  const [how = '', ...rest] = text.split('~');
  const letter = how.charAt(0);
  const fewer = how.length > 1 ? Number(how.slice(1)) : 0;
  const by = letters[letter.toLowerCase() as keyof typeof letters];
  const many = letter !== letter.toLowerCase();
  const id = rest.pop();
  const numbers = rest.map((field) => (field === '' ? Number.NaN : Number(field)));
  const where = {
    newest: {},
    distance: { chord: numbers[0] },
    local: { chord: numbers[0] },
    relevance: { tier: numbers[0], chord: numbers[1] },
  };
  const parsed = Cursor.safeParse({ by, ...where[by], id, many, fewer });
  return parsed.success && encodeCursor(parsed.data) === text ? parsed.data : null;
}
