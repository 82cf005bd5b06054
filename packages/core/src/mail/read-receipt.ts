import { duesCheckouts, eq, receipts, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';
import { receiptView, signReceipt, signStop } from '../receipt/index.ts';
import type { ReceiptDetails } from './write-money.ts';

/** A receipt for the mail that brings it; null when there is none. */
export async function readReceiptFor(
  ctx: Ctx,
  tx: TenantTx,
  receiptId: string,
): Promise<ReceiptDetails | null> {
  const [row] = await tx.select().from(receipts).where(eq(receipts.id, receiptId));
  if (!row) return null;
  const [checkout] = await tx.select().from(duesCheckouts).where(eq(duesCheckouts.id, row.checkoutId));
  const goesOn = checkout?.everyYear === true && checkout.memberId === null && checkout.stopsAt === null;
  return {
    receipt: receiptView(row),
    link: signReceipt(ctx, row.id, row.issuedAt),
    stop: goesOn ? signStop(ctx, checkout.id) : null,
  };
}
