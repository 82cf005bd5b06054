import { sql } from 'drizzle-orm';
import { char, doublePrecision, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { cube, moment } from './columns.ts';

export const gazetteerVersion = pgTable('gazetteer_version', {
  version: text('version').primaryKey(),
  loadedAt: moment('loaded_at').notNull().defaultNow(),
});

export const countries = pgTable('countries', {
  code: char('code', { length: 2 }).primaryKey(),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
});

export const places = pgTable('places', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  country: char('country', { length: 2 }).notNull(),
  admin1: text('admin1'),
  admin1Code: text('admin1_code'),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
  population: integer('population').notNull(),
  kind: text('kind', { enum: ['capital', 'seat', 'town', 'district'] }).notNull(),
  labels: jsonb('labels').$type<Record<string, string>>().notNull().default({}),
  point: cube('point').notNull().generatedAlwaysAs(sql`cube(array[]::float8[])`),
});

export const placeNames = pgTable('place_names', {
  placeId: integer('place_id').notNull(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  population: integer('population').notNull(),
  via: text('via', { enum: ['quarter', 'village', 'postcode', 'code'] }),
});

export const areas = pgTable('areas', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['country', 'region', 'airport'] }).notNull(),
  name: text('name').notNull(),
  country: char('country', { length: 2 }).notNull(),
  region: text('region'),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
  population: integer('population').notNull(),
  labels: jsonb('labels').$type<Record<string, string>>().notNull().default({}),
  box: doublePrecision('box').array(),
  largest: integer('largest').array().notNull().default([]),
});
