import { and, eq, members, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { paidUntilOf } from '../ledger/index.ts';
import type { DuesEndDetails } from './write-letter.ts';

/** Until when the reader's dues are paid; null when they paid again, were given it back, are suspended or left. */
export async function readDuesEnd(
  ctx: Ctx,
  tx: TenantTx,
  { until }: { until: string },
  to: string,
): Promise<DuesEndDetails | null> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.email, to), eq(members.status, 'active')));
  if (!member || (await paidUntilOf(ctx, tx, member.id)) !== until) return null;
  return { lastDay: until, online: Boolean(ctx.stripe) && ctx.tenant.config.dues.membership.open };
}
