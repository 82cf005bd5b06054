import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment, tenantId } from './columns.ts';

/** Global, for the operator's role alone: limits of what happens outside a space. */
export const platformLimitUses = pgTable(
  'platform_limit_uses',
  {
    name: text('name').notNull(),
    key: text('key').notNull(),
    fullAgainAt: moment('full_again_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.key] })],
);

/** Global: how often each space had the same text lately. Requests go through `trace_text()`. */
export const textTraces = pgTable(
  'text_traces',
  {
    hash: bytea('hash').notNull(),
    tenantId: uuid('tenant_id').notNull(),
    times: integer('times').notNull(),
    seenAt: moment('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.tenantId] })],
);

/** Global, for the operator's role alone: spaces that an association launched by itself. */
export const launches = pgTable('launches', {
  tenantId: uuid('tenant_id').primaryKey(),
  /** Null once it is forgotten. */
  email: text('email'),
  kind: text('kind').notNull(),
  country: text('country'),
  locale: text('locale').notNull(),
  heldFor: text('held_for', { enum: ['policy', 'look-alike'] }),
  looksLike: text('looks_like'),
  review: text('review', { enum: ['none', 'waiting', 'asked', 'approved', 'refused'] })
    .notNull()
    .default('none'),
  remark: text('remark'),
  answer: text('answer'),
  step: text('step', { enum: ['look', 'people', 'texts', 'ready'] })
    .notNull()
    .default('look'),
  createdAt: moment('created_at').notNull(),
  decidedAt: moment('decided_at'),
  decidedBy: text('decided_by'),
  openedAt: moment('opened_at'),
  toldAt: moment('told_at'),
});

export const inviteLinks = pgTable(
  'invite_links',
  {
    tenantId,
    code: text('code').notNull(),
    createdAt: moment('created_at').notNull(),
    uses: integer('uses').notNull().default(0),
    mostUses: integer('most_uses').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.code] })],
);
