import { and, eq, ne, paymentAccounts, type TenantTx } from '@entraide/db';
import type { AccountState } from '@entraide/model/dues';
import type { Ctx } from '../ctx/index.ts';

export type AccountRow = typeof paymentAccounts.$inferSelect;

/** The account in which the association is paid in this mode, or could be; null: none. */
export async function accountInUse(
  { stripe }: Pick<Ctx, 'stripe'>,
  tx: TenantTx,
): Promise<AccountRow | null> {
  if (!stripe) return null;
  const [row] = await tx
    .select()
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.live, stripe.live), ne(paymentAccounts.state, 'disconnected')));
  return row ?? null;
}

/** How the association stands with Stripe, for its team. `none`: it never began. `absent`: this platform takes no money. */
export type AccountStanding =
  | { state: 'absent' | 'none' }
  | { state: AccountState; country: string; currency: string | null };
