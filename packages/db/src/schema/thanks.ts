import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Who helped with a solved listing, as its author says. */
export const thanks = pgTable(
  'thanks',
  {
    tenantId,
    id: uuid('id').notNull(),
    listingId: uuid('listing_id').notNull(),
    authorId: uuid('author_id').notNull(),
    helped: text('helped', { enum: ['member', 'other', 'nobody'] }).notNull(),
    helperId: uuid('helper_id'),
    messageId: uuid('message_id'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
