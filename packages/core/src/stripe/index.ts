export { askStripe } from './ask-stripe.ts';
export { openStripe, type StripeGate } from './gate/gate.ts';
export { gateOf } from './gate-of.ts';
export { ownStripeId, spaceOfStripeId } from './owner.ts';
export { reconcileKind, reconcileTomorrow } from './reconcile-tomorrow.ts';
export { defineSubject, type Subject, type Synced, syncSubject, type ToldEvent } from './subject.ts';
export { StripeEvent, verifyStripeEvent } from './verify-event.ts';
export { idOf, stripeLocale } from './words.ts';
