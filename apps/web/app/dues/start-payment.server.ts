import { Conflict, Invalid, TooMany } from '@entraide/core/error';
import type { FormFault } from '../forms/faults.ts';
import { data, readForm, redirectToPay } from '../framework/index.ts';

const OTHER = 'other';
const amountWords = new Set([
  ...['not-an-amount', 'too-fine', 'too-small', 'too-large', 'not-offered', 'below-least'],
]);

/** What the form says: the amount is one of ours, or what somebody wrote beside "another amount". */
export interface TypedPayment {
  choice: string;
  other: string;
  every: string;
  name: string;
  email: string;
}

/** Reads the form, has a page made for it, and leads there; or says what is wrong beside its field. */
export async function startPayment(
  request: Request,
  open: (typed: TypedPayment & { amount: string }) => Promise<{ href: string }>,
) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const typed: TypedPayment = {
    ...{ choice: text('choice'), other: text('other'), every: text('every') || 'once' },
    ...{ name: text('name'), email: text('email') },
  };
  const writes = typed.choice === OTHER || typed.choice === '';
  // Whoever writes another amount and forgets to choose it means it.
  const amount = writes || typed.other.trim() !== '' ? typed.other : typed.choice;
  let href: string;
  try {
    ({ href } = await open({ ...typed, amount }));
  } catch (error) {
    const refused = faultsOf(error, writes || typed.other.trim() !== '' ? OTHER : 'choice');
    if (!refused) throw error;
    return data({ typed, faults: refused.faults }, refused.status);
  }
  throw redirectToPay(href);
}

function faultsOf(error: unknown, amountField: string): { faults: FormFault[]; status: number } | null {
  if (error instanceof TooMany) {
    const { retryAfterSeconds } = error;
    return { faults: [{ field: null, code: 'too-many', retryAfterSeconds }], status: 429 };
  }
  if (error instanceof Conflict) return { faults: [{ field: null, code: 'not-now' }], status: 409 };
  if (!(error instanceof Invalid)) return null;
  const faults = error.faults.map(({ path, code }): FormFault => {
    const field = String(path[0] ?? '');
    if (field !== 'amount') return { field, code: field };
    return { field: amountField, code: amountWords.has(code) ? code : 'not-an-amount' };
  });
  return { faults, status: 422 };
}
