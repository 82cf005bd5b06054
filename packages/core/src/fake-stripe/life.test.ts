import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './index.ts';

const DAY = 86_400;
let fake: FakeStripe;
let stripe: Stripe;
beforeEach(async () => {
  // The first of a month with 30 days.
  fake = await startFakeStripe({ now: () => new Date('2026-11-01T09:00:00Z') });
  stripe = new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 0 });
});
afterEach(() => fake.close());

const price = async (unit_amount: number, interval: 'month' | 'year' = 'month', currency = 'eur') =>
  stripe.prices.create({
    currency,
    unit_amount,
    recurring: { interval },
    product_data: { name: `Plan ${unit_amount}` },
  });

async function subscribed(
  unit_amount = 3000,
  subscription_data: Stripe.Checkout.SessionCreateParams.SubscriptionData = {},
) {
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: (await price(unit_amount)).id, quantity: 1 }],
    subscription_data,
    success_url: 'https://example.org/',
  });
  fake.pay(id);
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['subscription'] });
  return session.subscription as Stripe.Subscription;
}

const again = ({ id }: Stripe.Subscription) =>
  stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
const invoices = async ({ id }: Stripe.Subscription) =>
  (await stripe.invoices.list({ subscription: id, limit: 100 })).data;
const ends = ({ items }: Stripe.Subscription) =>
  new Date((items.data[0]?.current_period_end ?? 0) * 1000).toISOString();

test('a period ends, and the next one is paid', async () => {
  const subscription = await subscribed();
  expect(ends(subscription)).toBe('2026-12-01T09:00:00.000Z');
  fake.advance(29);
  expect(await invoices(subscription)).toHaveLength(1);
  fake.advance(1);
  expect(ends(await again(subscription))).toBe('2027-01-01T09:00:00.000Z');
  // Three years at once leave nothing out.
  fake.advance(3 * 365);
  const all = await invoices(subscription);
  expect(all).toHaveLength(1 + 1 + 35);
  expect(all.every(({ status, amount_paid }) => status === 'paid' && amount_paid === 3000)).toBe(true);
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  expect(all[0]).toMatchObject({ billing_reason: 'subscription_cycle' });
  expect(all.at(-1)).toMatchObject({ billing_reason: 'subscription_create' });
  // Stripe keeps events for 30 days.
  expect(fake.events().every(({ created }) => created >= fake.now() - 30 * DAY)).toBe(true);
});

test('a payment that fails: tried again, then paid by hand', async () => {
  const subscription = await subscribed();
  fake.failCards(true);
  fake.advance(30);
  const late = await again(subscription);
  expect(late).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open', attempt_count: 1 } });
  const { id, next_payment_attempt } = late.latest_invoice as Stripe.Invoice;
  expect(next_payment_attempt).toBe(fake.now() + 3 * DAY);
  expect(fake.events('invoice.payment_failed')).toHaveLength(1);
  await expect(stripe.invoices.pay(id)).rejects.toMatchObject({
    type: 'StripeCardError',
    statusCode: 402,
    code: 'card_declined',
  });
  fake.failCards(false);
  expect(await stripe.invoices.pay(id)).toMatchObject({ status: 'paid' });
  expect(await again(subscription)).toMatchObject({ status: 'active' });
  await expect(stripe.invoices.pay(id)).rejects.toMatchObject({ code: 'invoice_already_paid' });
  const paid = await stripe.invoicePayments.list({ invoice: id });
  expect(paid.data).toMatchObject([{ status: 'paid', amount_paid: 3000 }]);
});

test('a payment that keeps failing ends the subscription, and one that works again does not', async () => {
  const lost = await subscribed(3000);
  const saved = await subscribed(4000);
  fake.failCards(true);
  fake.advance(30);
  await stripe.subscriptions.cancel(saved.id);
  fake.advance(3 + 5 + 7);
  expect(await again(lost)).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
  });
  expect(
    fake
      .events('invoice.payment_failed')
      .filter(({ data }) => 'amount_due' in data.object && data.object.amount_due === 3000),
  ).toHaveLength(4);
  await expect(stripe.subscriptions.update(lost.id, { metadata: { a: 'b' } })).rejects.toMatchObject({
    code: 'resource_missing',
  });
  fake.failCards(false);
  const kept = await subscribed(5000);
  fake.failCards(true);
  fake.advance(31);
  expect((await again(kept)).status).toBe('past_due');
  fake.failCards(false);
  fake.advance(3);
  expect((await again(kept)).status).toBe('active');
});

test('a trial: nothing paid, announced, then paid', async () => {
  const subscription = await subscribed(3000, { trial_period_days: 14, metadata: { space: '1' } });
  expect(subscription).toMatchObject({ status: 'trialing', trial_end: fake.now() + 14 * DAY });
  expect(await invoices(subscription)).toMatchObject([{ status: 'paid', total: 0 }]);
  fake.advance(10);
  expect(fake.events('customer.subscription.trial_will_end')).toHaveLength(0);
  fake.advance(2);
  expect(fake.events('customer.subscription.trial_will_end')).toHaveLength(1);
  fake.advance(2);
  expect(await again(subscription)).toMatchObject({
    status: 'active',
    latest_invoice: { total: 3000, status: 'paid' },
  });
  expect(fake.events('customer.subscription.trial_will_end')).toHaveLength(1);
  const short = await subscribed(3000, { trial_period_days: 30 });
  expect(await stripe.subscriptions.update(short.id, { trial_end: 'now' })).toMatchObject({
    status: 'active',
  });
});

test('cancelled at the end of the period, or not after all, or at once', async () => {
  const subscription = await subscribed();
  const stopping = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  expect(stopping).toMatchObject({
    status: 'active',
    cancel_at_period_end: true,
    cancel_at: stopping.items.data[0]?.current_period_end,
  });
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
  expect(await again(subscription)).toMatchObject({ cancel_at: null, canceled_at: null });
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  fake.advance(31);
  expect(await again(subscription)).toMatchObject({ status: 'canceled' });
  expect(await invoices(subscription)).toHaveLength(1);
  expect(fake.events('customer.subscription.deleted')).toHaveLength(1);
  const other = await subscribed();
  expect(await stripe.subscriptions.cancel(other.id)).toMatchObject({ status: 'canceled' });
  await expect(stripe.subscriptions.cancel(other.id)).rejects.toMatchObject({ statusCode: 404 });
  expect((await stripe.subscriptions.list()).data).toEqual([]);
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toHaveLength(2);
});

test('another plan in the middle of a month', async () => {
  const subscription = await subscribed(3000);
  const item = subscription.items.data[0]?.id ?? '';
  const bigger = await price(6000);
  fake.advance(15);
  await stripe.subscriptions.update(subscription.id, { items: [{ id: item, price: bigger.id }] });
  expect(await invoices(subscription)).toHaveLength(1);
  fake.advance(15);
  const [next] = await invoices(subscription);
  expect(next?.lines.data.map(({ amount }) => amount)).toEqual([-1500, 3000, 6000]);
  expect(next).toMatchObject({ total: 7500, amount_paid: 7500 });
  // Down again, at once: what was paid too much is taken off the next one.
  fake.advance(15);
  const smaller = await price(1000);
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, price: smaller.id }],
    proration_behavior: 'always_invoice',
  });
  const [credit] = await invoices(subscription);
  expect(credit).toMatchObject({ amount_due: 0, status: 'paid', billing_reason: 'subscription_update' });
  expect(credit?.total).toBeLessThan(0);
  const { balance } = (await stripe.customers.retrieve(String(subscription.customer))) as Stripe.Customer;
  expect(balance).toBe(credit?.total);
  fake.advance(16);
  const [after] = await invoices(subscription);
  expect(after).toMatchObject({
    total: 1000,
    amount_due: 0,
    starting_balance: balance,
    ending_balance: balance + 1000,
  });
  // A year instead of a month begins at once.
  const yearly = await price(12_000, 'year');
  const moved = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, price: yearly.id }],
    proration_behavior: 'none',
  });
  expect((moved.items.data[0]?.current_period_end ?? 0) - fake.now()).toBe(365 * DAY);
  const other = await price(1000, 'month', 'usd');
  await expect(
    stripe.subscriptions.update(subscription.id, { items: [{ id: item, price: other.id }] }),
  ).rejects.toThrow(/only supports `usd`/);
  await expect(
    stripe.subscriptions.update(subscription.id, { items: [{ id: 'si_none', price: yearly.id }] }),
  ).rejects.toThrow(/subscription item/);
});

test('a session nobody pays expires', async () => {
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: (await price(3000)).id, quantity: 1 }],
    success_url: 'https://example.org/',
  });
  fake.advance(2);
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired', url: null });
  expect(fake.events('checkout.session.expired')).toHaveLength(1);
});

test('yearly dues to an association: the platform’s part of every year', async () => {
  const account = await stripe.accounts.create({ type: 'standard' });
  fake.onboard(account.id);
  const on = { stripeAccount: account.id };
  const { id } = await stripe.checkout.sessions.create(
    {
      mode: 'subscription',
      line_items: [
        {
          price_data: {
            currency: 'eur',
            unit_amount: 2000,
            product_data: { name: 'Cotisation' },
            recurring: { interval: 'year' },
          },
          quantity: 1,
        },
      ],
      subscription_data: { application_fee_percent: 2.5, metadata: { member: '7' } },
      customer_email: 'member@example.org',
      success_url: 'https://example.org/',
    },
    on,
  );
  fake.pay(id);
  fake.advance(2 * 366);
  const list = await stripe.invoices.list({}, on);
  expect(
    list.data.map(({ amount_paid, parent }) => [amount_paid, parent?.subscription_details?.metadata?.member]),
  ).toEqual(Array(3).fill([2000, '7']));
  expect((await stripe.applicationFees.list()).data.map(({ amount }) => amount)).toEqual([50, 50, 50]);
  expect((await stripe.invoices.list()).data).toEqual([]);
  // An association that left is charged no more.
  fake.disconnect(account.id);
  fake.advance(366);
  expect((await stripe.applicationFees.list()).data).toHaveLength(3);
});
