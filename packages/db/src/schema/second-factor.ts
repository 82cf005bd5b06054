import { bigint, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const memberFactors = pgTable(
  'member_factors',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind', { enum: ['passkey', 'totp'] }).notNull(),
    credentialId: text('credential_id'),
    host: text('host'),
    secret: text('secret').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull().default([]),
    label: text('label').notNull().default(''),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    tenantId,
    memberId: uuid('member_id').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.memberId, t.hash] })],
);

export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    tenantId,
    hash: text('hash').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.hash] })],
);
