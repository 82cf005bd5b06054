import { Email } from '@entraide/model/member';
import { z } from 'zod';
import { networkOf, spend } from '../access/index.ts';
import { type Ctx, memberOf } from '../ctx/index.ts';
import { NotFound, parse } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { gateOf } from '../stripe/index.ts';
import { Asked, amountAsked } from './asked-amount.ts';
import { type Opened, openCheckout } from './open-checkout.ts';

const Visitor = Asked.extend({ name: z.string().trim().min(1).max(120), email: Email });

/**
 * A gift to the association: of a member, or of anybody who says their name and where the receipt goes.
 * @throws NotAllowed, NotFound where the space takes no gifts, Invalid, TooMany; Conflict, Unavailable as `openCheckout`
 */
export async function give(ctx: Ctx, given: unknown): Promise<Opened> {
  assertSpaceRuns(ctx);
  gateOf(ctx);
  if (!ctx.tenant.config.dues.gifts.open) throw new NotFound();
  const member = memberOf(ctx);
  const visitor = member ? null : parse(Visitor, given);
  const asked = visitor ?? parse(Asked, given);
  const payer = visitor && { name: visitor.name, email: visitor.email };
  const money = amountAsked(ctx, 'gifts', asked);
  return openCheckout(ctx, { kind: 'gift', money, everyYear: asked.every === 'year', payer }, (tx) =>
    spend(
      ctx,
      tx,
      member ? { checkouts: member.memberId } : { 'checkouts-network': networkOf(ctx.ip ?? '') },
    ),
  );
}
