import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { luciaIn } from './lucia.ts';

/** Ends this session, or every session of the member. Somebody who is not signed in is simply still signed out. */
export async function signOut(ctx: Ctx, how: { everywhere: boolean }): Promise<void> {
  const member = memberOf(ctx);
  if (!member) return;
  const lucia = luciaIn((work) => inTenant(ctx, work));
  if (how.everywhere) await lucia.invalidateUserSessions(member.memberId);
  else await lucia.invalidateSession(member.sessionId);
}
