import { requireMember, spend } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { NotAllowed, NotFound, parse } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { gateOf } from '../stripe/index.ts';
import { Asked, amountAsked } from './asked-amount.ts';
import { type Opened, openCheckout } from './open-checkout.ts';

/**
 * A member pays their dues, once or every year, also while they wait to be accepted.
 * @throws SignInNeeded, NotAllowed, NotFound where the space does not ask for dues, Invalid, TooMany; Conflict, Unavailable as `openCheckout`
 */
export async function payDues(ctx: Ctx, given: unknown): Promise<Opened> {
  const { memberId, status } = requireMember(ctx);
  assertSpaceRuns(ctx);
  if (status === 'suspended') throw new NotAllowed('Your membership is suspended.');
  gateOf(ctx);
  if (!ctx.tenant.config.dues.membership.open) throw new NotFound();
  const asked = parse(Asked, given);
  const money = amountAsked(ctx, 'membership', asked);
  return openCheckout(ctx, { kind: 'due', money, everyYear: asked.every === 'year', payer: null }, (tx) =>
    spend(ctx, tx, { checkouts: memberId }),
  );
}
