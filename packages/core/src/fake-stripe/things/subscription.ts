import type Stripe from 'stripe';
import { subscription as blank, subscriptionItem as blankItem, plan as blankPlan } from '../state/blanks.ts';
import type { Book, Order } from '../state/book.ts';
import type { Kinds, Sent } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { collect, type Line, lineOf, makeInvoice } from './invoice.ts';
import { APPLICATION } from './pay.ts';
import { endOfPeriod } from './period.ts';

export type Subscription = Kinds['subscription'];
export type Item = Sent<Stripe.SubscriptionItem>;

export function planOf(price: Kinds['price']): Sent<Stripe.Plan> {
  return {
    ...blankPlan,
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    product: price.product,
    usage_type: 'licensed',
  };
}

export const endFor = (price: Kinds['price'], anchor: number, after: number) =>
  endOfPeriod(anchor, after, price.recurring?.interval ?? 'month', price.recurring?.interval_count ?? 1);

/** What a subscription begins with; `order` is what was bought at Checkout. */
export function makeSubscription(
  world: World,
  book: Book,
  customer: Kinds['customer'],
  order: Order,
  method: Kinds['payment_method'] | null,
): Subscription {
  const { subscription: said } = order;
  const start = world.now();
  const id = world.id('subscription');
  const trial_end = said.trial_end ?? null;
  const recurring = order.lines.flatMap(({ price, quantity }) =>
    price?.recurring ? [{ price, quantity: quantity ?? 1 }] : [],
  );
  const items = recurring.map(
    ({ price, quantity }): Item => ({
      ...blankItem,
      id: `si_${letters(24)}`,
      object: 'subscription_item',
      created: start,
      current_period_start: start,
      current_period_end: trial_end ?? endFor(price, start, start),
      discounts: [],
      metadata: {},
      plan: planOf(price),
      price,
      quantity,
      subscription: id,
      tax_rates: [],
    }),
  );
  const subscription: Subscription = {
    ...blank,
    id,
    object: 'subscription',
    application: book.account ? APPLICATION : null,
    application_fee_percent: said.application_fee_percent ?? null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trial_end ?? start,
    billing_mode: { flexible: null, type: 'flexible' },
    billing_schedules: [],
    cancel_at_period_end: false,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: start,
    currency: recurring[0]?.price.currency ?? 'eur',
    customer: customer.id,
    default_payment_method: method?.id ?? null,
    description: said.description ?? null,
    discounts: [],
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: { object: 'list', data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    livemode: false,
    metadata: { ...said.metadata },
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    start_date: start,
    status: trial_end ? 'trialing' : 'incomplete',
    trial_end,
    trial_start: trial_end ? start : null,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: said.cancels_without_card ? 'cancel' : 'create_invoice',
      },
    },
  };
  customer.currency = subscription.currency;
  world.emit(book, 'customer.subscription.created', book.shelves.subscription.add(subscription));
  return subscription;
}

/** The lines of the period that each item is in. */
export function linesOf(book: Book, subscription: Subscription): Line[] {
  const free = subscription.status === 'trialing';
  return subscription.items.data.map((item) => {
    const name = book.shelves.product.get(item.price.product)?.name ?? '';
    const quantity = item.quantity ?? 1;
    return lineOf(subscription, item, {
      amount: free ? 0 : quantity * (item.price.unit_amount ?? 0),
      description: free ? `Trial period for ${name}` : `${quantity} × ${name}`,
      start: item.current_period_start,
      end: item.current_period_end,
    });
  });
}

/** Changes a subscription and tells what it was before. */
export function change(
  world: World,
  book: Book,
  subscription: Subscription,
  to: Partial<Subscription>,
): void {
  const before = Object.fromEntries(
    Object.keys(to).flatMap((key) => {
      const was = subscription[key as keyof Subscription];
      return JSON.stringify(was) === JSON.stringify(to[key as keyof Subscription]) ? [] : [[key, was]];
    }),
  );
  if (Object.keys(before).length === 0) return;
  Object.assign(subscription, to);
  world.emit(book, 'customer.subscription.updated', subscription, before);
}

/** It is over. */
export function end(
  world: World,
  book: Book,
  subscription: Subscription,
  reason: 'cancellation_requested' | 'payment_failed',
): void {
  const now = world.now();
  Object.assign(subscription, {
    status: 'canceled',
    canceled_at: subscription.canceled_at ?? now,
    ended_at: now,
    cancel_at_period_end: false,
  } satisfies Partial<Subscription>);
  if (subscription.cancellation_details) subscription.cancellation_details.reason = reason;
  book.pending.delete(subscription.id);
  world.emit(book, 'customer.subscription.deleted', subscription);
}

/** The next period begins, and is to be paid. */
export function renew(world: World, book: Book, subscription: Subscription): void {
  const items = subscription.items.data.map(
    (item): Item => ({
      ...item,
      current_period_start: item.current_period_end,
      current_period_end: endFor(item.price, subscription.billing_cycle_anchor, item.current_period_end),
    }),
  );
  const wasFree = subscription.status === 'trialing';
  change(world, book, subscription, {
    items: { ...subscription.items, data: items },
    ...(wasFree && { status: 'active' }),
  });
  const waiting = book.pending.get(subscription.id) ?? [];
  book.pending.delete(subscription.id);
  const invoice = makeInvoice(
    world,
    book,
    subscription,
    [...waiting, ...linesOf(book, subscription)],
    'subscription_cycle',
  );
  attempt(world, book, subscription, invoice);
}

/** Days after a refused payment at which it is tried again; after the last one the subscription ends. */
const TRIES = [3, 5, 7];

export function attempt(
  world: World,
  book: Book,
  subscription: Subscription,
  invoice: Kinds['invoice'],
): void {
  const days = TRIES[invoice.attempt_count];
  invoice.next_payment_attempt = days === undefined ? null : world.now() + days * 86_400;
  if (collect(world, book, invoice)) {
    if (subscription.status === 'past_due') change(world, book, subscription, { status: 'active' });
  } else if (days === undefined) end(world, book, subscription, 'payment_failed');
  else change(world, book, subscription, { status: 'past_due' });
}
