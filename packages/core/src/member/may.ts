import type { Actor, Ctx } from '../ctx/index.ts';
import { NotAllowed, SignInNeeded } from '../error/index.ts';

/** @throws SignInNeeded */
export function signedIn(ctx: Ctx): Actor {
  if (!ctx.actor) throw new SignInNeeded();
  return ctx.actor;
}

/** Moderators and admins look after who comes in. @throws SignInNeeded, NotAllowed */
export function moderatorOf(ctx: Ctx): Actor {
  const actor = signedIn(ctx);
  if (actor.status !== 'active' || actor.role === 'member')
    throw new NotAllowed('This is for the organisers of the space.');
  return actor;
}

/** @throws SignInNeeded, NotAllowed */
export function adminOf(ctx: Ctx): Actor {
  const actor = moderatorOf(ctx);
  if (actor.role !== 'admin') throw new NotAllowed('This is for the admins of the space.');
  return actor;
}
