import { Invalid } from '../error/index.ts';

/** A proof that does not hold: wrong, used already, or too late. */
export const wrongProof = (field: 'code' | 'passkey') =>
  new Invalid([{ path: [field], code: 'wrong-proof', message: 'This does not prove who you are.' }]);
