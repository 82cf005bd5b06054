import { duesRefunds, eq, ledgerEntries, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '../ctx/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import { readReceipt } from '../receipt/index.ts';
import { type PayingSpace, payingPlatform } from '../testing/index.ts';
import { myPayments, payDues, readRefundable, reconcileDues, refundPayment } from './index.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform({ feePercent: 5 });
});
afterAll(() => paying.close());

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const of = <T>(space: PayingSpace, work: (tx: TenantTx) => Promise<T>) => inTenant(space.ctx(), work);

/** Somebody paid 20 euros. */
async function paid() {
  const space = await paying.openSpace();
  const member = await space.member();
  paying.pay((await payDues(space.ctx(member), { amount: '20', every: 'once' })).href);
  await paying.tellAll();
  const [entry] = await of(space, (tx) =>
    tx.select().from(ledgerEntries).where(eq(ledgerEntries.kind, 'due')),
  );
  if (!entry) throw new Error('nothing was paid');
  return { space, member, id: entry.id, boss: space.ctx(space.admin) };
}
const refund = (amount = '', reason = 'Payé deux fois', key = newId()) => ({ key, amount, reason });
const back = (space: PayingSpace) =>
  of(space, (tx) => tx.select().from(ledgerEntries).where(eq(ledgerEntries.kind, 'refund')));

describe('a refund', () => {
  it('of all of it: the dues were not paid, the fee of the platform goes back, and the payer reads why', async () => {
    const { space, member, id, boss } = await paid();
    const before = await myPayments(space.ctx(member));
    await refundPayment(boss, id, refund());
    await paying.tellAll();
    expect(await back(space)).toMatchObject([{ amount: -2000, note: 'Payé deux fois', method: 'stripe' }]);
    expect(await of(space, (tx) => paidUntilOf(boss, tx, member.memberId))).toBe(null);
    const platform = await of(space, (tx) =>
      tx.select().from(ledgerEntries).where(eq(ledgerEntries.kind, 'platform-fee')),
    );
    expect(platform.map(({ amount }) => amount).sort()).toEqual([-100, 100]);
    const mails = (await space.mails()).filter(({ mail }) => mail.kind === 'paid-back');
    expect(mails).toMatchObject([{ to: member.email, mail: { amount: 2000, reason: 'Payé deux fois' } }]);
    const receipt = before.payments[0]?.receipt ?? '';
    expect(await readReceipt(space.ctx(), receipt)).toMatchObject({ givenBack: 2000, amount: 2000 });
    await expect(refundPayment(boss, id, refund())).rejects.toEqual(code('conflict'));
  });

  it('of a part leaves the rest, and never more than that', async () => {
    const { space, member, id, boss } = await paid();
    await refundPayment(boss, id, refund('5,50'));
    expect(await readRefundable(boss, id)).toMatchObject({ amount: 2000, left: 1450 });
    expect(await of(space, (tx) => paidUntilOf(boss, tx, member.memberId))).not.toBe(null);
    for (const [amount, wanted] of [
      ['14,51', 'more-than-paid'],
      ['0', 'too-small'],
      ['0.001', 'too-fine'],
      ['-1', 'not-an-amount'],
      ['1000000000', 'too-large'],
    ])
      await expect(refundPayment(boss, id, refund(amount))).rejects.toMatchObject({
        faults: [{ code: wanted }],
      });
    await expect(refundPayment(boss, id, refund('', ' '))).rejects.toEqual(code('invalid'));
    expect(await back(space)).toHaveLength(1);
  });

  it('pressed twice is one, and of many at once no more goes back than was paid', async () => {
    const { space, id, boss } = await paid();
    const form = refund('8');
    await Promise.all(
      [refundPayment(boss, id, form), refundPayment(boss, id, form)].map((one) => one.catch(() => null)),
    );
    await refundPayment(boss, id, form);
    expect((await back(space)).map(({ amount }) => amount)).toEqual([-800]);
    const done = await Promise.allSettled(
      Array.from({ length: 8 }, () => refundPayment(boss, id, refund('5'))),
    );
    await paying.tellAll();
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const one of done)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: expect.stringMatching(/conflict|invalid/) });
    expect((await back(space)).reduce((sum, { amount }) => sum + amount, 0)).toBe(-1800);
  });

  it('is for admins who proved lately who they are, and for what was paid here', async () => {
    const { space, member, id, boss } = await paid();
    const [moderator, other] = [await space.member({ role: 'moderator' }), await paying.openSpace()];
    for (const ctx of [space.ctx(member), space.ctx(moderator)]) {
      await expect(refundPayment(ctx, id, refund())).rejects.toEqual(code('not-allowed'));
      expect(() => readRefundable(ctx, id)).toThrow();
    }
    const stale = { ...space.admin, hasSecondFactor: true, secondFactorAt: new Date(0) };
    await expect(refundPayment(space.ctx(stale), id, refund())).rejects.toEqual(code('second-factor-needed'));
    await expect(refundPayment(other.ctx(other.admin), id, refund())).rejects.toEqual(code('not-found'));
    await expect(refundPayment(boss, newId(), refund())).rejects.toEqual(code('not-found'));
    expect(await of(space, (tx) => tx.select().from(duesRefunds))).toEqual([]);
  });
});

it('what Stripe did not tell is found by the daily comparison, once', async () => {
  const space = await paying.openSpace();
  const [once, yearly] = [await space.member(), await space.member()];
  const { href } = await payDues(space.ctx(once), { amount: '20', every: 'once' });
  const running = await payDues(space.ctx(yearly), { amount: '35', every: 'year' });
  paying.pay(href);
  paying.pay(running.href);
  const entries = () => of(space, (tx) => tx.select().from(ledgerEntries));
  expect(await entries()).toEqual([]);
  expect((await reconcileDues(space.ctx())).mended).toBeGreaterThan(0);
  expect((await entries()).filter(({ kind }) => kind === 'due')).toHaveLength(2);
  expect(await reconcileDues(space.ctx())).toMatchObject({ mended: 0 });
  // A year later, and nothing was told: a payment that came again, and one that went back at Stripe.
  paying.fake.advance(366);
  const [first] = (await entries()).filter(({ amount }) => amount === 2000);
  await paying.stripe?.client.refunds.create(
    { payment_intent: first?.source ?? '' },
    { stripeAccount: await space.account() },
  );
  expect((await reconcileDues(space.ctx())).mended).toBe(2);
  expect(
    (await entries())
      .map(({ kind, amount }) => `${kind} ${amount}`)
      .filter((line) => !line.includes('fee'))
      .sort(),
  ).toEqual(['due 2000', 'due 3500', 'due 3500', 'refund -2000']);
  expect(await reconcileDues(space.ctx())).toMatchObject({ mended: 0 });
  const mails = (await space.mails()).filter(({ mail }) => mail.kind === 'receipt');
  expect(mails).toHaveLength(3);
  // What an account that let us out has cannot be read, and is no fault.
  paying.fake.disconnect(await space.account());
  await reconcileDues(space.ctx());
});
