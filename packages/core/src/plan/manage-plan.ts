import { planPaths } from '@entraide/model/path';
import { requireFresh } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { plansOf, spacePlanIn } from '../room/index.ts';
import { askStripe, gateOf, stripeLocale } from '../stripe/index.ts';
import { portalSetup } from './at-stripe.ts';

/**
 * Stripe's own page on which the space changes its plan, its card and its address, cancels, and reads its invoices.
 * @returns its address
 * @throws SignInNeeded, NotAllowed; NotFound without a key, or for a space that never chose a plan; Unavailable
 */
export async function managePlan(ctx: Ctx): Promise<string> {
  requireFresh(ctx, 'admin');
  gateOf(ctx);
  const row = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx));
  if (!row) throw new NotFound();
  const session = await askStripe(ctx, async (stripe, gate) =>
    stripe.billingPortal.sessions.create({
      customer: row.customer,
      configuration: await portalSetup(gate, plansOf(ctx).plans),
      return_url: `${ctx.tenant.origin}${planPaths.done()}`,
      locale: stripeLocale(ctx.locale),
    }),
  );
  return session.url;
}
