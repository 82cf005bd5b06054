import { bigint, boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

export const threads = pgTable(
  'threads',
  {
    tenantId,
    id: uuid('id').notNull(),
    /** Null: it is gone. */
    listingId: uuid('listing_id'),
    /** Null: they left; as the starter. */
    authorId: uuid('author_id'),
    starterId: uuid('starter_id'),
    createdAt: moment('created_at').notNull().defaultNow(),
    lastMessageAt: moment('last_message_at').notNull().defaultNow(),
    authorReadAt: moment('author_read_at'),
    starterReadAt: moment('starter_read_at'),
    held: boolean('held').notNull().default(false),
    authorNamed: boolean('author_named').notNull().default(false),
    chosenAt: moment('chosen_at'),
    passedOverAt: moment('passed_over_at'),
    authorMuted: boolean('author_muted').notNull().default(false),
    starterMuted: boolean('starter_muted').notNull().default(false),
    edition: bigint('edition', { mode: 'number' }).notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const messages = pgTable(
  'messages',
  {
    tenantId,
    id: uuid('id').notNull(),
    threadId: uuid('thread_id').notNull(),
    /** Null: they left. */
    senderId: uuid('sender_id'),
    /** Empty: photos alone. */
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    decisionId: uuid('decision_id'),
    /** In which its writer reads the space; null: before that was kept. */
    locale: text('locale'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const threadShares = pgTable(
  'thread_shares',
  {
    tenantId,
    threadId: uuid('thread_id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    kind: text('kind', { enum: ['place', 'phone'] }).notNull(),
    words: text('words').notNull(),
    createdAt: moment('created_at').notNull(),
    endsAt: moment('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.threadId, t.ownerId, t.kind] })],
);
