import { acts, ledgerEntries, spacePlans, stripeEvents } from '@entraide/db';
import { noPlans, type Plans } from '@entraide/model/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, type PlatformCtx } from '../ctx/index.ts';
import { type FakeStripe, type SentEvent, startFakeStripe } from '../fake-stripe/index.ts';
import { choosePlan } from '../plan/index.ts';
import { readSettings } from '../settings/index.ts';
import { openStripe, type StripeGate, verifyStripeEvent } from '../stripe/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { reconcile, takeStripeEvent } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let fake: FakeStripe;
let stripe: StripeGate | null;
beforeAll(async () => {
  platform = await testPlatform();
  fake = await startFakeStripe();
  // It keeps events only for whom it may tell.
  fake.tellTo('http://127.0.0.1:9/');
  fake.hold();
  stripe = openStripe(readSettings({ STRIPE_SECRET_KEY: fake.secretKey, STRIPE_API_URL: fake.url }));
});
afterAll(async () => {
  await platform.close();
  await fake.close();
});

const plans: Plans = (() => {
  const [free] = noPlans.plans;
  if (!free) throw new Error('no free plan');
  const price = { currency: 'EUR', interval: 'month', amount: 1900 } as const;
  return { ...noPlans, plans: [free, { ...free, key: 'large', free: false, trialDays: 0, prices: [price] }] };
})();

const silent = { info() {}, warn() {}, error() {} };
const web = () => ({
  ...{ db: platform.app, clock: () => new Date(), log: silent, fileStore: platform.fileStore, plans, stripe },
  address: { scheme: 'https', port: null } as const,
});
/** As the door does it. */
function told(event: object, how?: Parameters<FakeStripe['signed']>[1], now = new Date()) {
  const { body, headers } = fake.signed(event, how);
  const signature = headers['stripe-signature'] ?? '';
  const believed = verifyStripeEvent([fake.webhookSecret], { signature, body, now });
  return believed
    ? takeStripeEvent(web() satisfies PlatformCtx, believed)
    : Promise.resolve('refused' as const);
}

/** A space whose admin has just paid for a plan, and the four events of that which nobody was told of. */
async function paid(): Promise<{ space: TestSpace; events: SentEvent[] }> {
  const space = await platform.openSpace();
  const admin = await space.member({ role: 'admin' });
  const before = new Set(fake.events().map(({ id }) => id));
  await choosePlan(space.ctx({ actor: admin, plans, stripe }), {
    ...{ plan: 'large', currency: 'EUR', interval: 'month' },
  });
  const [row] = await inTenant(space.ctx(), (tx) => tx.select().from(spacePlans));
  fake.pay(row?.checkout ?? '');
  const wanted = ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid'];
  const news = fake.events().filter(({ id }) => !before.has(id));
  const events = news.filter(({ type }) => wanted.includes(type));
  // The fourth: the plan is to end with what is paid.
  const { data } = await (stripe as StripeGate).client.subscriptions.list({ customer: row?.customer ?? '' });
  await (stripe as StripeGate).client.subscriptions.update(data[0]?.id ?? '', { cancel_at_period_end: true });
  const [ends] = fake.events('customer.subscription.updated').slice(-1);
  if (events.length !== 3 || !ends) throw new Error(`other events: ${news.map(({ type }) => type).join()}`);
  return { space, events: [...events, ends] };
}

/** What all of it came to. */
async function outcome(space: TestSpace) {
  return inTenant(space.ctx(), async (tx) => {
    const [plan] = await tx.select().from(spacePlans);
    const entries = await tx.select().from(ledgerEntries);
    const changes = (await tx.select().from(acts)).filter(({ action }) => action === 'plan.change');
    return {
      state: plan?.state,
      plan: plan?.plan,
      ends: plan?.cancelsAt !== null,
      paid: entries.map(({ amount, currency }) => `${amount} ${currency}`),
      changes: changes.map(({ details }) => `${details.from} > ${details.to}`),
      known: (await tx.select().from(stripeEvents)).length,
    };
  });
}
const once = {
  ...{ state: 'active', plan: 'large', ends: true, paid: ['1900 EUR'] },
  ...{ changes: ['free > active'], known: 4 },
};

/** A busy database is told again, as Stripe does. */
async function toldAtLast(event: SentEvent): Promise<string> {
  for (;;) {
    const answer = await told(event).catch((error: { code?: string }) => {
      if (error.code !== 'unavailable') throw error;
      return null;
    });
    if (answer !== null) return answer;
  }
}

/** Fifty under way until none is left. */
async function atOnce(events: readonly SentEvent[]): Promise<string[]> {
  const queue = [...events];
  const answers: string[] = [];
  const teller = async () => {
    for (let event = queue.shift(); event; event = queue.shift()) answers.push(await toldAtLast(event));
  };
  await Promise.all(Array.from({ length: 50 }, teller));
  return answers;
}

function ordersOf<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, at) =>
    ordersOf(things.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

describe('what Stripe tells of a plan', () => {
  it('comes to the same in each of its 24 orders, and counts once when it is told twice more, fifty at once', async () => {
    const all = [];
    for (let n = 0; n < 24; n++) all.push(await paid());
    const orders = all.map(({ events }, n) =>
      (ordersOf([0, 1, 2, 3])[n] ?? []).flatMap((at) => events[at] ?? []),
    );
    const first = await Promise.all(
      orders.map(async (order) => {
        const answers = [];
        for (const event of order) answers.push(await toldAtLast(event));
        return answers;
      }),
    );
    expect(first.flat().filter((one) => one === 'taken' || one === 'same')).toHaveLength(24 * 4);
    for (const { space } of all) expect(await outcome(space)).toEqual(once);
    expect(new Set(await atOnce([...orders.flat(), ...orders.flat()]))).toEqual(new Set(['known']));
    for (const { space } of all) expect(await outcome(space)).toEqual(once);
  }, 120_000);

  it('counts once when all of it comes at the same time, each event three times', async () => {
    const all = [];
    for (let n = 0; n < 6; n++) all.push(await paid());
    const events = all.flatMap((one) => one.events);
    const answers = await atOnce([...events, ...events, ...events]);
    for (const { space } of all) expect(await outcome(space)).toEqual(once);
    const count = (what: string) => answers.filter((one) => one === what).length;
    expect([count('taken') + count('same'), count('known')]).toEqual([6 * 4, 6 * 4 * 2]);
  }, 60_000);

  it('is put aside when it is of the other mode, of nobody here, or says nothing to us', async () => {
    const { space, events } = await paid();
    const [event] = events;
    if (!event) throw new Error('no event');
    expect(await told(event, { livemode: true })).toBe('put-aside');
    const stranger = { ...event, data: { object: { ...event.data.object, customer: 'cus_nobody' } } };
    expect(await told(stranger)).toBe('put-aside');
    expect(await told({ ...event, type: 'radar.early_fraud_warning.created' })).toBe('put-aside');
    expect(await told({ ...event, account: 'acct_nobody' })).toBe('put-aside');
    expect((await outcome(space)).known).toBe(0);
  });

  it('goes to the space that was written down, whatever its metadata says', async () => {
    const [one, other] = [await paid(), await paid()];
    const [event] = one.events;
    const lying = {
      ...event,
      data: { object: { ...event?.data.object, metadata: { tenant: other.space.tenant.id } } },
    };
    expect(await told(lying)).toBe('taken');
    expect((await outcome(one.space)).state).toBe('active');
    expect((await outcome(other.space)).state).toBe('free');
  });

  it('is found out the next day when it was never told, and then once', async () => {
    const { space } = await paid();
    const ctx = space.ctx({ plans, stripe, actor: { kind: 'job', name: 'reconcile_stripe' } });
    expect(await reconcile(ctx)).toMatchObject({ mended: 1 });
    expect(await reconcile(ctx)).toMatchObject({ mended: 0 });
    expect(await outcome(space)).toEqual({ ...once, known: 0 });
  });

  it('is told again when Stripe cannot be asked how things stand', async () => {
    const { space, events } = await paid();
    const [event] = events;
    fake.failNext(10, 500);
    await expect(told(event ?? {})).rejects.toMatchObject({ code: 'unavailable' });
    fake.failNext(0);
    expect((await outcome(space)).known).toBe(0);
    expect(await told(event ?? {})).toBe('taken');
  });

  it('says to the minute what is believed: nothing forged, stale or of the future', async () => {
    const { events } = await paid();
    const [event] = events;
    const shift = (seconds: number) => ({ at: new Date(Date.now() + seconds * 1000) });
    const tries = [-86_400, -3600, -301, 301, 3600, 86_400].map((by) => told(event ?? {}, shift(by)));
    const forged = Array.from({ length: 200 }, (_, n) =>
      told(event ?? {}, { secret: `whsec_forged${n}${'x'.repeat(20)}` }),
    );
    const answers = new Set(await Promise.all([...tries, ...forged]));
    expect([...answers]).toEqual(['refused']);
  });
});
