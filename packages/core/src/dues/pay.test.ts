import { duesCheckouts, eq, ledgerEntries, receipts, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import { type PayingSpace, payingPlatform } from '../testing/index.ts';
import {
  cameBack,
  give,
  myPayments,
  payDues,
  readOffer,
  stopYearly,
  stopYearlyByLink,
  yearlyOfLink,
} from './index.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform({ feePercent: 1.5 });
});
afterAll(() => paying.close());
afterEach(() => {
  paying.fake.failCards(false);
  paying.fake.failNext(0);
});

const once = { amount: '20', every: 'once' };
const code = (wanted: string) => expect.objectContaining({ code: wanted });
const of = <T>(space: PayingSpace, work: (tx: TenantTx) => Promise<T>) => inTenant(space.ctx(), work);
const books = (space: PayingSpace) =>
  of(space, (tx) => tx.select().from(ledgerEntries).orderBy(ledgerEntries.enteredAt, ledgerEntries.id));
const sums = async (space: PayingSpace) =>
  (await books(space)).map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`).sort();
const checkouts = (space: PayingSpace) =>
  of(space, (tx) => tx.select().from(duesCheckouts).orderBy(duesCheckouts.createdAt));
const until = (space: PayingSpace, { memberId }: MemberActor) =>
  of(space, (tx) => paidUntilOf(space.ctx(), tx, memberId));
const idIn = (href: string) => href.split('/').at(-1) ?? '';
const mailsOf = async (space: PayingSpace, kind: string) =>
  (await space.mails()).filter(({ mail }) => mail.kind === kind);

describe('a member pays their dues', () => {
  it('and it is written down once, whether the redirect or the webhook comes first, or both at once', async () => {
    for (const first of ['redirect', 'webhook', 'both'] as const) {
      const space = await paying.openSpace();
      const member = await space.member({ displayName: 'Ana' });
      const { href } = await payDues(space.ctx(member), once);
      const [row] = await checkouts(space);
      expect(row).toMatchObject({ state: 'open', amount: 2000, fee: 30, memberId: member.memberId });
      expect(await cameBack(space.ctx(member), row?.id ?? '')).toMatchObject({ state: 'waits' });
      expect(paying.pay(href, { name: 'Anna Martin' })).toBe(true);
      const back = () => cameBack(space.ctx(member), row?.id ?? '');
      if (first === 'redirect') await back();
      else if (first === 'webhook') await paying.tellAll();
      else await Promise.all([back(), paying.tellAll(), back()]);
      await paying.tellAll();
      expect(await back()).toMatchObject({
        state: 'paid',
        amount: 2000,
        test: true,
        receipt: expect.any(String),
      });
      expect(await sums(space)).toEqual(['due 2000 EUR', 'fee -55 EUR', 'platform-fee -30 EUR']);
      expect(await mailsOf(space, 'receipt')).toHaveLength(1);
      expect(await of(space, (tx) => tx.select().from(receipts))).toMatchObject([
        { number: 1, payerName: 'Anna Martin', amount: 2000, kind: 'due', memberId: member.memberId },
      ]);
      const [{ paidUntil, payments } = { paidUntil: null, payments: [] }] = [
        await myPayments(space.ctx(member)),
      ];
      expect(paidUntil).toBe(await until(space, member));
      expect(payments).toMatchObject([{ kind: 'due', amount: 2000, givenBack: 0 }]);
    }
  });

  it('not as a visitor, nor suspended, nor where nobody asks, nor without a key', async () => {
    const space = await paying.openSpace();
    await expect(payDues(space.ctx(), once)).rejects.toEqual(code('sign-in-needed'));
    const suspended = await space.member({ status: 'suspended' });
    await expect(payDues(space.ctx(suspended), once)).rejects.toEqual(code('not-allowed'));
    const member = await space.member();
    await expect(payDues(space.ctx(member, { stripe: null }), once)).rejects.toEqual(code('not-found'));
    const closed = await paying.openSpace({ membership: {} });
    await expect(payDues(closed.ctx(await closed.member()), once)).rejects.toEqual(code('not-found'));
    expect(() => readOffer(closed.ctx(), 'membership')).toThrow();
  });

  it.each([
    ['0', 'too-small'],
    ['-5', 'not-an-amount'],
    ['1e9', 'not-an-amount'],
    ['1000000000', 'too-large'],
    ['0.001', 'too-fine'],
    ['25 £', 'not-offered', { otherAmount: false }],
    ['19,99', 'below-least'],
    ['0,30', 'too-small', { amounts: [] }],
  ])('%s is refused as %s', async (amount, wanted, more: object = {}) => {
    const space = await paying.openSpace({
      membership: { open: true, amounts: ['20', '35'], otherAmount: true, ...more },
    });
    const tried = payDues(space.ctx(await space.member()), { amount, every: 'once' });
    await expect(tried).rejects.toMatchObject({ faults: [{ path: ['amount'], code: wanted }] });
    expect(await books(space)).toEqual([]);
  });

  it('every year, only where the space lets them', async () => {
    const space = await paying.openSpace({ membership: { open: true, amounts: ['20'], yearly: false } });
    const tried = payDues(space.ctx(await space.member()), { amount: '20', every: 'year' });
    await expect(tried).rejects.toMatchObject({ faults: [{ path: ['every'] }] });
  });

  it('what another paid, or nobody, is not shown', async () => {
    const [space, other] = [await paying.openSpace(), await paying.openSpace()];
    const member = await space.member();
    await payDues(space.ctx(member), once);
    const [row] = await checkouts(space);
    for (const [ctx, id] of [
      [space.ctx(await space.member()), row?.id],
      [space.ctx(), row?.id],
      [other.ctx(await other.member()), row?.id],
      [space.ctx(member), newId()],
      [space.ctx(member), '../admin'],
    ] as const)
      await expect(cameBack(ctx, id ?? '')).rejects.toEqual(code('not-found'));
  });

  it('two tabs lead to one page, another amount to another one, and what was paid meanwhile is said', async () => {
    const space = await paying.openSpace();
    const ctx = space.ctx(await space.member());
    const [one, two] = await Promise.all([payDues(ctx, once), payDues(ctx, once)]);
    expect(two).toEqual(one);
    const dearer = await payDues(ctx, { amount: '35', every: 'once' });
    expect(dearer).not.toEqual(one);
    expect(() => paying.pay(one.href)).toThrow();
    expect((await checkouts(space)).map(({ state }) => state).sort()).toEqual(['expired', 'open']);
    paying.pay(dearer.href);
    const paid = await payDues(ctx, once);
    expect(paid.href).toMatch(/^\/paid\//);
    expect(await cameBack(ctx, idIn(paid.href))).toMatchObject({ state: 'paid', amount: 3500 });
    expect((await sums(space))[0]).toBe('due 3500 EUR');
  });

  it('twice all the same: the second covers the next year, and the treasurer is told', async () => {
    const space = await paying.openSpace({ treasurer: { email: 'treasurer@example.org' } });
    const member = await space.member();
    const first = await payDues(space.ctx(member), once);
    paying.pay(first.href);
    await paying.tellAll();
    const before = await until(space, member);
    const second = await payDues(space.ctx(member), once);
    paying.pay(second.href);
    await paying.tellAll();
    const after = await until(space, member);
    expect(Number(after?.slice(0, 4))).toBe(Number(before?.slice(0, 4)) + 1);
    expect(await mailsOf(space, 'paid-ahead')).toMatchObject([
      { to: 'treasurer@example.org', mail: { until: after } },
    ]);
    expect((await of(space, (tx) => tx.select().from(receipts))).map(({ number }) => number).sort()).toEqual([
      1, 2,
    ]);
  });

  it('an answer of Stripe that is lost makes no second page', async () => {
    const space = await paying.openSpace();
    const ctx = space.ctx(await space.member());
    paying.fake.failNext(2, 500, { after: true });
    await expect(payDues(ctx, once)).rejects.toEqual(code('unavailable'));
    const { href } = await payDues(ctx, once);
    expect(href).toContain('/pay/');
    expect(await checkouts(space)).toHaveLength(1);
  });
});

describe('a gift', () => {
  it('comes from a visitor with a name, gets its receipt, and outlives no mistake', async () => {
    const space = await paying.openSpace();
    const giver = { name: 'Zoé', email: 'zoe@example.org' };
    const visit = space.ctx(null, { ip: '203.0.113.9' });
    await expect(give(visit, once)).rejects.toEqual(code('invalid'));
    await expect(give(visit, { ...once, ...giver, email: 'nobody' })).rejects.toEqual(code('invalid'));
    const { href } = await give(visit, { ...once, ...giver });
    paying.pay(href);
    await paying.tellAll();
    const [row] = await checkouts(space);
    expect(await cameBack(visit, row?.id ?? '')).toMatchObject({ state: 'paid', kind: 'gift', until: null });
    expect(await mailsOf(space, 'receipt')).toMatchObject([{ to: giver.email }]);
    expect(await books(space)).toContainEqual(
      expect.objectContaining({ kind: 'gift', memberId: null, coversUntil: null }),
    );
  });

  it('in yen and dinars is what was asked, to the last digit', async () => {
    for (const [currency, typed, amount] of [
      ['JPY', '1 500', 1500],
      ['TND', '12,500', 12_500],
      ['KWD', '4.25', 4250],
    ] as const) {
      const space = await paying.openSpace({ currency, gifts: { open: true }, membership: {} });
      const { href } = await give(space.ctx(await space.member()), { amount: typed, every: 'once' });
      paying.pay(href);
      await paying.tellAll();
      expect(await sums(space)).toContain(`gift ${amount} ${currency}`);
    }
  });

  it('every year by a visitor is stopped by the link of its mail, and by nothing else', async () => {
    const space = await paying.openSpace();
    const { href } = await give(space.ctx(null, { ip: '203.0.113.8' }), {
      ...{ amount: '10', every: 'year', name: 'Zoé', email: 'zoe@example.org' },
    });
    paying.pay(href);
    await paying.tellAll();
    const [row] = await checkouts(space);
    expect(row).toMatchObject({ state: 'running', endsAt: null });
    const { signStop } = await import('../receipt/index.ts');
    const token = signStop(space.ctx(), row?.id ?? '') ?? '';
    expect(await yearlyOfLink(space.ctx(), token)).toMatchObject({ goesOn: true, amount: 1000 });
    await expect(stopYearlyByLink(space.ctx(), `${token}x`)).rejects.toEqual(code('gone'));
    await expect(stopYearlyByLink((await paying.openSpace()).ctx(), token)).rejects.toEqual(code('gone'));
    await stopYearlyByLink(space.ctx(), token);
    await stopYearlyByLink(space.ctx(), token);
    expect(await yearlyOfLink(space.ctx(), token)).toMatchObject({ goesOn: false });
  });
});

describe('dues that are paid every year', () => {
  it('are paid again, cover twelve months each, and end when their member stops them', async () => {
    const space = await paying.openSpace({ period: 'calendar-year' });
    const member = await space.member();
    const { href } = await payDues(space.ctx(member), { amount: '20', every: 'year' });
    paying.pay(href);
    await paying.tellAll();
    const first = await until(space, member);
    const [mine] = (await myPayments(space.ctx(member))).yearly;
    expect(mine).toMatchObject({ state: 'running', stopsAt: null, amount: 2000 });
    paying.fake.advance(366);
    await paying.tellAll();
    expect(Number((await until(space, member))?.slice(0, 4))).toBe(Number(first?.slice(0, 4)) + 1);
    expect((await books(space)).filter(({ kind }) => kind === 'due')).toHaveLength(2);
    expect(await mailsOf(space, 'paid-ahead')).toEqual([]);

    const id = mine?.id ?? '';
    await expect(stopYearly(space.ctx(await space.member()), id)).rejects.toEqual(code('not-found'));
    await stopYearly(space.ctx(member), id);
    await stopYearly(space.ctx(member), id);
    expect((await myPayments(space.ctx(member))).yearly).toMatchObject([{ stopsAt: expect.any(String) }]);
    paying.fake.advance(366);
    await paying.tellAll();
    expect((await checkouts(space))[0]).toMatchObject({ state: 'ended', endsAt: expect.any(Date) });
    expect((await books(space)).filter(({ kind }) => kind === 'due')).toHaveLength(2);
  });

  it('tell their payer once that a year did not go through', async () => {
    const space = await paying.openSpace();
    const member = await space.member();
    paying.pay((await payDues(space.ctx(member), { amount: '20', every: 'year' })).href);
    await paying.tellAll();
    paying.fake.failCards(true);
    paying.fake.advance(366);
    await paying.tellAll();
    expect((await checkouts(space))[0]).toMatchObject({ state: 'failing' });
    expect(await mailsOf(space, 'yearly-failing')).toHaveLength(1);
    paying.fake.failCards(false);
    paying.fake.advance(4);
    await paying.tellAll();
    expect((await checkouts(space))[0]).toMatchObject({ state: 'running' });
  });
});

it('leaves no number out and gives none twice, however many are paid at once', async () => {
  const space = await paying.openSpace();
  const hrefs: string[] = [];
  for (let n = 0; n < 12; n++)
    hrefs.push((await give(space.ctx(await space.member()), { amount: '20', every: 'once' })).href);
  for (const href of hrefs) paying.pay(href);
  const completed = paying.fake.events('checkout.session.completed').slice(-12);
  await Promise.all([...completed, ...completed].map((event) => paying.tell(event)));
  const numbers = (await of(space, (tx) => tx.select().from(receipts))).map(({ number }) => number);
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  await expect(
    of(space, (tx) => tx.update(receipts).set({ amount: 1 }).where(eq(receipts.number, 1))),
  ).rejects.toThrow();
});
