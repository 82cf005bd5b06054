import { pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment, tenantId } from './columns.ts';

export const memberListLines = pgTable(
  'member_list_lines',
  {
    tenantId,
    emailHash: text('email_hash').notNull(),
    sinceYear: smallint('since_year'),
    keyMark: text('key_mark').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.emailHash] })],
);

export const memberImports = pgTable(
  'member_imports',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    sealed: bytea('sealed').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const memberNotes = pgTable(
  'member_notes',
  {
    tenantId,
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    authorId: uuid('author_id'),
    text: text('text').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
