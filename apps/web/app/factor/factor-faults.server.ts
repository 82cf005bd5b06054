import { Conflict, Invalid, NotFound } from '@entraide/core/error';
import { statusOf } from '../../http/errors.ts';
import type { FormFault } from '../forms/faults.ts';
import { refusedForm } from '../forms/refused.server.ts';

/** What a member's forms for a proof can show beside their fields; null for an error that belongs to the whole page. */
export function refusedFactor(
  error: unknown,
  conflict: string,
): { faults: FormFault[]; status: number } | null {
  if (error instanceof NotFound) return { faults: [{ field: null, code: 'gone' }], status: statusOf(error) };
  if (error instanceof Conflict)
    return { faults: [{ field: null, code: conflict }], status: statusOf(error) };
  if (!(error instanceof Invalid)) return refusedForm(error);
  const faults = error.faults.map(({ path, code }): FormFault => {
    const field = String(path[0] ?? '');
    if (field === 'passkey' || field === 'response') return { field: null, code: 'wrong-passkey' };
    if (field === 'secret') return { field: null, code: field };
    return { field, code: code === 'wrong-proof' ? 'wrong-code' : field };
  });
  return { faults, status: statusOf(error) };
}
