export { type Reconciled, reconcile } from './reconcile.ts';
export { takeStripeEvent } from './take-event.ts';
