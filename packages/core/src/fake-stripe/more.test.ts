import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './index.ts';

let fake: FakeStripe;
let stripe: Stripe;
beforeAll(async () => {
  fake = await startFakeStripe();
  stripe = new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 0 });
});
afterAll(() => fake.close());

const success_url = 'https://example.org/';

test('customers: changed, read, gone', async () => {
  const { id } = await stripe.customers.create({ email: 'a@example.org', metadata: { a: '1', b: '2' } });
  expect(await stripe.customers.update(id, { name: 'Amal', metadata: { a: '' } })).toMatchObject({
    name: 'Amal',
    metadata: { b: '2' },
  });
  expect(await stripe.customers.update(id, { metadata: '' })).toMatchObject({ metadata: {} });
  expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
  expect(await stripe.customers.retrieve(id)).toMatchObject({ deleted: true });
  expect((await stripe.customers.list({ email: 'a@example.org' })).data).toEqual([]);
  await expect(stripe.customers.update(id, { name: 'B' })).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('a card, the movements and the papers of a subscription', async () => {
  const price_data = {
    currency: 'eur',
    unit_amount: 900,
    product_data: { name: 'Plan' },
    recurring: { interval: 'month' },
  } as const;
  const customer = await stripe.customers.create({ email: 'a@example.org' });
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price_data, quantity: 2 }],
    success_url,
  });
  fake.pay(session.id);
  const [subscription] = (
    await stripe.subscriptions.list({ customer: customer.id, expand: ['data.default_payment_method'] })
  ).data;
  expect(subscription?.default_payment_method).toMatchObject({ card: { last4: '4242' } });
  const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data;
  expect(await stripe.paymentMethods.retrieve(card?.id ?? '')).toMatchObject({
    customer: customer.id,
    type: 'card',
  });
  expect(
    (await stripe.customers.retrieve(customer.id, { expand: ['subscriptions'] })) as Stripe.Customer,
  ).toMatchObject({
    subscriptions: { data: [{ id: subscription?.id }] },
  });
  const [intent] = (await stripe.paymentIntents.list({ customer: customer.id })).data;
  expect(intent).toMatchObject({ amount: 1800, status: 'succeeded' });
  const charge = await stripe.charges.retrieve(String(intent?.latest_charge));
  expect((await fetch(charge.receipt_url?.replace('localhost', '127.0.0.1') ?? '')).status).toBe(200);
  expect((await stripe.balanceTransactions.list({ source: charge.id })).data).toMatchObject([
    { amount: 1800, reporting_category: 'charge' },
  ]);
  const [payment] = (
    await stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intent?.id ?? '' },
    })
  ).data;
  expect(await stripe.invoicePayments.retrieve(payment?.id ?? '')).toMatchObject({
    invoice: subscription?.latest_invoice,
    status: 'paid',
  });
  const invoice = await stripe.invoices.retrieve(String(subscription?.latest_invoice));
  expect(invoice.lines.data).toMatchObject([{ amount: 1800, quantity: 2, description: '2 × Plan' }]);
  expect((await fetch(invoice.hosted_invoice_url?.replace('localhost', '127.0.0.1') ?? '')).status).toBe(200);
  await expect(stripe.invoices.voidInvoice(invoice.id)).rejects.toThrow(/open/);
  const refund = await stripe.refunds.create({ charge: charge.id, reason: 'requested_by_customer' });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ amount: 1800, charge: charge.id });
  fake.failCards(true);
  fake.advance(31);
  const [open] = (await stripe.invoices.list({ status: 'open' })).data;
  expect(await stripe.invoices.voidInvoice(open?.id ?? '')).toMatchObject({ status: 'void' });
  fake.failCards(false);
});

test('accounts: found, changed, taken away', async () => {
  const account = await stripe.accounts.create({
    type: 'standard',
    country: 'TN',
    default_currency: 'tnd',
    metadata: { space: '1' },
  });
  expect(account).toMatchObject({
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    country: 'TN',
  });
  expect(account.requirements?.currently_due?.length).toBeGreaterThan(0);
  await stripe.accounts.update(account.id, { business_profile: { name: 'Amicale' } });
  expect((await stripe.accounts.retrieve(account.id)).business_profile).toMatchObject({
    name: 'Amicale',
    url: null,
  });
  expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([account.id]);
  // Before its onboarding it takes no payment.
  const line_items = [
    { price_data: { currency: 'tnd', unit_amount: 25_000, product_data: { name: 'Don' } }, quantity: 1 },
  ];
  const ask = () =>
    stripe.checkout.sessions.create(
      { mode: 'payment', line_items, success_url },
      { stripeAccount: account.id },
    );
  await expect(ask()).rejects.toThrow(/cannot currently make charges/);
  fake.onboard(account.id);
  const { id } = await ask();
  fake.pay(id);
  const fees = (await stripe.balanceTransactions.list({ currency: 'tnd' }, { stripeAccount: account.id }))
    .data;
  expect(fees).toMatchObject([{ amount: 25_000, fee: 375 + 80 }]);
  await stripe.accounts.del(account.id);
  await expect(ask()).rejects.toMatchObject({ code: 'account_invalid' });
  await expect(
    stripe.accountLinks.create({
      account: account.id,
      type: 'account_onboarding',
      return_url: success_url,
      refresh_url: success_url,
    }),
  ).rejects.toMatchObject({ statusCode: 403 });
});

test('configurations of the portal', async () => {
  const made = await stripe.billingPortal.configurations.create({
    features: { invoice_history: { enabled: true } },
  });
  const cancel = { subscription_cancel: { enabled: true, mode: 'immediately' } } as const;
  const changed = await stripe.billingPortal.configurations.update(made.id, {
    features: cancel,
    metadata: { a: 'b' },
  });
  expect(changed.features.subscription_cancel).toMatchObject({ enabled: true, mode: 'immediately' });
  expect(await stripe.billingPortal.configurations.retrieve(made.id)).toMatchObject({
    is_default: false,
    metadata: { a: 'b' },
  });
  expect((await stripe.billingPortal.configurations.list({ is_default: false })).data).toHaveLength(1);
  await expect(
    stripe.billingPortal.configurations.create({
      features: {
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price'],
          products: [{ product: 'prod_none', prices: ['price_none'] }],
        },
      },
    }),
  ).rejects.toMatchObject({ code: 'resource_missing' });
});

test('a payment that a bank takes back: answered with success, or lost', async () => {
  const account = await stripe.accounts.create({ type: 'standard' });
  fake.onboard(account.id);
  const on = { stripeAccount: account.id };
  const paid = async () => {
    const line_items = [
      { price_data: { currency: 'eur', unit_amount: 5000, product_data: { name: 'Don' } }, quantity: 1 },
    ];
    const { id } = await stripe.checkout.sessions.create({ mode: 'payment', line_items, success_url }, on);
    fake.pay(id);
    return String((await stripe.checkout.sessions.retrieve(id, {}, on)).payment_intent);
  };
  const [won, lost] = [await paid(), await paid()];
  for (const intent of [won, lost]) fake.dispute(intent);
  await expect(stripe.refunds.create({ payment_intent: won }, on)).rejects.toMatchObject({
    code: 'charge_disputed',
  });
  const read = async (payment_intent: string) => (await stripe.disputes.list({ payment_intent }, on)).data[0];
  expect(await read(won)).toMatchObject({ status: 'needs_response', amount: 5000 });
  fake.closeDispute((await read(won))?.id ?? '', 'won');
  fake.closeDispute((await read(lost))?.id ?? '', 'lost');
  expect(() => fake.closeDispute('dp_none', 'won')).toThrow(/No such dispute/);
  const nets = (dispute?: Stripe.Dispute) => dispute?.balance_transactions.map(({ net }) => net);
  expect(nets(await read(won))).toEqual([-7000, 5000]);
  expect(nets(await stripe.disputes.retrieve((await read(lost))?.id ?? '', {}, on))).toEqual([-7000]);
  const all = (await stripe.balanceTransactions.list({ limit: 100 }, on)).data;
  expect(all.reduce((sum, { net }) => sum + net, 0)).toBe(2 * (5000 - 100) - 2 * 7000 + 5000);
  expect(fake.events('charge.dispute.closed').map(({ account: at }) => at)).toEqual([account.id, account.id]);
  expect((await stripe.disputes.list()).data).toEqual([]);
});

test('an address at Checkout for tax: only of a known customer', async () => {
  const { id } = await stripe.customers.create({});
  const line_items = [
    { price_data: { currency: 'eur', unit_amount: 900, product_data: { name: 'Plan' } }, quantity: 1 },
  ];
  const asked = {
    mode: 'payment',
    line_items,
    success_url,
    automatic_tax: { enabled: true },
    customer_update: { address: 'auto' },
  } as const;
  expect(await stripe.checkout.sessions.create({ ...asked, customer: id })).toMatchObject({
    automatic_tax: { enabled: true },
  });
  await expect(stripe.checkout.sessions.create(asked)).rejects.toMatchObject({ param: 'customer_update' });
  const numbered = { ...asked, customer: id, tax_id_collection: { enabled: true } };
  await expect(stripe.checkout.sessions.create(numbered)).rejects.toMatchObject({ param: 'customer_update' });
});
