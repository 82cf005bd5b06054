import { z } from 'zod';

/** Why somebody reports a thing, and how much harm it may do: 9 first, 1 last. A decision names one of them as its ground, too. */
export const REASONS = {
  danger: { harm: 9, ground: 'law' },
  child: { harm: 9, ground: 'law' },
  threat: { harm: 8, ground: 'law' },
  hate: { harm: 7, ground: 'law' },
  scam: { harm: 6, ground: 'law' },
  money: { harm: 5, ground: 'charter' },
  privacy: { harm: 5, ground: 'law' },
  illegal: { harm: 5, ground: 'law' },
  insult: { harm: 4, ground: 'charter' },
  impersonation: { harm: 4, ground: 'charter' },
  contact: { harm: 2, ground: 'charter' },
  advertising: { harm: 2, ground: 'charter' },
  wrong: { harm: 1, ground: 'charter' },
  other: { harm: 1, ground: 'charter' },
} as const satisfies Record<string, { harm: number; ground: GroundKind }>;

/** law: it is forbidden by law. charter: by a rule of the space. */
export type GroundKind = 'law' | 'charter';
export type Reason = keyof typeof REASONS;
export const REASON_NAMES = Object.keys(REASONS) as Reason[];
export const Reason = z.enum(REASON_NAMES);

/** Three people who say the same are heard before one. */
const MANY = 3;

/** Where a case stands in the queue: the worst that was said of it, one more when many said something. 0 to 9. */
export function harmOf(reasons: readonly Reason[], reports: number): number {
  const worst = Math.max(0, ...reasons.map((reason) => REASONS[reason].harm));
  return Math.min(9, worst + (reports >= MANY ? 1 : 0));
}
