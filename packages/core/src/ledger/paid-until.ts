import { and, eq, inArray, isNotNull, ledgerEntries, type SQL, sql, type TenantTx } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';

/**
 * Entries that count in this deployment: what was paid by hand, and what was paid at Stripe in the mode of its key. What was tried in the
 * test mode counts for nothing once the key is a live one.
 */
export const inMode = ({ stripe }: Pick<PlatformCtx, 'stripe'>): SQL =>
  sql`(${ledgerEntries.method} <> 'stripe' or ${ledgerEntries.live} = ${stripe?.live ?? true})`;

/** A payment of which not all went back. For a query on `ledger_entries` alone, by that name. */
const notReturned = sql`${ledgerEntries.amount} + coalesce((select sum(back.amount) from ledger_entries back
  where back.tenant_id = ${ledgerEntries.tenantId} and back.of_source = ${ledgerEntries.source} and back.kind = 'refund'), 0) > 0`;

/**
 * The last day that each has paid dues for, YYYY-MM-DD; who never paid is not in it. It is read from the books each time, so that a refund
 * or a counter entry cannot be forgotten.
 */
export async function paidUntil(
  ctx: Pick<PlatformCtx, 'stripe'>,
  tx: TenantTx,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx
    .select({ memberId: ledgerEntries.memberId, until: sql<string>`max(${ledgerEntries.coversUntil})::text` })
    .from(ledgerEntries)
    .where(
      and(
        inArray(ledgerEntries.memberId, [...memberIds]),
        eq(ledgerEntries.kind, 'due'),
        isNotNull(ledgerEntries.coversUntil),
        inMode(ctx),
        notReturned,
      ),
    )
    .groupBy(ledgerEntries.memberId);
  return new Map(rows.flatMap(({ memberId, until }) => (memberId ? [[memberId, until] as const] : [])));
}

/** Of one member; null: never. */
export async function paidUntilOf(
  ctx: Pick<PlatformCtx, 'stripe'>,
  tx: TenantTx,
  memberId: string,
): Promise<string | null> {
  return (await paidUntil(ctx, tx, [memberId])).get(memberId) ?? null;
}
