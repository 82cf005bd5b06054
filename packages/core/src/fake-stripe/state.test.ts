import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFakeStripe } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fake-stripe-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a restart goes on from what was paid', async () => {
  const stateFile = join(folder, 'stripe.json');
  const first = await startFakeStripe({ stateFile });
  const stripe = new Stripe(first.secretKey, { ...first.sdk, maxNetworkRetries: 0 });
  const account = await stripe.accounts.create({ type: 'standard' });
  first.onboard(account.id);
  const on = { stripeAccount: account.id };
  const subscription_data = { application_fee_percent: 10 };
  const recurring = { interval: 'month' } as const;
  const line_items = [
    {
      price_data: { currency: 'eur', unit_amount: 900, product_data: { name: 'Cotisation' }, recurring },
      quantity: 1,
    },
  ];
  const ask = () =>
    stripe.checkout.sessions.create(
      { mode: 'subscription', line_items, subscription_data, success_url: 'https://example.org/' },
      on,
    );
  const [paid, open] = [await ask(), await ask()];
  first.pay(paid.id);
  first.advance(40);
  await first.close();

  const second = await startFakeStripe({ stateFile });
  expect(second.secretKey).toBe(first.secretKey);
  const again = new Stripe(second.secretKey, { ...second.sdk, maxNetworkRetries: 0 });
  expect(Math.abs(second.now() - Date.now() / 1000 - 40 * 86_400)).toBeLessThan(60);
  expect(
    (await again.invoices.list({ status: 'paid' }, on)).data.map(({ amount_paid }) => amount_paid),
  ).toEqual([900, 900]);
  expect(await again.checkout.sessions.retrieve(open.id, { expand: ['line_items'] }, on)).toMatchObject({
    status: 'expired',
    line_items: { data: [{ amount_total: 900 }] },
  });
  second.disconnect(account.id);
  await second.close();
  const third = await startFakeStripe({ stateFile });
  const last = new Stripe(third.secretKey, { ...third.sdk, maxNetworkRetries: 0 });
  await expect(last.accounts.retrieve(account.id)).rejects.toMatchObject({ statusCode: 403 });
  await third.close();
  expect(JSON.parse(await readFile(stateFile, 'utf8')).secretKey).toBe(first.secretKey);
});

test('thousands of payments are planted, and read page by page', async () => {
  const fake = await startFakeStripe();
  const stripe = new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 0 });
  const { id } = await stripe.accounts.create({ type: 'standard' });
  const on = { stripeAccount: id };
  const planted = fake.plant({
    account: id,
    payments: 2500,
    fee: () => 20,
    metadata: (i) => ({ member: String(i) }),
  });
  expect(new Set(planted.map((one) => one.id)).size).toBe(2500);
  let [count, amount, net] = [0, 0, 0];
  for await (const one of stripe.balanceTransactions.list({ limit: 100, type: 'charge' }, on)) {
    count++;
    amount += one.amount;
    net += one.net;
  }
  expect(count).toBe(2500);
  expect(amount).toBe(planted.reduce((sum, one) => sum + one.amount, 0));
  expect(net).toBeLessThan(amount - 2500 * 20);
  const month = await stripe.charges.list(
    { created: { gte: fake.now() - 30 * 86_400 }, limit: 100, expand: ['data.balance_transaction'] },
    on,
  );
  expect(month.data.every(({ created }) => created >= fake.now() - 30 * 86_400)).toBe(true);
  expect(month.data[0]?.balance_transaction).toMatchObject({ object: 'balance_transaction' });
  expect((await stripe.charges.list()).data).toEqual([]);
  expect(fake.events()).toEqual([]);
  await fake.close();
});
