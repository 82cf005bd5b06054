import { Invalid } from '../error/index.ts';

/**
 * `wrong-code`: another try may succeed. `dead-code`: there is none to try (too old, used, replaced, or asked for by another browser);
 * only a new code helps. `spent-code`: tried too often; only a new code helps. `malformed-code`: not six digits; cost no try.
 * `older-code`: of an earlier mail, while a newer code waits; cost no try.
 */
export type WrongCodeReason = 'wrong-code' | 'dead-code' | 'spent-code' | 'malformed-code' | 'older-code';

const messages: Record<WrongCodeReason, string> = {
  'wrong-code': 'This is not the code.',
  'dead-code': 'This code no longer works: ask for a new one.',
  'spent-code': 'Too many tries: ask for a new code.',
  'malformed-code': 'A code is six digits.',
  'older-code': 'This is the code of an older mail: take the newest one.',
};

export class WrongCode extends Invalid {
  constructor(
    readonly reason: WrongCodeReason,
    readonly triesLeft: number,
  ) {
    super([{ path: ['code'], code: reason, message: messages[reason] }]);
  }
}
