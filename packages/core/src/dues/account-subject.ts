import { and, eq, paymentAccounts } from '@entraide/db';
import { type AccountState, mayStepAccount } from '@entraide/model/dues';
import { askStripe, defineSubject } from '../stripe/index.ts';
import { tellTreasurer } from './tell-admins.ts';

/** What Stripe says of an account; null: it does not let us see it any more. */
interface Seen {
  state: AccountState;
  country: string | null;
  currency: string | null;
}

/** How an association's account stands at Stripe. */
export const accountSubject = defineSubject<{ account: string }, Seen | null>({
  key: ({ account }) => `account:${account}`,
  read: (ctx, { account }) =>
    askStripe(ctx, async (client) => {
      try {
        const found = await client.accounts.retrieve(account);
        const { charges_enabled, details_submitted, country = null, default_currency } = found;
        const state = charges_enabled ? 'ready' : details_submitted ? 'asked' : 'begun';
        return { state, country, currency: default_currency?.toUpperCase() ?? null };
      } catch (error) {
        if ((error as { code?: unknown }).code === 'account_invalid') return null;
        throw error;
      }
    }),
  async apply(ctx, tx, { account }, seen) {
    const [row] = await tx
      .select()
      .from(paymentAccounts)
      .where(eq(paymentAccounts.accountId, account))
      .for('update');
    // What the association does not want any more stays so until it connects again.
    if (!row || row.state === 'disconnected') return false;
    const wanted = seen?.state ?? 'disconnected';
    const state = mayStepAccount(row.state, wanted) ? wanted : row.state;
    const { country, currency } = seen ?? {};
    const now = { state, country: country ?? row.country, currency: currency ?? row.currency };
    if (now.state === row.state && now.country === row.country && now.currency === row.currency) return false;
    const changedAt = ctx.clock();
    await tx
      .update(paymentAccounts)
      .set({ ...now, changedAt })
      .where(and(eq(paymentAccounts.accountId, account)));
    if (state !== row.state && state !== 'begun')
      await tellTreasurer(
        ctx,
        tx,
        { kind: 'payments-state', state },
        `account ${state} ${changedAt.getTime()}`,
      );
    return true;
  },
});
