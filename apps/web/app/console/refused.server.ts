import { Conflict, Invalid } from '@entraide/core/error';
import { statusOf } from '../../http/errors.ts';
import type { FormFault } from '../forms/faults.ts';
import { refusedForm } from '../forms/refused.server.ts';

/**
 * What the console's forms for a proof can show beside their fields; null for an error that belongs to the whole page.
 * @param wrongCode what to say of a code that does not fit: `wrong-proof` where the reason may be another one
 */
export function refusedProof(
  error: unknown,
  wrongCode: 'wrong-proof' | 'wrong-code',
): { faults: FormFault[]; status: number } | null {
  if (error instanceof Conflict)
    return { faults: [{ field: 'name', code: 'name-taken' }], status: statusOf(error) };
  if (!(error instanceof Invalid)) return refusedForm(error);
  const faults = error.faults.map(({ path, code }): FormFault => {
    const field = String(path[0] ?? '');
    if (code === 'dead-link') return { field: null, code };
    if (field === 'passkey' || field === 'response') return { field: null, code: 'wrong-passkey' };
    if (field === 'token' || field === 'secret') return { field: null, code: field };
    return { field, code: code === 'wrong-proof' ? wrongCode : field };
  });
  return { faults, status: statusOf(error) };
}
