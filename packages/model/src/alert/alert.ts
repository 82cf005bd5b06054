import { z } from 'zod';
import { Kind, SearchParams } from '../listing/index.ts';

/** When its member is told of what a saved search finds: at once, or in a mail of the day or of the week. */
export const Every = z.enum(['now', 'day', 'week']);
export type Every = z.infer<typeof Every>;

/** Saved searches a member. */
export const MOST_ALERTS = 20;

/**
 * A search, as it stands in an address, and how often to tell. `sort` and `since` are about one reading of the list: they may be
 * given, and are not kept.
 */
export const AlertInput = SearchParams.omit({ limit: true, cursor: true }).extend({
  urgent: z.union([z.boolean(), SearchParams.shape.urgent.unwrap()]).optional(),
  /** What the place is called: its id in the gazetteer. Without it, the place around the point is named. */
  place: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  every: Every.default('day'),
});
export type AlertInput = z.infer<typeof AlertInput>;

/** As its member sees it. The search's own values stand as in an address. */
export const Alert = z.object({
  id: z.uuid(),
  /** In the reader's words: "vélo · Demandes · à 25 km de Londres". */
  name: z.string(),
  every: Every,
  near: z.string().optional(),
  radiusKm: z.number().optional(),
  bbox: z.string().optional(),
  /** Its id, when the search looks from the place itself. */
  place: z.number().int().optional(),
  kind: Kind.optional(),
  category: z.string().optional(),
  q: z.string().optional(),
  urgent: z.literal(true).optional(),
  language: z.string().optional(),
  createdAt: z.iso.datetime(),
  /** When it found something last; null: not yet. */
  lastMatchAt: z.iso.datetime().nullable(),
});
export type Alert = z.infer<typeof Alert>;
