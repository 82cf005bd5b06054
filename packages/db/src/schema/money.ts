import { bigint, boolean, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Global: which space a customer or an account at Stripe belongs to. Requests go through `stripe_owner()` and `own_stripe_id()`. */
export const stripeOwners = pgTable('stripe_owners', {
  stripeId: text('stripe_id').primaryKey(),
  live: boolean('live').notNull(),
  kind: text('kind', { enum: ['customer', 'account'] }).notNull(),
  tenantId: uuid('tenant_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const stripeEvents = pgTable(
  'stripe_events',
  {
    tenantId,
    /** As Stripe names it. */
    id: text('id').notNull(),
    type: text('type').notNull(),
    createdAt: moment('created_at').notNull(),
    receivedAt: moment('received_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const stripeReads = pgTable(
  'stripe_reads',
  {
    tenantId,
    /** What was read, as core names it. */
    subject: text('subject').notNull(),
    begun: bigint('begun', { mode: 'number' }).notNull().default(1),
    applied: bigint('applied', { mode: 'number' }).notNull().default(0),
    begunAt: moment('begun_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subject] })],
);

/** Every movement of money: added to and read, never changed. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    tenantId,
    id: uuid('id').notNull(),
    /** What members and friends pay the association, or what the association pays the platform. */
    book: text('book', { enum: ['association', 'plan'] }).notNull(),
    kind: text('kind', { enum: ['due', 'gift', 'plan', 'refund', 'fee', 'platform-fee'] }).notNull(),
    method: text('method', { enum: ['stripe', 'cash', 'transfer', 'cheque', 'other'] }).notNull(),
    /** In the smallest unit of the currency; what leaves is negative. */
    amount: bigint('amount', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    memberId: uuid('member_id'),
    /** Written once for each: `pi_…`, `re_…`, `hand:…`. */
    source: text('source').notNull(),
    /** The source of the payment that this goes back to or is taken from. */
    ofSource: text('of_source'),
    coversFrom: date('covers_from'),
    coversUntil: date('covers_until'),
    happenedAt: moment('happened_at').notNull(),
    enteredAt: moment('entered_at').notNull(),
    /** The member who typed it; null: read at Stripe. */
    enteredBy: uuid('entered_by'),
    note: text('note'),
    /** False: nobody paid it, it is of Stripe's test mode. */
    live: boolean('live').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
