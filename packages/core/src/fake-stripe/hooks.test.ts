import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './index.ts';

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

/** Somebody who is told, and answers with the next of these numbers; 200 when they are used up. */
async function listener(answers: number[] = []) {
  const heard: { body: string; signature: string }[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const status = answers.shift() ?? 200;
    if (status === 200) heard.push({ body, signature: String(request.headers['stripe-signature']) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toClose.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`, heard };
}

async function started(options: Parameters<typeof startFakeStripe>[0]) {
  const fake = await startFakeStripe({ retryAfterMs: [5, 5], ...options });
  toClose.push(() => fake.close());
  return { fake, stripe: new Stripe(fake.secretKey, { ...fake.sdk, maxNetworkRetries: 0 }) };
}

async function association(fake: FakeStripe, stripe: Stripe) {
  const { id } = await stripe.accounts.create({ type: 'standard' });
  fake.onboard(id);
  return id;
}

test('events are signed with the secret of their kind, in their order, and tried again on 5xx', async () => {
  const { url, heard } = await listener([503, 500]);
  const secrets = { webhookSecret: 'whsec_platform', connectSecret: 'whsec_connect' };
  const { fake, stripe } = await started({ webhookUrl: url, ...secrets });
  const { id } = await stripe.customers.create({ email: 'a@example.org' });
  await fake.settled();
  const [first] = heard;
  const event = stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', 'whsec_platform');
  expect(event).toMatchObject({ type: 'customer.created', livemode: false, data: { object: { id } } });
  expect(event.account).toBeUndefined();
  expect(() =>
    stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', 'whsec_connect'),
  ).toThrow();
  const account = await association(fake, stripe);
  await fake.settled();
  const last = heard.at(-1);
  expect(
    stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', 'whsec_connect'),
  ).toMatchObject({
    type: 'account.updated',
    account,
  });
  // It can be read back, of its own account only.
  expect(await stripe.events.retrieve(event.id)).toMatchObject({
    type: 'customer.created',
    pending_webhooks: 0,
  });
  expect((await stripe.events.list({ type: 'account.*' }, { stripeAccount: account })).data).toHaveLength(1);
  expect((await stripe.events.list({ type: 'account.updated' })).data).toEqual([]);
});

test('what nobody took stays undelivered', async () => {
  const { url, heard } = await listener([500, 500, 500]);
  const { fake, stripe } = await started({ webhookUrl: url });
  await stripe.customers.create({});
  await fake.settled();
  expect(heard).toEqual([]);
  const undelivered = await stripe.events.list({ delivery_success: false, types: ['customer.created'] });
  expect(undelivered.data.map(({ pending_webhooks }) => pending_webhooks)).toEqual([1]);
});

test('held: tests tell in their own order, twice, of another mode, and by hand', async () => {
  const { url, heard } = await listener();
  const { fake, stripe } = await started({ webhookUrl: url });
  fake.hold();
  for (const name of ['a', 'b']) await stripe.customers.create({ name });
  await fake.settled();
  expect(heard).toEqual([]);
  const [a, b] = fake.events('customer.created');
  if (!a || !b) throw new Error('two events were expected');
  for (const event of [b, a, a]) expect(await fake.deliver(event)).toBe(200);
  expect(heard.map(({ body }) => JSON.parse(body).id)).toEqual([b.id, a.id, a.id]);
  await fake.deliver(a, { livemode: true });
  expect(JSON.parse(heard.at(-1)?.body ?? '').livemode).toBe(true);
  fake.release();
  await fake.settled();
  expect(heard.slice(4).map(({ body }) => JSON.parse(body).id)).toEqual([a.id, b.id]);
});

test('signed by hand: old, forged, and while a secret is replaced', async () => {
  const { fake, stripe } = await started({ webhookSecret: 'whsec_old' });
  await stripe.customers.create({});
  const [event] = fake.events();
  if (!event) throw new Error('an event was expected');
  const check = ({ body, headers }: ReturnType<FakeStripe['signed']>, secret: string) =>
    stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret);
  expect(check(fake.signed(event), 'whsec_old').id).toBe(event.id);
  expect(() => check(fake.signed(event, { at: new Date(Date.now() - 301_000) }), 'whsec_old')).toThrow(
    /tolerance/,
  );
  expect(() => check(fake.signed(event, { secret: 'whsec_other' }), 'whsec_old')).toThrow(/No signatures/);
  const fresh = fake.rollSecret();
  for (const secret of ['whsec_old', fresh]) expect(check(fake.signed(event), secret).id).toBe(event.id);
  fake.endRoll();
  expect(() => check(fake.signed(event), 'whsec_old')).toThrow(/No signatures/);
  expect(check(fake.signed(event), fresh).id).toBe(event.id);
});
