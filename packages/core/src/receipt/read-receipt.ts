import { and, eq, ledgerEntries, receipts, sql } from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { readReceiptLink } from './receipt-link.ts';
import { type ReceiptView, receiptView } from './receipt-view.ts';

/** The receipt of a link, and how much of it was given back since. @throws Gone, NotFound */
export async function readReceipt(ctx: Ctx, token: string): Promise<ReceiptView & { givenBack: number }> {
  const id = readReceiptLink(ctx, token);
  return inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(receipts).where(eq(receipts.id, id));
    if (!row) throw new NotFound();
    const [back] = await tx
      .select({ sum: sql<string>`coalesce(-sum(${ledgerEntries.amount}), 0)` })
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.ofSource, row.source), eq(ledgerEntries.kind, 'refund')));
    return { ...receiptView(row), givenBack: Number(back?.sum ?? 0) };
  });
}
