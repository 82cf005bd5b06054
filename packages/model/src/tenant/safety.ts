import { z } from 'zod';
import { starterSafety } from './starter-safety.ts';

export const safetyKinds = [
  ...(Object.keys(starterSafety) as (keyof typeof starterSafety)[]),
  'none',
] as const;

/** What to take care of: two categories with the same dangers are of one kind. none: nothing is said. */
export const SafetyKind = z.enum(safetyKinds);
export type SafetyKind = z.infer<typeof SafetyKind>;

/** What a space asks of who writes in a category, beside being a member. Its moderators and admins may always. */
export const Trust = z.strictObject({
  days: z
    .int()
    .min(0)
    .max(365)
    .default(0)
    .describe('For how many days somebody is a member before they may; who is vouched for need not wait.'),
  vouched: z.boolean().default(false).describe('true: only whom the association has checked (vouched for).'),
});
export type Trust = z.infer<typeof Trust>;

const kindOf: Readonly<Record<string, SafetyKind>> = {
  childcare: 'childcare',
  lifts: 'lifts',
  shopping: 'money',
  lodging: 'lodging',
  health: 'health',
  administration: 'papers',
  lending: 'money',
  work: 'work',
};

/** Of a category that says nothing else: two people meet who do not know each other. */
export const defaultKind = (slug: string): SafetyKind =>
  Object.hasOwn(kindOf, slug) ? (kindOf[slug] ?? 'meeting') : 'meeting';
