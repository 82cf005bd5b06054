import type { Role } from '@entraide/model/member';
import type { SecondFactorRule } from '@entraide/model/tenant';
import { type Ctx, type MemberActor, memberOf } from '../ctx/index.ts';
import { SignInNeeded } from '../error/index.ts';

/** Whoever finds a screen that is left alone must not decide about others. */
const FRESH_MS = 10 * 60_000;

const askedOf: Record<SecondFactorRule, readonly Role[]> = {
  off: [],
  admins: ['admin'],
  moderators: ['moderator', 'admin'],
};

type Asking = Pick<Ctx, 'tenant' | 'secondFactor'>;

/** Whether the space, or the platform, asks those with this role for a second factor. */
export const asksSecondFactor = ({ tenant, secondFactor = 'off' }: Asking, role: Role): boolean =>
  [tenant.config.secondFactor, secondFactor].some((rule) => askedOf[rule].includes(role));

/** What is missing before this member may act in their role; null: nothing. Whoever set one up wants to be asked for it, whatever the rule. */
export function missingProof(ctx: Asking, member: MemberActor) {
  if (member.hasSecondFactor) return member.secondFactorAt === null ? 'second-factor-needed' : null;
  return asksSecondFactor(ctx, member.role) ? 'second-factor-missing' : null;
}

/** Whether a proof of that moment still counts for what decides about others. */
export const isFresh = ({ clock }: Pick<Ctx, 'clock'>, provenAt: Date | null): boolean =>
  provenAt !== null && clock().getTime() - provenAt.getTime() < FRESH_MS;

/** Whether the next decision would ask the caller to prove again who they are; only members are asked. */
export function isAskedAgain(ctx: Pick<Ctx, 'clock' | 'actor'>): boolean {
  const member = memberOf(ctx);
  return member?.hasSecondFactor === true && !isFresh(ctx, member.secondFactorAt);
}

/** @throws SignInNeeded for a member who has a second factor and has not proved it lately */
export function assertFresh(ctx: Pick<Ctx, 'clock' | 'actor'>): void {
  if (isAskedAgain(ctx)) throw new SignInNeeded('second-factor-needed');
}
