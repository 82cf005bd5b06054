import type { Role } from '@entraide/model/member';
import { type Ctx, type MemberActor, memberOf, type Scope } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';
import { assertFresh, missingProof } from './second-factor.ts';

/** Somebody who is signed in, whatever became of their membership. @throws SignInNeeded */
export function requireMember(ctx: Ctx): MemberActor {
  const member = memberOf(ctx);
  if (!member) throw new SignInNeeded();
  return member;
}

/** A key may do what its scopes say; what anybody else may do is for the verb to say. @throws NotAllowed */
export function requireScope({ actor }: Pick<Ctx, 'actor'>, scope: Scope): void {
  if (actor.kind === 'key' && !actor.scopes.includes(scope))
    throw new NotAllowed(`This key has no "${scope}".`);
}

const refusals = {
  moderator: 'This is for the organisers of the space.',
  admin: 'This is for the admins of the space.',
} as const satisfies Partial<Record<Role, string>>;

/** Moderators look after who comes in and what is said; admins do that too, and decide about the space. */
export const rolesFor: Record<keyof typeof refusals, readonly Role[]> = {
  moderator: ['moderator', 'admin'],
  admin: ['admin'],
};

/** Whether the caller is an accepted member with this role, or one that includes it. */
export function hasRole(ctx: Pick<Ctx, 'actor'>, role: keyof typeof refusals): boolean {
  const member = memberOf(ctx);
  return member?.status === 'active' && rolesFor[role].includes(member.role);
}

/**
 * An accepted member with this role, or one that includes it, who has proved in this session what their role asks for.
 * @throws SignInNeeded, also without the second factor; NotAllowed
 */
export function requireRole(ctx: Ctx, role: keyof typeof refusals): MemberActor {
  const actor = requireMember(ctx);
  if (!hasRole(ctx, role)) throw new NotAllowed(refusals[role]);
  const missing = missingProof(ctx, actor);
  if (missing) throw new SignInNeeded(missing);
  return actor;
}

/**
 * For what decides about others: as `requireRole`, and whoever has a second factor has proved it within the last minutes.
 * @throws as `requireRole`
 */
export function requireFresh(ctx: Ctx, role: keyof typeof refusals): MemberActor {
  const actor = requireRole(ctx, role);
  assertFresh(ctx);
  return actor;
}

/** An operator who is here to help, whose time is not over. */
export function isSupport({ actor, clock }: Pick<Ctx, 'actor' | 'clock'>): boolean {
  return actor.kind === 'support' && actor.until > clock();
}

/**
 * As `requireRole`, or an operator who is here to help: for what the team reads and sets under /admin. Conversations, and what only a
 * member does, stay closed. @throws SignInNeeded, NotAllowed
 */
export function requireRoleOrSupport(ctx: Ctx, role: keyof typeof refusals): void {
  if (!isSupport(ctx)) requireRole(ctx, role);
}
