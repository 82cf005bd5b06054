import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const limitUses = pgTable(
  'limit_uses',
  {
    tenantId,
    name: text('name').notNull(),
    key: text('key').notNull(),
    fullAgainAt: moment('full_again_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.name, t.key] })],
);

export const knownBrowsers = pgTable(
  'known_browsers',
  {
    tenantId,
    memberId: uuid('member_id').notNull(),
    browserHash: text('browser_hash').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.memberId, t.browserHash] })],
);
