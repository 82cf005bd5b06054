import type { Ctx } from '../ctx/index.ts';
import { inTenant } from '../ctx/index.ts';
import { spacePlanIn } from '../room/index.ts';
import { type StripeEvent, syncSubject, type ToldEvent } from '../stripe/index.ts';
import { planSubject } from './plan-subject.ts';

const TYPES =
  /^(checkout\.session\.completed|customer\.subscription\.\w+|invoice\.(paid|payment_failed|marked_uncollectible|voided)|charge\.refunded)$/;

/** Which events of Stripe are about a plan, and whose: the customer that we wrote down, in the platform's own account. */
export function planEvent(event: StripeEvent) {
  if (event.account || !TYPES.test(event.type)) return null;
  const { customer } = event.data.object;
  const owner = typeof customer === 'string' ? customer : null;
  if (!owner) return null;
  return {
    owner,
    sync: (ctx: Ctx, told: ToldEvent) => syncSubject(ctx, planSubject, { customer: owner }, told),
  };
}

/** Reads anew what the space pays the platform: also how a day of grace ends. */
export async function reconcilePlan(ctx: Ctx): Promise<{ read: number; mended: number }> {
  const row = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx));
  if (!row) return { read: 0, mended: 0 };
  const became = await syncSubject(ctx, planSubject, { customer: row.customer });
  return { read: 1, mended: became === 'taken' ? 1 : 0 };
}
