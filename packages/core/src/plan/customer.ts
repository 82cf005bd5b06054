import { spacePlans, type TenantTx } from '@entraide/db';
import { textIn } from '@entraide/model/tenant';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { type SpacePlan, spacePlanIn } from '../room/index.ts';
import { askStripe, gateOf, ownStripeId } from '../stripe/index.ts';

/** The space as a customer at Stripe: made once, and written down before anybody is sent there. */
export async function customerOf(ctx: Ctx): Promise<SpacePlan> {
  const known = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx));
  if (known) return known;
  const { live } = gateOf(ctx);
  const { config, id } = ctx.tenant;
  const [locale = 'fr'] = config.locales;
  const email = memberOf(ctx)?.email;
  const { id: customer } = await askStripe(ctx, (stripe) =>
    stripe.customers.create(
      {
        name: textIn(config.name, locale).slice(0, 250),
        preferred_locales: [locale],
        ...(email && { email }),
      },
      // Two at the same moment, by the same person, make one.
      { idempotencyKey: `plan-customer ${id} ${live} ${memberOf(ctx)?.memberId ?? ''}` },
    ),
  );
  return inTenant(ctx, async (tx) => {
    await tx.insert(spacePlans).values({ live, customer, changedAt: ctx.clock() }).onConflictDoNothing();
    return owned(ctx, tx);
  });
}

/** Whoever was quicker made the customer that counts. */
async function owned(ctx: Ctx, tx: TenantTx): Promise<SpacePlan> {
  const row = await spacePlanIn(ctx, tx);
  if (!row) throw new Error('a plan was neither made nor found');
  await ownStripeId(ctx, tx, { stripeId: row.customer, live: row.live });
  return row;
}
