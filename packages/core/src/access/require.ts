import type { Role } from '@entraide/model/member';
import type { Actor, Ctx } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';

/** Somebody who is signed in, whatever became of their membership. @throws SignInNeeded */
export function requireMember(ctx: Ctx): Actor {
  if (!ctx.actor) throw new SignInNeeded();
  return ctx.actor;
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
export const hasRole = ({ actor }: Pick<Ctx, 'actor'>, role: keyof typeof refusals): boolean =>
  actor?.status === 'active' && rolesFor[role].includes(actor.role);

/** An accepted member with this role, or one that includes it. @throws SignInNeeded, NotAllowed */
export function requireRole(ctx: Ctx, role: keyof typeof refusals): Actor {
  const actor = requireMember(ctx);
  if (!hasRole(ctx, role)) throw new NotAllowed(refusals[role]);
  return actor;
}
