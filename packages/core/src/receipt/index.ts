export { type Issued, issueReceipt } from './issue-receipt.ts';
export { readReceipt } from './read-receipt.ts';
export { signReceipt } from './receipt-link.ts';
export { type ReceiptView, receiptView } from './receipt-view.ts';
export { readStopLink, signStop } from './stop-link.ts';
