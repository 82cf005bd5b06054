import { type Ctx, inTenant } from '../ctx/index.ts';
import { reconcileDues } from '../dues/index.ts';
import { defineJob } from '../job/define-job.ts';
import { reconcilePlan } from '../plan/index.ts';
import { reconcileKind, reconcileTomorrow } from '../stripe/index.ts';

/** How many things were read at Stripe, and how many of them stood otherwise here. */
export interface Reconciled {
  read: number;
  mended: number;
}

/** Each noun that takes money reads anew what Stripe has of the space. */
const reconcilers: readonly ((ctx: Ctx) => Promise<Reconciled>)[] = [reconcilePlan, reconcileDues];

/**
 * Reads at Stripe what a space has there, and takes over what was missed: events get lost, and a year is long.
 * @throws Unavailable
 */
export async function reconcile(ctx: Ctx): Promise<Reconciled> {
  const sum: Reconciled = { read: 0, mended: 0 };
  for (const one of reconcilers) {
    const { read, mended } = await one(ctx);
    sum.read += read;
    sum.mended += mended;
  }
  if (sum.mended > 0)
    ctx.log.warn({ tenantId: ctx.tenant.id, ...sum }, 'what Stripe had not told was mended');
  return sum;
}

/** The next one is asked for first, so that no failure ends the row of days. */
export const reconcileJob = defineJob({
  ...reconcileKind,
  // What was paid was paid, also while nobody sees the space.
  whileSuspended: true,
  canRun: ({ stripe }) => Boolean(stripe),
  run: async (ctx) => {
    await inTenant(ctx, (tx) => reconcileTomorrow(ctx, tx));
    await reconcile(ctx);
  },
});
