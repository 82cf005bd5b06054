import { ledgerEntries, sql } from '@entraide/db';
import { newId } from '@entraide/model';
import { totalsOf } from '@entraide/model/treasury';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { enterMovements, type Movement, paidUntilOf } from '../ledger/index.ts';
import { listMembers, readMember } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import {
  enterPayment,
  exportPayments,
  listPayments,
  readPayment,
  readYear,
  takeBackPayment,
  whoPaid,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let admin: MemberActor;
let ana: MemberActor;
const clock = () => new Date('2026-06-15T10:00:00Z');
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin', displayName: 'Trésor' });
  ana = await space.member({ displayName: 'Ana Été' });
});

const as = (actor: MemberActor | null = admin) => space.ctx({ actor, clock });
const cash = (given: object = {}) => ({
  ...{
    key: crypto.randomUUID(),
    memberId: ana.memberId,
    kind: 'due',
    method: 'cash',
    amount: '35',
    currency: 'EUR',
  },
  ...{ paidOn: '2026-06-14', covers: 2026, ...given },
});
const untilOf = ({ memberId }: MemberActor) =>
  platform.app.inTenant(space.tenant.id, (tx) => paidUntilOf(as(), tx, memberId));
const enterAll = (movements: Movement[]) =>
  platform.app.inTenant(space.tenant.id, (tx) => enterMovements({ clock }, tx, movements));
const movement = (given: Partial<Movement> = {}): Movement => ({
  ...{ book: 'association', kind: 'gift', method: 'transfer', amount: 100, currency: 'EUR' },
  ...{ source: `test:${newId()}`, happenedAt: new Date('2026-03-01T12:00:00Z'), live: true, ...given },
});
async function exported(year = 2026, actor = admin) {
  const lines = [];
  for await (const batch of await exportPayments(as(actor), { year })) lines.push(...batch);
  return lines;
}

describe('a payment that is entered by hand', () => {
  it('is in the books, and its member has paid', async () => {
    await enterPayment(as(), cash({ note: '  reçu  n° 4 ' }));
    const { items, totals } = await listPayments(as());
    expect(items).toMatchObject([
      {
        ...{ kind: 'due', method: 'cash', amount: 3500, currency: 'EUR', refunded: 0, state: 'paid' },
        ...{ name: 'Ana Été', memberId: ana.memberId, note: 'reçu n° 4', live: true },
        ...{ coversFrom: '2026-01-01', coversUntil: '2026-12-31' },
      },
    ]);
    expect(totals).toMatchObject([{ currency: 'EUR', dues: 3500, net: 3500 }]);
    expect(await untilOf(ana)).toBe('2026-12-31');
    const [act] = await listActs(as(), { noun: 'money' });
    expect(act).toMatchObject({
      action: 'money.enter',
      to: 'Ana Été',
      details: { amount: 3500, currency: 'EUR' },
    });
    expect(JSON.stringify(act)).not.toContain('reçu');
  });

  it('may be of somebody without an account, whose dues cover nothing', async () => {
    await enterPayment(as(), cash({ memberId: null, payer: 'Mme Lune', method: 'cheque', covers: null }));
    const { items } = await listPayments(as(), { q: 'lune' });
    expect(items).toMatchObject([{ name: 'Mme Lune', memberId: null, coversUntil: null }]);
  });

  it('covers twelve months after what is paid already, also when two are entered at once', async () => {
    const both = [cash({ covers: '12-months' }), cash({ covers: '12-months', method: 'transfer' })];
    await Promise.all(both.map((one) => enterPayment(as(), one)));
    expect(await untilOf(ana)).toBe('2028-06-13');
  });

  it.each([
    [{ amount: '' }, 'amount', 'not-an-amount'],
    [{ amount: '-5' }, 'amount', 'not-an-amount'],
    [{ amount: '1e9' }, 'amount', 'not-an-amount'],
    [{ amount: '0' }, 'amount', 'too-small'],
    [{ amount: '0.001' }, 'amount', 'too-fine'],
    [{ amount: '12,5', currency: 'JPY' }, 'amount', 'too-fine'],
    [{ amount: '1000000000' }, 'amount', 'too-large'],
    [{ currency: 'EUX' }, 'currency', 'custom'],
    [{ paidOn: '2026-06-16' }, 'paidOn', 'in-the-future'],
    [{ paidOn: '0206-06-14' }, 'paidOn', 'too-long-ago'],
    [{ paidOn: 'hier' }, 'paidOn', 'invalid_format'],
    [{ memberId: null, payer: ' ' }, 'payer', 'nobody'],
    [{ memberId: newId() }, 'memberId', 'no-such-member'],
    [{ covers: null }, 'covers', 'nothing-covered'],
    [{ method: 'stripe' }, 'method', 'invalid_value'],
    [{ kind: 'refund' }, 'kind', 'invalid_value'],
    [{ note: 'x'.repeat(201) }, 'note', 'too_big'],
  ])('is refused with %j', async (given, field, code) => {
    await expect(enterPayment(as(), cash(given))).rejects.toMatchObject({
      faults: [{ path: [field], code }],
    });
    expect((await listPayments(as())).items).toEqual([]);
  });

  it('is one, however often its form is sent; changed, the form is refused', async () => {
    const form = cash();
    await Promise.all(Array.from({ length: 20 }, () => enterPayment(as(), form)));
    await enterPayment(as(), form);
    expect((await listPayments(as())).items).toHaveLength(1);
    await expect(enterPayment(as(), { ...form, amount: '36' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await listActs(as(), { noun: 'money' })).toHaveLength(1);
  });

  it('has the decimals of its currency', async () => {
    await enterPayment(as(), cash({ amount: '1200', currency: 'JPY' }));
    await enterPayment(as(), cash({ amount: '1,250', currency: 'TND' }));
    expect((await listPayments(as())).totals).toMatchObject([
      { currency: 'JPY', dues: 1200 },
      { currency: 'TND', dues: 1250 },
    ]);
  });
});

describe('who may', () => {
  it('only admins enter, take back, list and take away', async () => {
    await enterPayment(as(), cash());
    const [payment] = (await listPayments(as())).items;
    const all = (actor: MemberActor | null) => [
      enterPayment(as(actor), cash()),
      takeBackPayment(as(actor), payment?.id ?? '', { key: crypto.randomUUID(), amount: '1', reason: 'x' }),
      whoPaid(as(actor), { q: 'ana' }),
      listPayments(as(actor)),
      readPayment(as(actor), payment?.id ?? ''),
      readYear(as(actor)),
      exportPayments(as(actor), { year: 2026 }),
    ];
    const moderator = await space.member({ role: 'moderator' });
    for (const actor of [ana, moderator])
      for (const one of all(actor)) await expect(one).rejects.toMatchObject({ code: 'not-allowed' });
    for (const one of all(null)) await expect(one).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect((await listPayments(as())).items).toHaveLength(1);
  });

  it('another space has books of its own', async () => {
    await enterPayment(as(), cash());
    const [payment] = (await listPayments(as())).items;
    const other = await platform.openSpace();
    const theirs = other.ctx({ actor: await other.member({ role: 'admin' }), clock });
    expect((await listPayments(theirs)).items).toEqual([]);
    await expect(readPayment(theirs, payment?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(enterPayment(theirs, cash())).rejects.toMatchObject({
      faults: [{ code: 'no-such-member' }],
    });
    const took = await exportPayments(theirs, { year: 2026 });
    expect((await took.next()).done).toBe(true);
  });

  it('an admin with a second factor confirms before the books are taken away', async () => {
    const proven = { ...admin, hasSecondFactor: true, secondFactorAt: new Date('2026-06-15T09:00:00Z') };
    await expect(exported(2026, proven)).rejects.toMatchObject({ code: 'second-factor-needed' });
    await exported(2026, { ...proven, secondFactorAt: clock() });
    expect(await listActs(as(), { noun: 'money' })).toMatchObject([
      { action: 'money.export', details: { year: 2026 } },
    ]);
  });

  it('the team sees who has paid, and an operator who is here to help does not', async () => {
    const moderator = await space.member({ role: 'moderator' });
    expect((await readMember(as(moderator), ana.memberId)).dues).toBeNull();
    await enterPayment(as(), cash());
    const paid = { until: '2026-12-31', standing: 'paid' };
    expect((await readMember(as(moderator), ana.memberId)).dues).toEqual(paid);
    const only = async (only: string) =>
      (await listMembers(as(moderator), { only })).items.map(({ id }) => id);
    expect(await only('paid')).toEqual([ana.memberId]);
    expect(await only('soon')).toEqual([]);
    expect((await only('unpaid')).sort()).toEqual([admin.memberId, moderator.memberId].sort());
    const listed = await listMembers(as(moderator), { q: ana.email });
    expect(listed).toMatchObject({ takesDues: true, items: [{ dues: paid }] });
    const visit = {
      ...{ kind: 'support', operator: 'Zoé', visitId: newId(), until: new Date('2026-06-15T11:00:00Z') },
    } as never;
    const seen = await listMembers(space.ctx({ actor: visit, clock }), { only: 'paid' });
    expect(seen.takesDues).toBe(false);
    expect(seen.items.every(({ dues }) => dues === null)).toBe(true);
    expect(seen.items.length).toBeGreaterThan(1);
  });
});

describe('what is taken back', () => {
  async function paid(given: object = {}) {
    await enterPayment(as(), cash(given));
    const [payment] = (await listPayments(as(), { memberId: ana.memberId })).items;
    if (!payment) throw new Error('nothing was entered');
    const now = () => readPayment(as(), payment.id);
    const back = (amount: string, key: string = crypto.randomUUID()) =>
      takeBackPayment(as(), payment.id, { key, amount, reason: 'saisi deux fois' });
    return { payment, now, back };
  }

  it('stands beside what was entered; dues that are taken back as a whole count no more', async () => {
    const { now, back } = await paid();
    await back('10');
    expect(await now()).toMatchObject({ state: 'refunded-in-part', refunded: 1000, amount: 3500 });
    expect(await untilOf(ana)).toBe('2026-12-31');
    await back('25,00');
    expect(await now()).toMatchObject({ state: 'refunded', refunded: 3500 });
    expect(await untilOf(ana)).toBeNull();
    expect((await listPayments(as())).totals).toMatchObject([{ dues: 3500, refunds: -3500, net: 0 }]);
    expect(await exported()).toHaveLength(3);
  });

  it('is never more than what was paid, also at once', async () => {
    const { now, back } = await paid();
    await expect(back('35,01')).rejects.toMatchObject({
      faults: [{ path: ['amount'], code: 'more-than-left' }],
    });
    const tried = await Promise.allSettled(Array.from({ length: 12 }, () => back('10')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of tried)
      if (one.status === 'rejected') expect(['invalid', 'conflict']).toContain(one.reason.code);
    expect(await now()).toMatchObject({ refunded: 3000 });
  });

  it('is one, however often its form is sent', async () => {
    const { now, back } = await paid();
    const key = crypto.randomUUID();
    await Promise.all(Array.from({ length: 10 }, () => back('20', key)));
    await back('20', key);
    expect(await now()).toMatchObject({ refunded: 2000 });
    await expect(back('5', key)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is nothing that was paid at Stripe: that goes back through Stripe', async () => {
    const [entry] = await enterAll([movement({ method: 'stripe', source: 'pi_1' })]);
    const back = takeBackPayment(as(), entry?.id ?? '', {
      key: crypto.randomUUID(),
      amount: '1',
      reason: 'x',
    });
    await expect(back).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the list', () => {
  it('goes on page by page, each payment once, whatever happened at the same moment', async () => {
    await enterAll(Array.from({ length: 120 }, (_, n) => movement({ amount: n + 1 })));
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const { items, next } = await listPayments(as(), { year: 2026, ...(after && { after }) });
      seen.push(...items.map(({ id }) => id));
      after = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    for (const after of ['x', '2026_y', `${newId()}_${newId()}`, "2026-01-01_'"])
      expect((await listPayments(as(), { after })).items).toHaveLength(50);
  });

  it('finds by who, what for, how and when; a refund belongs to its payment and to its own year', async () => {
    const pi = movement({
      method: 'stripe',
      kind: 'gift',
      amount: 5000,
      source: 'pi_2',
      memberId: ana.memberId,
    });
    await enterAll([
      { ...pi, happenedAt: new Date('2025-12-20T12:00:00Z') },
      movement({
        kind: 'fee',
        method: 'stripe',
        amount: -150,
        source: 'fee:pi_2',
        ofSource: 'pi_2',
        happenedAt: new Date('2025-12-20T12:00:00Z'),
      }),
      movement({ kind: 'refund', method: 'stripe', amount: -2000, source: 're_2', ofSource: 'pi_2' }),
    ]);
    await enterPayment(as(), cash({ memberId: null, payer: 'Zoé 100%_', covers: null }));
    const found = async (given: object) => {
      const { items, totals } = await listPayments(as(), given);
      return [items.length, totals.map(({ dues, gifts, refunds, fees }) => [dues, gifts, refunds, fees])];
    };
    expect(await found({ q: 'été' })).toEqual([1, [[0, 5000, -2000, -150]]]);
    expect(await found({ q: '100%_' })).toEqual([1, [[3500, 0, 0, 0]]]);
    expect(await found({ q: '100__' })).toEqual([0, []]);
    expect(await found({ method: 'stripe', year: 2025 })).toEqual([1, [[0, 5000, 0, -150]]]);
    expect(await found({ method: 'stripe', year: 2026 })).toEqual([0, [[0, 0, -2000, 0]]]);
    expect(await found({ kind: 'due' })).toEqual([1, [[3500, 0, 0, 0]]]);
    expect((await listPayments(as())).years).toEqual([2026, 2025]);
    await expect(listPayments(as(), { year: 1 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('has its years by the clocks of the space', async () => {
    // New Year in Paris is an hour before that of UTC.
    await enterAll([movement({ happenedAt: new Date('2025-12-31T23:30:00Z'), amount: 700 })]);
    expect((await listPayments(as(), { year: 2026 })).items).toHaveLength(1);
    expect((await listPayments(as(), { year: 2025 })).items).toHaveLength(0);
    expect(await exported()).toMatchObject([{ day: '2026-01-01', amount: 700 }]);
    const { currencies } = await readYear(as(), { year: 2026 });
    expect(currencies[0]?.months[0]).toMatchObject({ gifts: 700 });
  });

  it('says nothing of tests where Stripe is in earnest', async () => {
    await enterAll([movement({ method: 'stripe', source: 'pi_test', live: false })]);
    expect((await listPayments(as())).items).toEqual([]);
    expect(await exported()).toEqual([]);
  });
});

it('list, year and export come to the same sums, in every currency', async () => {
  const anyMovement = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'TND'),
    kind: fc.constantFrom('due' as const, 'gift' as const),
    amount: fc.integer({ min: 3, max: 99_999_999 }),
    fee: fc.integer({ min: 0, max: 50 }),
    back: fc.double({ min: 0, max: 1, noNaN: true }),
    day: fc.integer({ min: 0, max: 360 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyMovement, { maxLength: 25 }), async (given) => {
      space = await platform.openSpace();
      admin = await space.member({ role: 'admin' });
      const all = given.flatMap(({ currency, kind, amount, fee, back, day }, n): Movement[] => {
        const base = {
          currency,
          method: 'stripe' as const,
          happenedAt: new Date(Date.UTC(2026, 0, 2 + day, 12)),
        };
        const ofSource = `pi_${n}`;
        const refunded = Math.floor(amount * back);
        return [
          movement({ ...base, kind, amount, source: ofSource }),
          ...(fee > 0
            ? [movement({ ...base, kind: 'fee', amount: -fee, source: `fee:${n}`, ofSource })]
            : []),
          ...(refunded > 0
            ? [movement({ ...base, kind: 'refund', amount: -refunded, source: `re_${n}`, ofSource })]
            : []),
        ];
      });
      await enterAll(all);
      const wanted = totalsOf(all as Parameters<typeof totalsOf>[0]);
      expect((await listPayments(as(), { year: 2026 })).totals).toEqual(wanted);
      expect(totalsOf(await exported())).toEqual(wanted);
      const { currencies } = await readYear(as(), { year: 2026 });
      expect(currencies.map(({ total }) => total)).toEqual(wanted);
      for (const { total, months } of currencies)
        expect(months.reduce((sum, { net }) => sum + net, 0)).toBe(total.net);
      const [row] = await platform.app.inTenant(space.tenant.id, (tx) =>
        tx.select({ net: sql<string>`coalesce(sum(${ledgerEntries.amount}), 0)` }).from(ledgerEntries),
      );
      expect(wanted.reduce((sum, { net }) => sum + net, 0)).toBe(Number(row?.net));
    }),
    { numRuns: 8 },
  );
});
