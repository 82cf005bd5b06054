import { desc, eq, paymentAccounts } from '@entraide/db';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { syncSubject } from '../stripe/index.ts';
import type { AccountStanding } from './account.ts';
import { accountSubject } from './account-subject.ts';

/**
 * How the association stands with Stripe. `fresh`: somebody comes from there, so it is asked first; where it does not answer, what was known
 * before is said. @throws SignInNeeded, NotAllowed
 */
export async function readAccount(ctx: Ctx, { fresh = false } = {}): Promise<AccountStanding> {
  requireRoleOrSupport(ctx, 'admin');
  const { stripe } = ctx;
  if (!stripe) return { state: 'absent' };
  const newest = () =>
    inTenant(ctx, (tx) =>
      tx
        .select()
        .from(paymentAccounts)
        .where(eq(paymentAccounts.live, stripe.live))
        .orderBy(desc(paymentAccounts.changedAt))
        .limit(1),
    );
  let [row] = await newest();
  if (!row) return { state: 'none' };
  if (fresh && row.state !== 'disconnected') {
    await syncSubject(ctx, accountSubject, { account: row.accountId }).catch(() => null);
    [row = row] = await newest();
  }
  const { state, country, currency } = row;
  return { state, country, currency };
}
