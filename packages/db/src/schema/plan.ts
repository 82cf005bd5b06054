import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment, tenantId } from './columns.ts';

const state = () =>
  text('state', { enum: ['free', 'trialing', 'active', 'past-due', 'grace', 'limited', 'ended'] }).notNull();
const every = () => text('every', { enum: ['month', 'year'] });

export const spacePlans = pgTable(
  'space_plans',
  {
    tenantId,
    /** Of Stripe's two worlds: false for tests. */
    live: boolean('live').notNull(),
    customer: text('customer').notNull(),
    subscription: text('subscription'),
    /** A key of platform.yaml. */
    plan: text('plan'),
    currency: text('currency'),
    every: every(),
    /** In the smallest unit of the currency. */
    amount: bigint('amount', { mode: 'number' }),
    state: state().default('free'),
    periodEndsAt: moment('period_ends_at'),
    trialEndsAt: moment('trial_ends_at'),
    cancelsAt: moment('cancels_at'),
    graceUntil: moment('grace_until'),
    tried: boolean('tried').notNull().default(false),
    checkout: text('checkout'),
    checkouts: integer('checkouts').notNull().default(0),
    changedAt: moment('changed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.live] })],
);

/** Global: of every space, for the operators. */
export const planFigures = pgTable(
  'plan_figures',
  {
    tenantId: uuid('tenant_id').notNull(),
    live: boolean('live').notNull(),
    plan: text('plan'),
    state: state(),
    currency: text('currency'),
    every: every(),
    amount: bigint('amount', { mode: 'number' }),
    periodEndsAt: moment('period_ends_at'),
    graceUntil: moment('grace_until'),
    changedAt: moment('changed_at').notNull(),
    revenue: jsonb('revenue')
      .$type<{ month: string; currency: string; amount: number }[]>()
      .notNull()
      .default([]),
    /** Of the slowest event of the last day, in seconds. */
    webhookLagS: integer('webhook_lag_s'),
    /** At Stripe, last. */
    readAt: moment('read_at'),
    refreshedAt: moment('refreshed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.live] })],
);
