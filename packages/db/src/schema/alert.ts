import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Searches that members saved. */
export const alerts = pgTable(
  'alerts',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    every: text('every', { enum: ['now', 'day', 'week'] }).notNull(),
    kind: text('kind', { enum: ['offer', 'request'] }),
    category: text('category'),
    q: text('q'),
    urgent: boolean('urgent').notNull().default(false),
    language: text('language'),
    /** Degrees. */
    nearLat: doublePrecision('near_lat'),
    nearLon: doublePrecision('near_lon'),
    radiusKm: doublePrecision('radius_km'),
    /** The radius as a chord through the unit sphere. */
    reach: doublePrecision('reach'),
    west: doublePrecision('west'),
    south: doublePrecision('south'),
    east: doublePrecision('east'),
    north: doublePrecision('north'),
    placeId: integer('place_id'),
    words: jsonb('words').$type<KeptWord[]>().notNull().default([]),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** A word of a saved search, as it was read in the space's languages. */
export interface KeptWord {
  word: string;
  stems: string[];
  /** More letters may follow. */
  unfinished: boolean;
  /** No listing held it, so it may be misspelt. */
  unheard: boolean;
  /** A listing may do without it: it says only that help is wanted, or may come to. */
  idle: boolean;
}

export const alertTerms = pgTable(
  'alert_terms',
  {
    tenantId,
    term: text('term').notNull(),
    tile: bigint('tile', { mode: 'bigint' }).notNull(),
    alertId: uuid('alert_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.term, t.tile, t.alertId] })],
);

export const alertMatches = pgTable(
  'alert_matches',
  {
    tenantId,
    alertId: uuid('alert_id').notNull(),
    listingId: uuid('listing_id').notNull(),
    foundAt: moment('found_at').notNull(),
    /** It was there when the search was saved. */
    seen: boolean('seen').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.alertId, t.listingId] })],
);
