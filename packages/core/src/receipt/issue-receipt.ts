import { receipts, receiptYears, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import type { Ctx } from '../ctx/index.ts';

type Row = typeof receipts.$inferSelect;
export type Issued = Row;

/** What a receipt says, beside its number and what the association says of itself. */
type Given = Omit<Row, 'tenantId' | 'id' | 'year' | 'number' | 'mentions' | 'issuedAt'>;

/**
 * Gives out the next receipt of the year in which was paid. Whoever else gives one out waits until this transaction ends; one that is
 * rolled back gives its number back, so that none is left out.
 */
export async function issueReceipt(ctx: Ctx, tx: TenantTx, given: Given): Promise<Issued> {
  const issuedAt = ctx.clock();
  const year = given.paidAt.getUTCFullYear();
  const [count] = await tx
    .insert(receiptYears)
    .values({ live: given.live, year, last: 1 })
    .onConflictDoUpdate({
      target: [receiptYears.tenantId, receiptYears.live, receiptYears.year],
      set: { last: sql`${receiptYears.last} + 1` },
    })
    .returning({ last: receiptYears.last });
  const mentions = Object.fromEntries(
    Object.entries(ctx.tenant.config.dues.receipt).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    ),
  );
  const [row] = await tx
    .insert(receipts)
    .values({ ...given, id: newId(issuedAt), year, number: count?.last ?? 1, mentions, issuedAt })
    .returning();
  if (!row) throw new Error('a receipt was not written');
  return row;
}
