export { ACCOUNT_LIFE, type AccountState, accountStates, mayStepAccount } from './account.ts';
export { CHECKOUT_LIFE, type CheckoutState, checkoutStates, mayStepCheckout } from './checkout.ts';
export { type Covered, coveredBy } from './covers.ts';
