import type { receipts } from '@entraide/db';
import { ReceiptMentions, saysTaxes } from '@entraide/model/tenant';

/** A receipt as its reader may see it. */
export interface ReceiptView {
  id: string;
  /** "2026-0012" */
  number: string;
  kind: 'due' | 'gift';
  payerName: string;
  payerAddress: string | null;
  amount: number;
  currency: string;
  paidAt: string;
  coversFrom: string | null;
  coversUntil: string | null;
  mentions: ReceiptMentions;
  /** The association wrote all that a receipt for the taxes needs, when it was given out. */
  tax: boolean;
  /** Nobody paid: it is of Stripe's test mode. */
  test: boolean;
}

export function receiptView(row: typeof receipts.$inferSelect): ReceiptView {
  const mentions = ReceiptMentions.parse(row.mentions);
  const { id, kind, payerName, payerAddress, amount, currency, coversFrom, coversUntil } = row;
  return {
    ...{ id, kind, payerName, payerAddress, amount, currency, coversFrom, coversUntil, mentions },
    number: `${row.year}-${String(row.number).padStart(4, '0')}`,
    paidAt: row.paidAt.toISOString(),
    tax: saysTaxes(mentions),
    test: !row.live,
  };
}
