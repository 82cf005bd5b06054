import type { Ctx } from '@entraide/core/ctx';
import { readOffer } from '@entraide/core/dues';
import { decimalOf } from '@entraide/model/money';
import { type DuesPurpose, textIn } from '@entraide/model/tenant';
import { sayDay, sayMoney } from './money-said.server.ts';

/** What the page of dues, or of gifts, says. */
export async function loadOffer(ctx: Ctx, purpose: DuesPurpose) {
  const { amounts, least, feeBasisPoints, otherWays, treasurer, paidUntil, ...offer } = await readOffer(
    ctx,
    purpose,
  );
  const percent = new Intl.NumberFormat(ctx.locale, { style: 'percent', maximumFractionDigits: 2 });
  return {
    ...{ payable: offer.payable, test: offer.test, yearly: offer.yearly, currency: offer.currency },
    otherAmount: offer.otherAmount,
    amounts: amounts.map((money) => ({ value: decimalOf(money), said: sayMoney(ctx, money) })),
    least: least && sayMoney(ctx, least),
    fee: feeBasisPoints > 0 ? percent.format(feeBasisPoints / 10_000) : null,
    otherWays: otherWays
      ? textIn(typeof otherWays === 'string' ? { fr: otherWays } : otherWays, ctx.locale)
      : null,
    treasurer,
    paidUntil: paidUntil && sayDay(ctx, paidUntil),
    isPaid: paidUntil !== null && paidUntil >= ctx.clock().toISOString().slice(0, 10),
  };
}
export type LoadedOffer = Awaited<ReturnType<typeof loadOffer>>;
