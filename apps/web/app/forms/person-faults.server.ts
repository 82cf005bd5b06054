import { DisplayName, Email } from '@entraide/model/member';
import type { FormFault } from './faults.ts';

/** What is wrong with what somebody says of themselves, all of it at once. */
export function personFaults(
  typed: { email: string; displayName: string },
  nameNeeded: boolean,
): FormFault[] {
  const faults: FormFault[] = [];
  const named = typed.displayName.trim() !== '';
  if ((nameNeeded || named) && !DisplayName.safeParse(typed.displayName).success)
    faults.push({ field: 'displayName', code: 'displayName' });
  if (!Email.safeParse(typed.email).success) faults.push({ field: 'email', code: 'email' });
  return faults;
}
