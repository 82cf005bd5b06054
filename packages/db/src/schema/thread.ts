import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const threads = pgTable(
  'threads',
  {
    tenantId,
    id: uuid('id').notNull(),
    listingId: uuid('listing_id').notNull(),
    authorId: uuid('author_id').notNull(),
    starterId: uuid('starter_id').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastMessageAt: moment('last_message_at').notNull().defaultNow(),
    authorReadAt: moment('author_read_at'),
    starterReadAt: moment('starter_read_at'),
    held: boolean('held').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const messages = pgTable(
  'messages',
  {
    tenantId,
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    senderId: uuid('sender_id').notNull(),
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    decisionId: uuid('decision_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
