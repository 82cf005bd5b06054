import type { PlanLimits } from './plan.ts';

/** What a plan counts; a domain of one's own is a yes or no. */
export type Counted = 'members' | 'admins' | 'storage';
export type Use = Record<Counted, number>;

/** From here on, its team is told that little is left. */
const NEAR = 0.8;

export interface Room {
  of: Counted;
  used: number;
  most: number | null;
  /** `near`: four fifths are used; `full`: nothing more fits; `over`: more is there than the plan holds, and all of it stays. */
  level: 'plenty' | 'near' | 'full' | 'over';
}

export const mostOfPlan = (limits: PlanLimits, of: Counted): number | null =>
  of === 'storage' ? limits.storageBytes : limits[of];

export function roomFor(limits: PlanLimits, of: Counted, used: number): Room {
  const most = mostOfPlan(limits, of);
  return { of, used, most, level: levelOf(used, most) };
}

function levelOf(used: number, most: number | null): Room['level'] {
  if (most === null || used < most * NEAR) return 'plenty';
  if (used > most) return 'over';
  return used === most ? 'full' : 'near';
}
