import { WrongCode } from '@entraide/core/account';
import { Invalid, TooMany } from '@entraide/core/error';
import { NoRoom } from '@entraide/core/room';
import { statusOf } from '../../http/errors.ts';
import type { FormFault } from './faults.ts';

/** Faults that have words of their own; any other is told by its field's. */
const ownWords = new Set([
  'name-needed',
  'malformed-code',
  'wrong-code',
  'older-code',
  'dead-code',
  'spent-code',
]);

/** What a form can show beside its fields; null for an error that belongs to the whole page. */
export function refusedForm(error: unknown): { faults: FormFault[]; status: number } | null {
  if (error instanceof TooMany) {
    const { retryAfterSeconds } = error;
    return { faults: [{ field: null, code: 'too-many', retryAfterSeconds }], status: statusOf(error) };
  }
  if (error instanceof NoRoom)
    return { faults: [{ field: null, code: `no-room-${error.of}` }], status: statusOf(error) };
  if (!(error instanceof Invalid)) return null;
  const faults = error.faults.map(({ path, code }): FormFault => {
    const field = String(path[0] ?? '');
    const values = error instanceof WrongCode ? { values: { count: error.triesLeft } } : {};
    return { field, code: ownWords.has(code) ? code : field, ...values };
  });
  return { faults, status: statusOf(error) };
}
