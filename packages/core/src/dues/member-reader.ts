import { eq, members, type TenantTx } from '@entraide/db';
import type { Checkout } from './checkout.ts';

/** Where mails about a checkout go; null: its payer left. */
export async function memberReader(
  tx: TenantTx,
  { memberId, payerEmail, locale }: Pick<Checkout, 'memberId' | 'payerEmail' | 'locale'>,
): Promise<{ to: string; locale: string } | null> {
  if (!memberId) return payerEmail ? { to: payerEmail, locale } : null;
  const [row] = await tx
    .select({ to: members.email, locale: members.locale })
    .from(members)
    .where(eq(members.id, memberId));
  return row ?? null;
}
