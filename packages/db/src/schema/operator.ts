import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

// Global, for the operator's role alone.

export const operators = pgTable('operators', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull(),
  name: text('name'),
  createdAt: moment('created_at').notNull(),
});

const operatorId = uuid('operator_id').notNull();

export const operatorFactors = pgTable(
  'operator_factors',
  {
    operatorId,
    kind: text('kind', { enum: ['passkey', 'totp', 'recovery'] }).notNull(),
    key: text('key').notNull(),
    secret: text('secret'),
    counter: bigint('counter', { mode: 'number' }).notNull().default(0),
    transports: text('transports').array().notNull().default([]),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.operatorId, t.kind, t.key] })],
);

export const operatorLinks = pgTable('operator_links', {
  operatorId: uuid('operator_id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  endsAt: moment('ends_at').notNull(),
});

export const operatorBrowsers = pgTable(
  'operator_browsers',
  { operatorId, browserHash: text('browser_hash').notNull(), usedAt: moment('used_at').notNull() },
  (t) => [primaryKey({ columns: [t.operatorId, t.browserHash] })],
);

export const operatorSessions = pgTable('operator_sessions', {
  id: text('id').primaryKey(),
  operatorId,
  createdAt: moment('created_at').notNull(),
  seenAt: moment('seen_at').notNull(),
  endsAt: moment('ends_at').notNull(),
});

export const operatorChallenges = pgTable('operator_challenges', {
  hash: text('hash').primaryKey(),
  endsAt: moment('ends_at').notNull(),
});
