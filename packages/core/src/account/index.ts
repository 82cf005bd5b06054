export {
  askEmailChange,
  confirmEmailChange,
  dropEmailChange,
  type PendingEmailChange,
  pendingEmailChange,
} from './change-email.ts';
export { CODE_MINUTES, CODE_TRIES } from './code.ts';
export { confirmCode, type SignedIn } from './confirm-code.ts';
export { type PendingCode, pendingCode } from './pending-code.ts';
export { type CodeAsked, requestCode } from './request-code.ts';
export { WrongCode, type WrongCodeReason } from './wrong-code.ts';
