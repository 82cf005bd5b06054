import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Whom the desk asks for: a caller, or somebody who left with it what they need. */
export const asks = pgTable(
  'asks',
  {
    tenantId,
    id: uuid('id').notNull(),
    /** Null: somebody without an account. */
    memberId: uuid('member_id'),
    name: text('name').notNull(),
    reach: text('reach', { enum: ['account', 'phone', 'email', 'visit'] }).notNull(),
    contact: text('contact').notNull().default(''),
    words: text('words').notNull().default(''),
    locale: text('locale').notNull(),
    state: text('state', { enum: ['waiting', 'asked', 'answered', 'declined'] })
      .notNull()
      .default('waiting'),
    answer: text('answer').notNull().default(''),
    listingId: uuid('listing_id'),
    wantsAnswers: boolean('wants_answers').notNull().default(false),
    takenBy: uuid('taken_by'),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
