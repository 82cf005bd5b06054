import { type Ctx, inTenant } from '../ctx/index.ts';
import { luciaIn } from './lucia.ts';

/** Ends this session, or every session of the member. Somebody who is not signed in is simply still signed out. */
export async function signOut(ctx: Ctx, how: { everywhere: boolean }): Promise<void> {
  if (!ctx.actor) return;
  const lucia = luciaIn((work) => inTenant(ctx, work));
  if (how.everywhere) await lucia.invalidateUserSessions(ctx.actor.memberId);
  else await lucia.invalidateSession(ctx.actor.sessionId);
}
