import type { Money } from '@entraide/model/money';
import { type Dues, type DuesPurpose, suggestedAmounts } from '@entraide/model/tenant';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import { accountInUse } from './account.ts';

/** What a page says before somebody pays. */
export interface Offer {
  currency: string;
  amounts: Money[];
  otherAmount: boolean;
  /** Of dues: another amount is not below it. */
  least: Money | null;
  yearly: boolean;
  /** `yes`; or `not-now`: the association cannot be paid at Stripe at the moment, or never could. */
  payable: 'yes' | 'not-now';
  /** In test mode nobody pays anything. */
  test: boolean;
  /** Of an amount that is paid, in hundredths of a per cent. */
  feeBasisPoints: number;
  treasurer: Dues['treasurer'];
  otherWays: Dues['otherWays'];
  /** Of a member: the last day that they have paid for. */
  paidUntil: string | null;
}

const paysOtherwise = ({ otherWays, treasurer }: Dues) => Boolean(otherWays ?? treasurer.email);

/** What can be paid here. @throws NotFound where the space does not ask for it, or nobody could pay it */
export function readOffer(ctx: Ctx, purpose: DuesPurpose): Promise<Offer> {
  const { dues } = ctx.tenant.config;
  const { open, otherAmount, yearly } = dues[purpose];
  if (!open || !(ctx.stripe || paysOtherwise(dues))) throw new NotFound();
  return inTenant(ctx, async (tx) => {
    const account = await accountInUse(ctx, tx);
    const member = memberOf(ctx);
    const amounts = suggestedAmounts(dues, purpose);
    return {
      ...{ currency: dues.currency, amounts, otherAmount, yearly },
      least: purpose === 'membership' ? (amounts[0] ?? null) : null,
      payable: account?.state === 'ready' ? 'yes' : 'not-now',
      test: ctx.stripe?.live === false,
      feeBasisPoints: ctx.stripe?.feeBasisPoints ?? 0,
      ...{ treasurer: dues.treasurer, otherWays: dues.otherWays },
      paidUntil: member && purpose === 'membership' ? await paidUntilOf(ctx, tx, member.memberId) : null,
    };
  });
}
