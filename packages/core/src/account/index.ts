export { CODE_MINUTES, CODE_TRIES, readCode } from './code.ts';
export { confirmCode, type SignedIn } from './confirm-code.ts';
export { CODE_LIMITS } from './limits.ts';
export { type PendingCode, pendingCode } from './pending-code.ts';
export { requestCode } from './request-code.ts';
export { WrongCode, type WrongCodeReason } from './wrong-code.ts';
