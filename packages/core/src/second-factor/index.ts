export { addApp, addPasskey, type FactorAdded, offerPasskey } from './add-factor.ts';
export { type OwnSecondFactor, ownSecondFactor } from './owner.ts';
export { declinePasskey, isOfferedPasskey } from './passkey-offer.ts';
export { proveWithCode } from './prove-code.ts';
export { askForPasskey, proveWithPasskey } from './prove-passkey.ts';
export { renewRecoveryCodes } from './recovery-codes.ts';
export { removeFactor } from './remove-factor.ts';
export { resetFromPlatform, resetSecondFactor } from './reset.ts';
export { askAnybodyForPasskey, hasPasskeys, signInWithPasskey } from './sign-in.ts';
