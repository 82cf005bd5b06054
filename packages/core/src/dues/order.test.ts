import { duesCheckouts, ledgerEntries, receipts } from '@entraide/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { payingPlatform } from '../testing/index.ts';
import { payDues } from './index.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform({ feePercent: 2 });
});
afterAll(() => paying.close());

const WANTED = [
  'checkout.session.completed',
  'customer.subscription.created',
  'invoice.paid',
  'charge.succeeded',
];

function* ordersOf<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [at, thing] of things.entries())
    for (const rest of ordersOf([...things.slice(0, at), ...things.slice(at + 1)])) yield [thing, ...rest];
}

it('of yearly dues the events come in every order, three times and side by side: one end, each thing once', async () => {
  const space = await paying.openSpace();
  const before = new Set(paying.fake.events().map(({ id }) => id));
  const orders = [...ordersOf(WANTED)];
  const members = await Promise.all(orders.map(() => space.member()));
  const first: string[] = [];
  for (const member of members) {
    paying.pay((await payDues(space.ctx(member), { amount: '20', every: 'year' })).href);
    first.push(member.memberId);
  }
  const events = paying.fake.events().filter(({ id }) => !before.has(id));
  const ofType = WANTED.map((type) => events.filter((event) => event.type === type));
  for (const list of ofType) expect(list).toHaveLength(orders.length);
  // Stripe tells again what was answered with an error, as when the database is too busy.
  type Told = Parameters<typeof paying.tell>[0];
  const tell = async (event: Told): Promise<unknown> =>
    paying.tell(event).catch((error: { code?: string }) => {
      if (error.code !== 'unavailable') throw error;
      return tell(event);
    });
  const tellOrder = async (order: string[], n: number) => {
    const told = order.flatMap((type) => ofType[WANTED.indexOf(type)]?.[n] ?? []);
    for (const event of told) await Promise.all([tell(event), tell(event), tell(event)]);
    await Promise.all(told.map(tell));
  };
  for (let at = 0; at < orders.length; at += 6)
    await Promise.all(orders.slice(at, at + 6).map((order, n) => tellOrder(order, at + n)));
  const { rows, given, entered } = await inTenant(space.ctx(), async (tx) => ({
    rows: await tx.select().from(duesCheckouts),
    given: await tx.select().from(receipts),
    entered: await tx.select().from(ledgerEntries),
  }));
  expect(rows.every(({ state, subscriptionId }) => state === 'running' && subscriptionId !== null)).toBe(
    true,
  );
  expect(given.map(({ number }) => number).sort((a, b) => a - b)).toEqual(orders.map((_, n) => n + 1));
  expect(given.map(({ memberId }) => memberId).sort()).toEqual(first.sort());
  const counts = Object.fromEntries(
    ['due', 'fee', 'platform-fee'].map((kind) => [
      kind,
      entered.filter((entry) => entry.kind === kind).length,
    ]),
  );
  expect(counts).toEqual({ due: orders.length, fee: orders.length, 'platform-fee': orders.length });
  expect((await space.mails()).filter(({ mail }) => mail.kind === 'receipt')).toHaveLength(orders.length);
});
