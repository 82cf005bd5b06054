import { Invalid, TooMany, Unavailable } from '@entraide/core/error';
import { NoRoom } from '@entraide/core/room';
import { faults } from './outcomes.ts';

export type PhotoOutcome = (typeof faults)[number];

/** Why a photo was not taken, as `outcomes.ts` lists it; null for an error that is not about the photo. */
export function photoFaultOf(error: unknown): PhotoOutcome | null {
  if (error instanceof TooMany) return 'too-often';
  if (error instanceof Unavailable) return 'busy';
  if (error instanceof NoRoom) return 'full';
  if (!(error instanceof Invalid)) return null;
  const code = error.faults.find(({ path }) => path[0] === 'file')?.code;
  return faults.find((one) => one === code) ?? null;
}
