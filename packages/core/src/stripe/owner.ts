import { sql, type TenantTx } from '@entraide/db';
import { type Ctx, outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { reconcileTomorrow } from './reconcile-tomorrow.ts';

/**
 * Writes down that a customer or an account at Stripe is this space's; again does no harm. Before anybody is sent to Stripe with it. From
 * then on the space is compared with Stripe every day.
 * @throws Conflict when it is another space's, or of the other mode
 */
export async function ownStripeId(
  ctx: Pick<Ctx, 'clock' | 'tenant'>,
  tx: TenantTx,
  { stripeId, live }: { stripeId: string; live: boolean },
): Promise<void> {
  const [found] = await tx.execute<{ own: boolean }>(sql`select own_stripe_id(${stripeId}, ${live}) as own`);
  if (!found?.own) throw new Conflict('This belongs to somebody else.');
  await reconcileTomorrow(ctx, tx);
}

/** Whose a customer or an account at Stripe is, by what we wrote down. Null: nobody's here, or of the other mode. */
export function spaceOfStripeId(
  platform: Pick<PlatformCtx, 'db'>,
  { stripeId, live }: { stripeId: string; live: boolean },
): Promise<string | null> {
  return outsideTenant(platform, async (tx) => {
    const [found] = await tx.execute<{ owner: string | null }>(
      sql`select stripe_owner(${stripeId}, ${live}) as owner`,
    );
    return found?.owner ?? null;
  });
}
