import { ledgerEntries, sql } from '@entraide/db';
import { mayStep, type Plans, planStates, readPlatformPlans } from '@entraide/model/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { takeStripeEvent } from '../billing/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { type FakeStripe, startFakeStripe } from '../fake-stripe/index.ts';
import { refreshHealth } from '../health/index.ts';
import { planOf } from '../room/index.ts';
import { openStripe, type StripeEvent, type StripeGate } from '../stripe/index.ts';
import { runJobs, type TestSpace, testPlatform } from '../testing/index.ts';
import {
  choosePlan,
  listPlans,
  managePlan,
  PlanRuns,
  planInvoices,
  readPlan,
  reconcilePlan,
  refreshPlan,
  spacesAtStripe,
} from './index.ts';

const read = readPlatformPlans({
  graceDays: 14,
  plans: [
    { key: 'free', name: 'Gratuit', limits: { members: 3, ownDomain: false } },
    {
      key: 'garden',
      name: 'Jardin',
      trialDays: 30,
      prices: { EUR: { month: '9.00', year: '90' }, JPY: { month: '1500' } },
    },
    { key: 'park', name: 'Parc', limits: { members: 5000 }, prices: { EUR: { month: '29.50' } } },
  ],
});
if (!read.ok) throw new Error('the plans of the tests are wrong');
const plans: Plans = read.plans;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let fake: FakeStripe;
let stripe: StripeGate | null;
let space: TestSpace;
let admin: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
  fake = await startFakeStripe();
  stripe = openStripe({ STRIPE_SECRET_KEY: fake.secretKey, STRIPE_API_URL: fake.url, STRIPE_FEE_PERCENT: 0 });
});
afterAll(async () => {
  await fake.close();
  await platform.close();
});
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin' });
});

const now = () => new Date(fake.now() * 1000);
const ctx = (actor: MemberActor | null = admin, at = space) => at.ctx({ actor, plans, stripe, clock: now });
const park = { plan: 'park', currency: 'EUR', interval: 'month' };
const garden = { plan: 'garden', currency: 'EUR', interval: 'year' };
const sessionOf = (url: string) => url.split('/').at(-1)?.split(/[?#]/)[0] ?? '';
async function pay(what: object = park) {
  const url = await choosePlan(ctx(), what);
  fake.pay(sessionOf(url));
  await refreshPlan(ctx());
}
const standing = async () => (await readPlan(ctx())).standing;
const mails = async () =>
  (await space.mails()).flatMap(({ to, mail }) => (mail.kind === 'plan' ? [[to, mail.did]] : []));
const books = (at = space) =>
  platform.app.inTenant(at.tenant.id, (tx) =>
    tx
      .select({ kind: ledgerEntries.kind, amount: ledgerEntries.amount, currency: ledgerEntries.currency })
      .from(ledgerEntries),
  );

describe('choosing', () => {
  it('leaves taxes out, or to Stripe where the platform says so', async () => {
    const asked = async (taxes: Plans) => {
      const url = await choosePlan({ ...ctx(), plans: taxes }, park);
      const session = await stripe?.client.checkout.sessions.retrieve(sessionOf(url));
      expect(fake.pay(sessionOf(url))).toBe(true);
      return [session?.automatic_tax.enabled, session?.tax_id_collection?.enabled ?? false];
    };
    expect(await asked(plans)).toEqual([false, false]);
    space = await platform.openSpace();
    admin = await space.member({ role: 'admin' });
    expect(await asked({ ...plans, tax: 'automatic' })).toEqual([true, true]);
    await refreshPlan(ctx());
    expect(await standing()).toMatchObject({ state: 'active', amount: 2950 });
  });

  it('leads to Stripe, and changes nothing before it was paid', async () => {
    const url = await choosePlan(ctx(), park);
    expect(url).toMatch(/^http:\/\/localhost:\d+\//);
    await refreshPlan(ctx());
    expect(await planOf(ctx())).toMatchObject({ key: 'free' });
    fake.pay(sessionOf(url));
    await refreshPlan(ctx());
    expect(await standing()).toMatchObject({
      ...{ state: 'active', currency: 'EUR', every: 'month', amount: 2950 },
      periodEndsAt: expect.any(Date),
    });
    expect(await planOf(ctx())).toMatchObject({ key: 'park' });
    expect(await books()).toEqual([{ kind: 'plan', amount: 2950, currency: 'EUR' }]);
    expect(await planInvoices(ctx())).toMatchObject([{ amount: 2950, currency: 'EUR', paid: true }]);
  });

  it('begins with days to try, once a space', async () => {
    await pay(garden);
    expect(await standing()).toMatchObject({
      state: 'trialing',
      every: 'year',
      trialEndsAt: expect.any(Date),
    });
    expect(await books()).toEqual([]);
    const [subscription] = (await stripe?.client.subscriptions.list({ limit: 1 }))?.data ?? [];
    await stripe?.client.subscriptions.cancel(subscription?.id ?? '');
    await refreshPlan(ctx());
    expect(await standing()).toMatchObject({ state: 'ended', tried: true });
    await pay(garden);
    expect(await standing()).toMatchObject({ state: 'active' });
  });

  it.each([
    [{ ...park, plan: 'free' }, 'invalid'],
    [{ ...park, plan: 'forest' }, 'invalid'],
    [{ ...park, currency: 'USD' }, 'invalid'],
    [{ ...park, currency: 'JPY' }, 'invalid'],
    [{ ...park, interval: 'year' }, 'invalid'],
    [{ ...park, price: 'price_1' }, 'invalid'],
    [{ ...park, amount: 1 }, 'invalid'],
    [{}, 'invalid'],
  ])('%j is refused, and Stripe is not asked', async (wanted, code) => {
    await expect(choosePlan(ctx(), wanted)).rejects.toMatchObject({ code });
    expect(await standing()).toBeNull();
  });

  it('is for admins, and not there without a key or in another space', async () => {
    const moderator = await space.member({ role: 'moderator' });
    await expect(choosePlan(ctx(moderator), park)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(choosePlan(ctx(null), park)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(readPlan(ctx(moderator))).rejects.toMatchObject({ code: 'not-allowed' });
    const without = space.ctx({ actor: admin, plans });
    for (const verb of [() => choosePlan(without, park), () => managePlan(without)])
      await expect(verb()).rejects.toMatchObject({ code: 'not-found' });
    await expect(readPlan(space.ctx({ actor: admin }))).rejects.toMatchObject({ code: 'not-found' });
    await expect(managePlan(ctx())).rejects.toMatchObject({ code: 'not-found' });
    await pay();
    const other = await platform.openSpace();
    const boss = await other.member({ role: 'admin' });
    expect(await planOf(ctx(boss, other))).toMatchObject({ key: 'free' });
    expect(await planInvoices(ctx(boss, other))).toEqual([]);
  });

  it('in two windows: one page can be paid; while a plan runs none is opened, and its currency stays', async () => {
    const first = await choosePlan(ctx(), park);
    const second = await choosePlan(ctx(), garden);
    expect((await stripe?.client.checkout.sessions.retrieve(sessionOf(first)))?.status).toBe('expired');
    fake.pay(sessionOf(second));
    await expect(choosePlan(ctx(), park)).rejects.toBeInstanceOf(PlanRuns);
    await expect(
      choosePlan(ctx(), { plan: 'garden', currency: 'JPY', interval: 'month' }),
    ).rejects.toMatchObject({
      faults: [{ path: ['currency'] }],
    });
    expect(await standing()).toMatchObject({ state: 'trialing' });
  });

  it('eight times at once leaves one page that can be paid', async () => {
    const wanted = [park, garden, park, garden, park, garden, park, garden];
    await Promise.allSettled(wanted.map((one) => choosePlan(ctx(), one)));
    const customer = (
      await platform.app.inTenant(space.tenant.id, (tx) =>
        tx.execute<{ customer: string }>(sql`select customer from space_plans`),
      )
    )[0]?.customer;
    const open = await stripe?.client.checkout.sessions.list({ customer: customer ?? '', limit: 100 });
    expect(open?.data.filter(({ status }) => status === 'open')).toHaveLength(1);
  });
});

describe('a second subscription', () => {
  it('ends at once, and what was paid for it goes back', async () => {
    await pay();
    const row = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.execute<{ customer: string; subscription: string }>(
        sql`select customer, subscription from space_plans`,
      ),
    );
    const [{ customer, subscription } = { customer: '', subscription: '' }] = row;
    const price = (await stripe?.client.subscriptions.retrieve(subscription))?.items.data[0]?.price.id ?? '';
    // As a page of payment that was left open somewhere would.
    const session = await stripe?.client.checkout.sessions.create({
      ...{ mode: 'subscription', customer, line_items: [{ price, quantity: 1 }] },
      success_url: 'https://example.org/',
    });
    fake.pay(session?.id ?? '');
    await refreshPlan(ctx());
    await runJobs({ ...platform.worker, plans, stripe }, space.tenant.id, 'end_second_plan');
    const all = await stripe?.client.subscriptions.list({ customer, status: 'all' });
    const live = all?.data.filter(({ status }) => status === 'active') ?? [];
    expect(live.map(({ id }) => id)).toEqual([subscription]);
    const sum = (await books()).reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBe(2950);
    expect((await books()).map(({ kind }) => kind).sort()).toEqual(['plan', 'plan', 'refund']);
    expect(await standing()).toMatchObject({ state: 'active' });
  });
});

describe('what the operator sends back in Stripe’s own pages', () => {
  it('is in the books once, and the plan goes on', async () => {
    await pay();
    const invoice = (await planInvoices(ctx()))?.[0]?.id ?? '';
    const payments = await stripe?.client.invoicePayments.list({ invoice });
    const intent = payments?.data[0]?.payment.payment_intent;
    for (const amount of [500, 450])
      await stripe?.client.refunds.create({ payment_intent: String(intent), amount });
    for (const event of fake.events('charge.refunded').slice(-2))
      await takeStripeEvent(
        { ...platform.worker, db: platform.app, plans, stripe, clock: now },
        event as unknown as StripeEvent,
      );
    await reconcilePlan(ctx());
    expect((await books()).map(({ kind, amount }) => `${kind} ${amount}`).sort()).toEqual([
      'plan 2950',
      'refund -450',
      'refund -500',
    ]);
    expect(await standing()).toMatchObject({ state: 'active' });
  });
});

describe('a payment that fails', () => {
  it('is told, leaves the plan for days, then the limits of the free one, and paying brings it back', async () => {
    await pay();
    fake.failCards(true);
    fake.advance(32);
    await reconcilePlan(ctx());
    expect(await standing()).toMatchObject({ state: 'past-due', graceUntil: expect.any(Date) });
    expect(await planOf(ctx())).toMatchObject({ key: 'park' });
    await reconcilePlan(ctx());
    expect(await mails()).toEqual([[admin.email, 'payment-failed']]);
    const later = space.ctx({
      ...{ actor: admin, plans, stripe },
      clock: () => new Date(now().getTime() + 15 * 86_400_000),
    });
    await reconcilePlan(later);
    expect(['limited', 'ended']).toContain((await standing())?.state);
    expect(await planOf(ctx())).toMatchObject({ key: 'free' });
    fake.failCards(false);
  });

  it('a plan that its team ends keeps going to the end of what was paid', async () => {
    await pay();
    const before = await standing();
    const { data } = (await stripe?.client.subscriptions.list({ limit: 1 })) ?? { data: [] };
    await stripe?.client.subscriptions.update(data[0]?.id ?? '', { cancel_at_period_end: true });
    await refreshPlan(ctx());
    expect(await standing()).toMatchObject({ state: 'active', cancelsAt: before?.periodEndsAt });
    fake.advance(32);
    await reconcilePlan(ctx());
    expect(await standing()).toMatchObject({ state: 'ended' });
    expect(await planOf(ctx())).toMatchObject({ key: 'free' });
    expect(await mails()).toEqual([[admin.email, 'ended']]);
  });
});

describe('what Stripe tells', () => {
  const permutations = <T>(all: readonly T[]): T[][] =>
    all.length < 2
      ? [[...all]]
      : all.flatMap((one, i) => permutations(all.filter((_, j) => j !== i)).map((rest) => [one, ...rest]));

  it('in any order, three times each, at once: one state, one entry, one act', async () => {
    const url = await choosePlan(ctx(), park);
    const before = fake.events().length;
    fake.pay(sessionOf(url));
    const wanted = [
      'checkout.session.completed',
      'customer.subscription.created',
      'invoice.paid',
      'customer.subscription.updated',
    ];
    const told = fake
      .events()
      .slice(before)
      .filter(({ type }) => wanted.includes(type))
      .slice(0, 4);
    expect(told.length).toBeGreaterThanOrEqual(3);
    const platformCtx = { ...platform.worker, db: platform.app, plans, stripe };
    for (const order of permutations(told))
      await Promise.all(
        [...order, ...order, ...order].map((event) =>
          takeStripeEvent(platformCtx, event as unknown as StripeEvent),
        ),
      );
    expect(await standing()).toMatchObject({ state: 'active', amount: 2950 });
    expect(await books()).toHaveLength(1);
    const acts = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.execute(sql`select 1 from acts where action = 'plan.change'`),
    );
    expect(acts).toHaveLength(1);
  });

  it('of nobody here, or of the other mode, is put aside', async () => {
    await pay();
    const event = fake.events('invoice.paid').at(-1) as unknown as StripeEvent;
    const platformCtx = { ...platform.worker, db: platform.app, plans, stripe };
    const take = (more: object) => takeStripeEvent(platformCtx, { ...event, id: 'evt_x', ...more });
    expect(await take({ livemode: true })).toBe('put-aside');
    expect(await take({ data: { object: { id: 'in_1', customer: 'cus_nobody' } } })).toBe('put-aside');
  });
});

it('the database holds the same table of steps as the model', async () => {
  const wrong: string[] = [];
  for (const from of planStates)
    for (const to of planStates) {
      if (from === to) continue;
      const made = await platform.database.sql
        .begin(async (tx) => {
          await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
          await tx`alter table space_plans disable trigger space_plans__step`;
          await tx`insert into space_plans (live, customer, subscription, plan, state, changed_at) values (true, 'c', 's', 'p', ${from}, now())`;
          await tx`alter table space_plans enable trigger space_plans__step`;
          await tx`update space_plans set state = ${to}`;
          throw new Error('undone');
        })
        .catch((error: Error) => error.message);
      if ((made === 'undone') !== mayStep(from, to)) wrong.push(`${from} ${to}: ${made}`);
    }
  expect(wrong).toEqual([]);
});

it('operators see what every space pays, and which payment failed', async () => {
  await pay();
  const operate = { ...platform.worker, db: platform.database.db('platform'), operator: 'op', stripe, plans };
  await refreshHealth(operate, space.tenant.id);
  const { items, revenue, readSince, states } = await listPlans(operate);
  expect(items.find(({ slug }) => slug === space.tenant.slug)).toMatchObject({
    ...{ plan: 'park', state: 'active', amount: 2950, currency: 'EUR', every: 'month' },
  });
  expect(revenue.some(({ currency, amount }) => currency === 'EUR' && amount >= 2950)).toBe(true);
  expect(states.some(({ state, count }) => state === 'active' && count > 0)).toBe(true);
  expect(readSince).toBeInstanceOf(Date);
  expect((await listPlans(operate, { failed: true })).items).toEqual([]);
  expect((await listPlans({ ...operate, stripe: null })).items).toEqual([]);
  expect((await spacesAtStripe(operate)).map(({ id }) => id)).toContain(space.tenant.id);
});
