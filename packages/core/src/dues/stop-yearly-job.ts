import { duesCheckouts, eq } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { stopYearlyKind } from '../erasure/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { defineJob } from '../job/define-job.ts';
import { askStripe } from '../stripe/index.ts';
import { changeCheckout } from './change-checkout.ts';

/** Whoever left pays nothing more. */
export const stopYearlyJob = defineJob({
  ...stopYearlyKind,
  whileSuspended: true,
  canRun: ({ stripe }) => Boolean(stripe),
  async run(ctx, { payload: { checkoutId } }) {
    const find = eq(duesCheckouts.id, checkoutId);
    const [row] = await inTenant(ctx, (tx) => tx.select().from(duesCheckouts).where(find));
    if (!row?.subscriptionId || row.live !== ctx.stripe?.live) return;
    const { subscriptionId, accountId } = row;
    await askStripe(ctx, (client) =>
      client.subscriptions.cancel(subscriptionId, {}, { stripeAccount: accountId }),
    ).catch((error) => {
      // It is over already, or the association does not let us in any more: it was told when it took that back.
      if (!(error instanceof NotFound || error instanceof Conflict)) throw error;
    });
    await inTenant(ctx, async (tx) => {
      const [now] = await tx.select().from(duesCheckouts).where(find).for('update');
      if (now) await changeCheckout(ctx, tx, now, { state: 'ended' });
    });
  },
});
