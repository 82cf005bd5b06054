import { eq, paymentAccounts } from '@entraide/db';
import { requireFresh } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { accountInUse } from './account.ts';

/**
 * From now on nobody is sent to Stripe for this association. What is under way is still taken up, and what is paid every year goes on until
 * it is stopped. @throws SignInNeeded, NotAllowed, NotFound
 */
export async function disconnectAccount(ctx: Ctx): Promise<void> {
  requireFresh(ctx, 'admin');
  await inTenant(ctx, async (tx) => {
    const row = await accountInUse(ctx, tx);
    if (!row) throw new NotFound();
    await tx
      .update(paymentAccounts)
      .set({ state: 'disconnected', changedAt: ctx.clock() })
      .where(eq(paymentAccounts.accountId, row.accountId));
    await recordAct(ctx, tx, { action: 'money.disconnect' });
  });
}
