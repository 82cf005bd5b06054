import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

/** Where an association is paid at Stripe. */
export const paymentAccounts = pgTable(
  'payment_accounts',
  {
    tenantId,
    /** As Stripe names it. */
    accountId: text('account_id').notNull(),
    live: boolean('live').notNull(),
    state: text('state', { enum: ['begun', 'asked', 'ready', 'disconnected'] }).notNull(),
    country: text('country').notNull(),
    currency: text('currency'),
    begunAt: moment('begun_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    comparedAt: moment('compared_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.accountId] })],
);

/** What somebody was sent to Stripe for, and what became of it. */
export const duesCheckouts = pgTable(
  'dues_checkouts',
  {
    tenantId,
    id: uuid('id').notNull(),
    accountId: text('account_id').notNull(),
    live: boolean('live').notNull(),
    kind: text('kind', { enum: ['due', 'gift'] }).notNull(),
    memberId: uuid('member_id'),
    payerName: text('payer_name'),
    payerEmail: text('payer_email'),
    /** In the smallest unit of the currency. */
    amount: bigint('amount', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    fee: bigint('fee', { mode: 'number' }).notNull(),
    everyYear: boolean('every_year').notNull(),
    locale: text('locale').notNull(),
    sessionId: text('session_id'),
    subscriptionId: text('subscription_id'),
    state: text('state', { enum: ['open', 'paid', 'running', 'failing', 'ended', 'expired'] })
      .notNull()
      .default('open'),
    stopsAt: moment('stops_at'),
    createdAt: moment('created_at').notNull(),
    changedAt: moment('changed_at').notNull(),
    endsAt: moment('ends_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const receiptYears = pgTable(
  'receipt_years',
  {
    tenantId,
    live: boolean('live').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.live, t.year] })],
);

export const receipts = pgTable(
  'receipts',
  {
    tenantId,
    id: uuid('id').notNull(),
    live: boolean('live').notNull(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    source: text('source').notNull(),
    accountId: text('account_id').notNull(),
    checkoutId: uuid('checkout_id').notNull(),
    kind: text('kind', { enum: ['due', 'gift'] }).notNull(),
    memberId: uuid('member_id'),
    payerName: text('payer_name').notNull(),
    payerAddress: text('payer_address'),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    paidAt: moment('paid_at').notNull(),
    coversFrom: date('covers_from'),
    coversUntil: date('covers_until'),
    mentions: jsonb('mentions').$type<Record<string, string>>().notNull(),
    issuedAt: moment('issued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);

export const duesRefunds = pgTable(
  'dues_refunds',
  {
    tenantId,
    id: uuid('id').notNull(),
    source: text('source').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    reason: text('reason').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: moment('asked_at').notNull(),
    refundId: text('refund_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
);
