import { integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Photos of listings and of messages, and those that are of nothing yet; the bytes are files of the space. */
export const photos = pgTable(
  'photos',
  {
    tenantId,
    id: uuid('id').notNull(),
    /** Of a listing, of a message, or of nothing yet. */
    listingId: uuid('listing_id'),
    messageId: uuid('message_id'),
    /** Of one that is of nothing yet: in which conversation's form it waits. */
    threadId: uuid('thread_id'),
    authorId: uuid('author_id').notNull(),
    /** From 1 on; says nothing of one that is of nothing yet. */
    position: smallint('position').notNull(),
    alt: text('alt').notNull().default(''),
    /** Pixels. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Base64. */
    thumbhash: text('thumbhash').notNull(),
    smallSha256: text('small_sha256').notNull(),
    mediumSha256: text('medium_sha256').notNull(),
    largeSha256: text('large_sha256').notNull(),
    jpegSha256: text('jpeg_sha256').notNull(),
    createdAt: moment('created_at').notNull(),
    decisionId: uuid('decision_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
