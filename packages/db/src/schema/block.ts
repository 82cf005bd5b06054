import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const memberBlocks = pgTable(
  'member_blocks',
  {
    tenantId,
    id: uuid('id').notNull(),
    byId: uuid('by_id').notNull(),
    aboutId: uuid('about_id').notNull(),
    kind: text('kind', { enum: ['mute', 'block'] }).notNull(),
    said: text('said').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
