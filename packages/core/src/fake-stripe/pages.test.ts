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

const urls = {
  success_url: 'https://example.org/done?id={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://example.org/back',
};

/** A page as a browser without JavaScript gets it; `press` is the button that it pressed. */
async function visit(
  url: string | null,
  press?: string,
  fields: Record<string, string> = {},
  language = 'en',
) {
  const answer = await fetch((url ?? '').replace('localhost', '127.0.0.1'), {
    redirect: 'manual',
    headers: { 'accept-language': language },
    ...(press && { method: 'POST', body: new URLSearchParams({ ...fields, do: press }) }),
  });
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
}

const donation = (locale: 'fr' | 'en' | 'auto' = 'en') =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      { price_data: { currency: 'eur', unit_amount: 2500, product_data: { name: 'Don <b>' } }, quantity: 1 },
    ],
    locale,
    ...urls,
  });

test('Checkout: refused, then paid, then over', async () => {
  const { id, url } = await donation();
  const open = await visit(url);
  expect(open).toMatchObject({ status: 200 });
  expect(open.text).toContain('TEST');
  expect(open.text).toContain('€25.00');
  expect(open.text).toContain('Don &lt;b&gt;');
  expect(await visit(url, 'refuse', { email: 'm@example.org' })).toMatchObject({
    status: 402,
    text: /* the form again */ expect.stringContaining('The card was refused'),
  });
  expect(await visit(url, 'cancel')).toMatchObject({ status: 303, to: urls.cancel_url });
  const paid = await visit(url, 'pay', { email: 'm@example.org', name: 'Maya' });
  expect(paid).toMatchObject({ status: 303, to: `https://example.org/done?id=${id}` });
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
    payment_status: 'paid',
    customer_details: { email: 'm@example.org', name: 'Maya' },
  });
  // A second tab pays nothing more.
  expect((await visit(url, 'pay')).status).toBe(410);
  expect(fake.events('charge.succeeded')).toHaveLength(1);
});

test('two tabs pay the same session at once: once', async () => {
  const { id, url } = await donation();
  const before = fake.events('charge.succeeded').length;
  const answers = await Promise.all([1, 2, 3].map(() => visit(url, 'pay')));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  expect(fake.events('charge.succeeded')).toHaveLength(before + 1);
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});

test('its languages: the session’s, else the browser’s', async () => {
  const french = await visit((await donation('fr')).url);
  expect(french.text).toContain('<html lang="fr" dir="ltr">');
  expect(french.text).toContain('Payer 25,00');
  const arabic = await visit((await donation('auto')).url, undefined, {}, 'ar-EG,ar;q=0.9');
  expect(arabic.text).toContain('<html lang="ar" dir="rtl">');
  expect((await visit((await donation('auto')).url, undefined, {}, 'de')).text).toContain('lang="en"');
});

test('an expired session is not paid', async () => {
  const { id, url } = await donation();
  await stripe.checkout.sessions.expire(id);
  expect((await visit(url, 'pay')).status).toBe(410);
  await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow(/status of expired/);
});

test('onboarding: left half-way, done with a new link, the old ones used up', async () => {
  const account = await stripe.accounts.create({
    type: 'standard',
    business_profile: { name: 'Les Voisins' },
  });
  const link = () =>
    stripe.accountLinks.create({
      account: account.id,
      type: 'account_onboarding',
      return_url: 'https://example.org/return',
      refresh_url: 'https://example.org/refresh',
    });
  const first = await link();
  expect((await visit(first.url)).text).toContain('Les Voisins');
  expect(await visit(first.url, 'leave')).toMatchObject({ status: 303, to: 'https://example.org/return' });
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    details_submitted: false,
    charges_enabled: false,
  });
  expect(await visit(first.url)).toMatchObject({ status: 303, to: 'https://example.org/refresh' });
  await visit((await link()).url, 'finish');
  expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: true,
  });
  expect(fake.events('account.updated').at(-1)).toMatchObject({ account: account.id });
});

test('no such page', async () => {
  for (const path of [
    '/',
    '/pay/cs_test_none',
    '/__proto__/a',
    '/setup/none',
    '/portal/x',
    '/invoices/x',
    '/receipts/x',
  ])
    expect((await visit(`${fake.url}${path}`)).status, path).toBe(404);
});

test('the portal: another plan, cancel and back, another card, invoices', async () => {
  const make = (unit_amount: number) =>
    stripe.prices.create({
      currency: 'eur',
      unit_amount,
      recurring: { interval: 'month' },
      product_data: { name: `Plan ${unit_amount}` },
    });
  const [small, big, hidden] = [await make(1900), await make(3900), await make(9900)];
  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price'],
        products: [small, big].map(({ id, product }) => ({ product: String(product), prices: [id] })),
        proration_behavior: 'always_invoice',
      },
    },
  });
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: small.id, quantity: 1 }],
    ...urls,
  });
  fake.pay(id);
  const session = await stripe.checkout.sessions.retrieve(id);
  const customer = String(session.customer);
  const subscription = String(session.subscription);
  const portal = await stripe.billingPortal.sessions.create({
    customer,
    configuration: configuration.id,
    return_url: 'https://example.org/plans',
  });
  const open = await visit(portal.url);
  for (const part of [
    'TEST',
    'Plan 1900',
    'Change to Plan 3900',
    'Cancel at the end',
    'https://example.org/plans',
    'Invoice ',
  ])
    expect(open.text).toContain(part);
  expect(open.text).not.toContain('Plan 9900');
  await visit(portal.url, 'change', { subscription, price: hidden.id });
  expect((await stripe.subscriptions.retrieve(subscription)).items.data[0]?.price.id).toBe(small.id);
  await visit(portal.url, 'change', { subscription, price: big.id });
  expect((await stripe.subscriptions.retrieve(subscription)).items.data[0]?.price.id).toBe(big.id);
  await visit(portal.url, 'stop', { subscription });
  expect(await stripe.subscriptions.retrieve(subscription)).toMatchObject({ cancel_at_period_end: true });
  expect((await visit(portal.url)).text).toContain('Do not cancel');
  await visit(portal.url, 'resume', { subscription });
  await visit(portal.url, 'bad-card');
  fake.advance(31);
  expect(await stripe.subscriptions.retrieve(subscription)).toMatchObject({
    status: 'past_due',
    cancel_at_period_end: false,
  });
  const [unpaid] = (await stripe.invoices.list({ subscription, status: 'open' })).data;
  expect((await visit(unpaid?.hosted_invoice_url ?? null, 'pay')).text).toContain('The card was refused');
  await visit(portal.url, 'card');
  expect((await visit(unpaid?.hosted_invoice_url ?? null, 'pay')).status).toBe(303);
  expect(await stripe.subscriptions.retrieve(subscription)).toMatchObject({ status: 'active' });
  // Without a configuration of ours: no other plan.
  const plain = await stripe.billingPortal.sessions.create({ customer });
  expect((await visit(plain.url)).text).not.toContain('Change to');
  await visit(plain.url, 'change', { subscription, price: small.id });
  expect((await stripe.subscriptions.retrieve(subscription)).items.data[0]?.price.id).toBe(big.id);
  // Somebody else’s subscription is not theirs to stop.
  const other = await stripe.billingPortal.sessions.create({
    customer: (await stripe.customers.create({})).id,
  });
  await visit(other.url, 'stop', { subscription });
  expect(await stripe.subscriptions.retrieve(subscription)).toMatchObject({ cancel_at_period_end: false });
  await expect(stripe.billingPortal.sessions.create({ customer: 'cus_none' })).rejects.toThrow(
    /No such customer/,
  );
});
