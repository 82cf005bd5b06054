import { duesCheckouts, eq, type TenantTx } from '@entraide/db';
import { type CheckoutState, mayStepCheckout } from '@entraide/model/dues';
import type { Ctx } from '../ctx/index.ts';
import type { Checkout } from './checkout.ts';

/** So long what was asked is kept once nothing more comes of it: a refund and a dispute find it. */
const KEPT_MS = 400 * 86_400_000;

type Change = Partial<Pick<Checkout, 'subscriptionId' | 'stopsAt'>> & { state?: CheckoutState };

/** Takes over how it stands, where its life allows that. @returns whether anything changed */
export async function changeCheckout(
  ctx: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  row: Checkout,
  { state: wanted = row.state, subscriptionId = row.subscriptionId, stopsAt = row.stopsAt }: Change,
): Promise<boolean> {
  const state = mayStepCheckout(row.state, wanted) ? wanted : row.state;
  if (
    state === row.state &&
    subscriptionId === row.subscriptionId &&
    stopsAt?.getTime() === row.stopsAt?.getTime()
  )
    return false;
  const changedAt = ctx.clock();
  const endsAt = state === 'running' || state === 'failing' ? null : new Date(changedAt.getTime() + KEPT_MS);
  await tx
    .update(duesCheckouts)
    .set({ state, subscriptionId, stopsAt, changedAt, endsAt })
    .where(eq(duesCheckouts.id, row.id));
  return true;
}
