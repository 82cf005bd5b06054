import { afterAll, beforeAll, expect, it } from 'vitest';
import { give, payDues, reconcileDues, refundPayment } from '../dues/index.ts';
import { payingPlatform } from '../testing/index.ts';
import { exportPayments, listPayments } from './index.ts';

let paying: Awaited<ReturnType<typeof payingPlatform>>;
beforeAll(async () => {
  paying = await payingPlatform({ feePercent: 2.5 });
});
afterAll(() => paying.close());

/** The year that Stripe's fake is in, and all that it moved in an account: amounts less what it took of them. */
const yearNow = () => new Date(paying.fake.now() * 1000).getUTCFullYear();
async function balanceAtStripe(account: string): Promise<number> {
  let sum = 0;
  const moved = paying.stripe?.client.balanceTransactions.list({ limit: 100 }, { stripeAccount: account });
  for await (const { net } of moved ?? []) sum += net;
  return sum;
}

it.each([
  ['EUR', ['20', '7,33', '120']],
  ['JPY', ['2000', '733', '12000']],
  ['TND', ['20', '7.330', '120.5']],
])('in %s, what a treasurer takes away adds up to what Stripe has', async (currency, amounts) => {
  const purpose = { open: true, amounts: [], otherAmount: true };
  const space = await paying.openSpace({ currency, membership: purpose, gifts: purpose });
  const boss = space.ctx(space.admin);
  const hrefs: string[] = [];
  for (const amount of amounts) {
    const member = space.ctx(await space.member());
    hrefs.push((await payDues(member, { amount, every: 'once' })).href);
    hrefs.push((await give(member, { amount, every: 'once' })).href);
  }
  for (const href of hrefs) paying.pay(href);
  await paying.tellAll();
  const payments = (await listPayments(boss)).items;
  expect(payments).toHaveLength(6);
  // One goes back whole, one in part; the bank takes one back, and tries it with another.
  const [whole, part, lost, won] = payments;
  const undo = (id = '', amount = '') =>
    refundPayment(boss, id, { key: crypto.randomUUID(), amount, reason: 'Payé deux fois' });
  await undo(whole?.id);
  await undo(part?.id, '3');
  for (const [payment, end] of [
    [lost, 'lost'],
    [won, 'won'],
  ] as const) {
    const dispute = paying.fake.dispute(payment?.source ?? '');
    paying.fake.closeDispute(dispute.id, end);
  }
  await paying.tellAll();
  expect(await reconcileDues(space.ctx())).toMatchObject({ mended: 0 });
  let books = 0;
  for await (const lines of await exportPayments(boss, { year: yearNow() }))
    for (const line of lines) {
      expect(line.currency).toBe(currency);
      books += line.amount;
    }
  const balance = await balanceAtStripe(await space.account());
  expect(balance).not.toBe(0);
  expect(books).toBe(balance);
});
