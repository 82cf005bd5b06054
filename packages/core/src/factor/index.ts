export {
  CHALLENGE_MINUTES,
  challengeIn,
  madePasskey,
  type Passkey,
  type PasskeySite,
  passkeyIdIn,
  passkeyOffer,
  passkeyQuestion,
  provenPasskey,
} from './passkey.ts';
export { hashOfRecoveryCode, newRecoveryCodes } from './recovery.ts';
export { newTotpSecret, totpStep, totpUri } from './totp.ts';
