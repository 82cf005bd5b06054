import { LISTING_STATUSES } from '@entraide/model/listing';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** `cell` is computed by the database from the point. */
export const listings = pgTable(
  'listings',
  {
    tenantId,
    id: uuid('id').notNull(),
    authorId: uuid('author_id').notNull(),
    kind: text('kind', { enum: ['offer', 'request'] }).notNull(),
    category: text('category').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull(),
    locale: text('locale').notNull(),
    status: text('status', { enum: LISTING_STATUSES }).notNull().default('published'),
    urgent: boolean('urgent').notNull().default(false),
    onBehalf: boolean('on_behalf').notNull().default(false),
    hideName: boolean('hide_name').notNull().default(false),
    /** When its author said that the person it is for agrees. */
    consentAt: moment('consent_at'),
    precision: text('precision', { enum: ['public-place', 'neighbourhood', 'city', 'country'] }).notNull(),
    lat: doublePrecision('lat').notNull(),
    lon: doublePrecision('lon').notNull(),
    radiusM: integer('radius_m').notNull(),
    placeId: integer('place_id').notNull(),
    country: text('country').notNull(),
    cell: bigint('cell', { mode: 'bigint' }).notNull().generatedAlwaysAs(sql`morton(lat, lon)`),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    solvedAt: moment('solved_at'),
    pausedAt: moment('paused_at'),
    promisedAt: moment('promised_at'),
    askedFor: moment('asked_for'),
    deletedAt: moment('deleted_at'),
    decisionId: uuid('decision_id'),
    sample: boolean('sample').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

/** How many published listings a tile of the map holds, kept up by the database. */
export const listingTiles = pgTable(
  'listing_tiles',
  {
    tenantId,
    level: smallint('level').notNull(),
    tile: bigint('tile', { mode: 'bigint' }).notNull(),
    kind: text('kind', { enum: ['offer', 'request'] }).notNull(),
    category: text('category').notNull(),
    count: integer('count').notNull(),
    latSum: doublePrecision('lat_sum').notNull(),
    lonSum: doublePrecision('lon_sum').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.level, t.tile, t.kind, t.category] })],
);

/** The stems that a tenant's listings hold. */
export const listingWords = pgTable('listing_words', { tenantId, word: text('word').notNull() }, (t) => [
  primaryKey({ columns: [t.tenantId, t.word] }),
]);
