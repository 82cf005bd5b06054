import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { cube, moment, tenantId, tsvector } from './columns.ts';

/** `position`, `cell` and `search` are computed by the database from the other columns. */
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
    status: text('status', { enum: ['held', 'published', 'solved', 'deleted'] })
      .notNull()
      .default('published'),
    urgent: boolean('urgent').notNull().default(false),
    onBehalf: boolean('on_behalf').notNull().default(false),
    hideName: boolean('hide_name').notNull().default(false),
    precision: text('precision', { enum: ['public-place', 'neighbourhood', 'city', 'country'] }).notNull(),
    lat: doublePrecision('lat').notNull(),
    lon: doublePrecision('lon').notNull(),
    radiusM: integer('radius_m').notNull(),
    placeId: integer('place_id').notNull(),
    country: text('country').notNull(),
    position: cube('position').notNull().generatedAlwaysAs(sql`earth_point(lat, lon)`),
    cell: bigint('cell', { mode: 'bigint' }).notNull().generatedAlwaysAs(sql`morton(lat, lon)`),
    search: tsvector('search').notNull().generatedAlwaysAs(sql`to_tsvector('simple', title)`),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    solvedAt: moment('solved_at'),
    deletedAt: moment('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
