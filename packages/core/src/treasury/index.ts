export { csvOfMovements } from './csv-of-movements.ts';
export { enterPayment, HAND_METHODS } from './enter-payment.ts';
export { type ExportedMovement, exportPayments } from './export-payments.ts';
export { listPayments, type Payment, readPayment } from './list-payments.ts';
export { type MyDues, myDues } from './my-dues.ts';
export { readYear } from './read-year.ts';
export { takeBackPayment } from './take-back-payment.ts';
export { METHODS } from './wanted.ts';
export { whoPaid } from './who-paid.ts';
