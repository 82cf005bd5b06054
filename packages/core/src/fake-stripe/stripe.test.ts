import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './index.ts';

let fake: FakeStripe;
let stripe: Stripe;
beforeAll(async () => {
  fake = await startFakeStripe();
  stripe = new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 0 });
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.failCards(false);
  fake.failNext(0);
});

const urls = {
  success_url: 'https://example.org/done?id={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://example.org/plans',
};

async function monthly(unit_amount = 1900, interval: 'month' | 'year' = 'month') {
  const product = await stripe.products.create({ name: 'Association' });
  return stripe.prices.create({ product: product.id, currency: 'eur', unit_amount, recurring: { interval } });
}

async function association() {
  const account = await stripe.accounts.create({
    type: 'standard',
    country: 'FR',
    email: 'treasurer@example.org',
  });
  fake.onboard(account.id);
  return { stripeAccount: account.id };
}

const gift = (unit_amount: number, currency = 'eur'): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  line_items: [{ price_data: { currency, unit_amount, product_data: { name: 'Don' } }, quantity: 1 }],
  submit_type: 'donate',
  ...urls,
});

test('the catalogue: products and prices of several currencies', async () => {
  const product = await stripe.products.create({ name: 'Plan', metadata: { plan: 'plus' } });
  const amounts = { eur: 1900, jpy: 3000, kwd: 5500 };
  for (const [currency, unit_amount] of Object.entries(amounts)) {
    const price = await stripe.prices.create({
      product: product.id,
      currency,
      unit_amount,
      recurring: { interval: 'year' },
    });
    expect(price).toMatchObject({
      currency,
      unit_amount,
      type: 'recurring',
      recurring: { interval: 'year' },
    });
    expect(price.unit_amount_decimal?.toString()).toBe(String(unit_amount));
  }
  const once = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    unit_amount: 500,
    lookup_key: 'once',
  });
  expect((await stripe.prices.list({ product: product.id, type: 'recurring' })).data).toHaveLength(3);
  expect((await stripe.prices.list({ lookup_keys: ['once'] })).data.map(({ id }) => id)).toEqual([once.id]);
  await stripe.prices.update(once.id, { active: false });
  await stripe.products.update(product.id, { name: 'Plan, new', metadata: { plan: '' } });
  expect(await stripe.products.retrieve(product.id)).toMatchObject({ name: 'Plan, new', metadata: {} });
  expect((await stripe.prices.retrieve(once.id, { expand: ['product'] })).product).toMatchObject({
    name: 'Plan, new',
  });
  await expect(
    stripe.checkout.sessions.create({ mode: 'payment', line_items: [{ price: once.id }], ...urls }),
  ).rejects.toThrow(/inactive/);
});

test('a plan is bought at Checkout', async () => {
  const price = await monthly();
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    client_reference_id: 'space-1',
    metadata: { a: 'b' },
    subscription_data: { metadata: { space: '1' } },
    locale: 'fr',
    ...urls,
  });
  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 1900,
    subscription: null,
    livemode: false,
  });
  expect(fake.pay(session.id, { email: 'admin@example.org' })).toBe(true);
  const paid = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription.latest_invoice.payments', 'line_items', 'customer'],
  });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    client_reference_id: 'space-1',
    url: null,
    customer: { email: 'admin@example.org' },
    line_items: { data: [{ price: { id: price.id }, amount_total: 1900 }] },
  });
  const subscription = paid.subscription as Stripe.Subscription;
  const [item] = subscription.items.data;
  expect(subscription).toMatchObject({ status: 'active', metadata: { space: '1' } });
  const days = ((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)) / 86_400;
  expect(days).toBeGreaterThanOrEqual(28);
  expect(days).toBeLessThanOrEqual(31);
  expect(subscription.latest_invoice).toMatchObject({
    status: 'paid',
    amount_paid: 1900,
    parent: { subscription_details: { subscription: subscription.id, metadata: { space: '1' } } },
    payments: { data: [{ status: 'paid', payment: { type: 'payment_intent' } }] },
  });
  expect(() => fake.pay(session.id)).toThrow(/no longer/);
  expect((await stripe.checkout.sessions.listLineItems(session.id)).data).toHaveLength(1);
  expect((await stripe.checkout.sessions.list({ subscription: subscription.id })).data).toHaveLength(1);
  expect((await stripe.subscriptions.list({ price: price.id })).data).toHaveLength(1);
  const told = fake.events().map(({ type }) => type);
  for (const type of [
    'customer.subscription.created',
    'invoice.paid',
    'customer.subscription.updated',
    'checkout.session.completed',
  ])
    expect(told).toContain(type);
});

test('a card that is refused leaves the session open', async () => {
  const session = await stripe.checkout.sessions.create(gift(2000));
  expect(fake.pay(session.id, { card: false })).toBe(false);
  const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
  expect(open).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } },
  });
  expect(fake.pay(session.id)).toBe(true);
  const paid = await stripe.checkout.sessions.retrieve(session.id);
  expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
  expect(
    (await stripe.charges.list({ payment_intent: String(paid.payment_intent) })).data.map(
      ({ status }) => status,
    ),
  ).toEqual(['succeeded', 'failed']);
});

test('an association is paid directly, and the platform’s part is its own', async () => {
  const on = await association();
  const session = await stripe.checkout.sessions.create(
    {
      ...gift(5000),
      payment_intent_data: { application_fee_amount: 100, metadata: { member: '7' }, description: 'Don' },
    },
    on,
  );
  fake.pay(session.id);
  const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id, {}, on);
  const intent = await stripe.paymentIntents.retrieve(
    String(payment_intent),
    { expand: ['latest_charge.balance_transaction'] },
    on,
  );
  const charge = intent.latest_charge as Stripe.Charge;
  const moved = charge.balance_transaction as Stripe.BalanceTransaction;
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 5000,
    metadata: { member: '7' },
    application_fee_amount: 100,
  });
  expect(moved).toMatchObject({ amount: 5000, fee: 200, net: 4800, type: 'charge' });
  expect(moved.fee_details.map(({ type, amount }) => [type, amount])).toEqual([
    ['stripe_fee', 100],
    ['application_fee', 100],
  ]);
  expect((await stripe.applicationFees.list({ charge: charge.id })).data).toMatchObject([
    { amount: 100, account: on.stripeAccount },
  ]);
  // The platform itself has none of it.
  await expect(stripe.paymentIntents.retrieve(intent.id)).rejects.toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  await expect(stripe.checkout.sessions.retrieve(session.id)).rejects.toMatchObject({ statusCode: 404 });
  const told = fake.events('checkout.session.completed').at(-1);
  expect(told).toMatchObject({ account: on.stripeAccount, livemode: false });
  await expect(
    stripe.checkout.sessions.create({ ...gift(5000), payment_intent_data: { application_fee_amount: 100 } }),
  ).rejects.toThrow(/connected account/);
  await expect(
    stripe.checkout.sessions.create(
      { ...gift(500), payment_intent_data: { application_fee_amount: 501 } },
      on,
    ),
  ).rejects.toThrow(/larger/);
});

test('refunds: in parts, never more than was paid', async () => {
  const on = await association();
  const session = await stripe.checkout.sessions.create(
    { ...gift(5000), payment_intent_data: { application_fee_amount: 100 } },
    on,
  );
  await expect(stripe.refunds.create({ charge: 'ch_none' }, on)).rejects.toMatchObject({
    code: 'resource_missing',
  });
  fake.pay(session.id);
  const payment_intent = String((await stripe.checkout.sessions.retrieve(session.id, {}, on)).payment_intent);
  await expect(stripe.refunds.create({ payment_intent, amount: 5001 }, on)).rejects.toThrow(
    /greater than charge amount/,
  );
  for (const amount of [0, -1, 0.5])
    await expect(stripe.refunds.create({ payment_intent, amount }, on)).rejects.toMatchObject({
      param: 'amount',
      statusCode: 400,
    });
  const part = await stripe.refunds.create(
    { payment_intent, amount: 2000, refund_application_fee: true },
    on,
  );
  expect(part).toMatchObject({ amount: 2000, status: 'succeeded' });
  const moved = await stripe.balanceTransactions.retrieve(String(part.balance_transaction), {}, on);
  expect(moved).toMatchObject({ amount: -2000, fee: -40, net: -1960, type: 'refund' });
  await expect(stripe.refunds.create({ payment_intent, amount: 3001 }, on)).rejects.toThrow(
    /unrefunded amount/,
  );
  await stripe.refunds.create({ payment_intent }, on);
  await expect(stripe.refunds.create({ payment_intent }, on)).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
  const [charge] = (await stripe.charges.list({ payment_intent, expand: ['data.refunds'] }, on)).data;
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 5000 });
  expect(charge?.refunds?.data.map(({ amount }) => amount)).toEqual([3000, 2000]);
  expect((await stripe.refunds.list({ payment_intent }, on)).data).toHaveLength(2);
  const all = await stripe.balanceTransactions.list({ limit: 100 }, on).autoPagingToArray({ limit: 1000 });
  expect(all.reduce((sum, { net }) => sum + net, 0)).toBe(-100 - 100 + 40);
  expect(all.every(({ amount, fee, net }) => net === amount - fee)).toBe(true);
});

test('amounts that Stripe does not take', async () => {
  const cases: [number, string, string | undefined][] = [
    [-1, 'eur', 'parameter_invalid_integer'],
    [0.001, 'eur', 'parameter_invalid_integer'],
    [1e9, 'eur', 'amount_too_large'],
    [49, 'eur', 'amount_too_small'],
    [49, 'jpy', 'amount_too_small'],
    [5501, 'kwd', 'parameter_invalid_integer'],
    [1000, 'xyz', undefined],
  ];
  for (const [amount, currency, code] of cases)
    await expect(
      stripe.checkout.sessions.create(gift(amount, currency)),
      `${amount} ${currency}`,
    ).rejects.toMatchObject({
      statusCode: 400,
      code,
    });
  for (const [amount, currency] of [
    [50, 'jpy'],
    [5500, 'kwd'],
    [99_999_999, 'eur'],
  ] as const) {
    const session = await stripe.checkout.sessions.create(gift(amount, currency));
    fake.pay(session.id);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      amount_total: amount,
      currency,
      payment_status: 'paid',
    });
  }
  // Nothing to pay is no payment.
  const free = await stripe.checkout.sessions.create(gift(0));
  fake.pay(free.id);
  expect(await stripe.checkout.sessions.retrieve(free.id)).toMatchObject({
    payment_status: 'no_payment_required',
    payment_intent: null,
  });
});

test('what is asked wrongly is refused as Stripe does', async () => {
  const price = await monthly();
  const line_items = [{ price: price.id, quantity: 1 }];
  const wrong: [Stripe.Checkout.SessionCreateParams, RegExp][] = [
    [{ mode: 'payment', line_items, ...urls }, /recurring price/],
    [{ ...gift(1000), mode: 'subscription' }, /at least one recurring price/],
    [{ mode: 'subscription', line_items: [{ price: 'price_of_another' }], ...urls }, /No such price/],
    [{ mode: 'subscription', line_items, ...urls, success_url: '/done' }, /Not a valid URL/],
    [{ mode: 'subscription', line_items, ...urls, locale: 'ar' }, /locale/],
    [{ ...gift(1000), customer: 'cus_of_another' }, /No such customer/],
    [{ ...gift(1000), expires_at: fake.now() + 60 }, /30 minutes/],
    [{ mode: 'payment', ...urls }, /Missing required param: line_items/],
    [
      { ...gift(1000), phone_number_collection: { enabled: true } },
      /unknown parameter: phone_number_collection/,
    ],
  ];
  for (const [params, says] of wrong)
    await expect(stripe.checkout.sessions.create(params)).rejects.toThrow(says);
  await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
    statusCode: 404,
    type: 'StripeInvalidRequestError',
    code: 'resource_missing',
  });
  await expect(stripe.checkout.sessions.retrieve('cs_test_none', { expand: ['nothing'] })).rejects.toThrow();
  await expect(stripe.prices.retrieve(price.id, { expand: ['nothing'] })).rejects.toThrow(
    /cannot be expanded/,
  );
  await expect(stripe.topups.list()).rejects.toThrow(/Unrecognized request URL/);
});

test('keys: another one, one of the other mode, a publishable one', async () => {
  const price = await monthly();
  const as = (key: string) => new Stripe(key, { ...fake.sdk, maxNetworkRetries: 0 });
  await expect(as('sk_test_another').prices.list()).rejects.toMatchObject({
    statusCode: 401,
    type: 'StripeAuthenticationError',
  });
  await expect(as('sk_live_real').prices.list()).rejects.toMatchObject({ statusCode: 401 });
  await expect(as('sk_live_real').prices.retrieve(price.id)).rejects.toThrow(/live mode key was used/);
  await expect(as('pk_test_public').prices.list()).rejects.toMatchObject({
    statusCode: 403,
    code: 'secret_key_required',
  });
});

test('a request that is sent again does nothing again', async () => {
  const key = { idempotencyKey: 'the-same' };
  const twice = await Promise.all([1, 2].map(() => stripe.customers.create({ email: 'a@example.org' }, key)));
  expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
  await expect(stripe.customers.create({ email: 'b@example.org' }, key)).rejects.toMatchObject({
    type: 'StripeIdempotencyError',
  });
  const on = await association();
  // A key belongs to one account.
  expect((await stripe.customers.create({ email: 'b@example.org' }, { ...key, ...on })).id).not.toBe(
    twice[0]?.id,
  );
  // The answer is lost after the work was done: the SDK asks again with its key, and it is done once.
  const patient = new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 2 });
  fake.failNext(1, 500, { after: true });
  const customer = await patient.customers.create({ email: 'lost@example.org' });
  expect((await stripe.customers.list({ email: 'lost@example.org' })).data.map(({ id }) => id)).toEqual([
    customer.id,
  ]);
});

test('it fails when it is told to', async () => {
  fake.failNext(1, 429);
  await expect(stripe.customers.list()).rejects.toMatchObject({
    type: 'StripeRateLimitError',
    statusCode: 429,
  });
  fake.failNext(1);
  await expect(stripe.customers.list()).rejects.toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
  await stripe.customers.list();
});

test('lists: pages forward and back, by age', async () => {
  const on = await association();
  for (let i = 0; i < 7; i++) await stripe.customers.create({ name: `n${i}` }, on);
  const first = await stripe.customers.list({ limit: 3 }, on);
  expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
  expect(first.data.map(({ name }) => name)).toEqual(['n6', 'n5', 'n4']);
  const second = await stripe.customers.list({ limit: 3, starting_after: first.data[2]?.id ?? '' }, on);
  expect(second.data.map(({ name }) => name)).toEqual(['n3', 'n2', 'n1']);
  const back = await stripe.customers.list({ limit: 3, ending_before: second.data[0]?.id ?? '' }, on);
  expect(back.data.map(({ name }) => name)).toEqual(['n6', 'n5', 'n4']);
  const names: (string | null | undefined)[] = [];
  for await (const { name } of stripe.customers.list({ limit: 2 }, on)) names.push(name);
  expect(names).toHaveLength(7);
  expect((await stripe.customers.list({ created: { gte: fake.now() + 1 } }, on)).data).toEqual([]);
  expect(
    (await stripe.customers.list({ created: { gte: fake.now() - 60, lt: fake.now() + 60 } }, on)).data,
  ).toHaveLength(7);
  await expect(stripe.customers.list({ limit: 101 }, on)).rejects.toMatchObject({ param: 'limit' });
  await expect(stripe.customers.list({ starting_after: 'cus_none' }, on)).rejects.toMatchObject({
    code: 'resource_missing',
  });
});

test('an account that took our access back is closed to us', async () => {
  const on = await association();
  expect(await stripe.accounts.retrieve(on.stripeAccount)).toMatchObject({
    type: 'standard',
    charges_enabled: true,
  });
  fake.disconnect(on.stripeAccount);
  const closed = { statusCode: 403, code: 'account_invalid', type: 'StripePermissionError' };
  await expect(stripe.accounts.retrieve(on.stripeAccount)).rejects.toMatchObject(closed);
  await expect(stripe.checkout.sessions.create(gift(1000), on)).rejects.toMatchObject(closed);
  await expect(stripe.charges.list({}, { stripeAccount: 'acct_none' })).rejects.toMatchObject(closed);
  expect(fake.events('account.application.deauthorized').at(-1)).toMatchObject({
    account: on.stripeAccount,
    data: { object: { object: 'application' } },
  });
});
