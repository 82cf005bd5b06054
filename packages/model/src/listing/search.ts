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
};

/** The search as it stands in an address: every value text, every key known. */
export const SearchParams = z.strictObject({
  near: PointText.optional(),
  radiusKm: z.coerce.number().positive().max(20_040).optional(),
  bbox: BoxText.optional(),
  ...filters,
  sort: z.enum(['distance', 'newest']).optional(),
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

/** Where a page ended: the last listing's place in the order. */
export const Cursor = z.union([
  z.strictObject({ by: z.literal('newest'), id: z.uuid() }),
  z.strictObject({ by: z.literal('distance'), chord: z.number().min(0).max(2), id: z.uuid() }),
]);
export type Cursor = z.infer<typeof Cursor>;

export function encodeCursor(cursor: Cursor): string {
  const fields = cursor.by === 'newest' ? ['n', cursor.id] : ['d', String(cursor.chord), cursor.id];
  return fields.join('~');
}

/** @returns null for anything that `encodeCursor` did not make */
export function decodeCursor(text: string): Cursor | null {
  const [by, ...rest] = text.split('~');
  const candidate =
    by === 'n' && rest.length === 1
      ? { by: 'newest', id: rest[0] }
      : by === 'd' && rest.length === 2 && rest[0] !== ''
        ? { by: 'distance', chord: Number(rest[0]), id: rest[1] }
        : null;
  const parsed = Cursor.safeParse(candidate);
  return parsed.success ? parsed.data : null;
}
