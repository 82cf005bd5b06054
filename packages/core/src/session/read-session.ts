import { inTenant, type MemberActor, type PlatformCtx, type Tenant } from '../ctx/index.ts';
import { luciaIn } from './lucia.ts';
import { hashOf } from './token.ts';

/** Who holds this token in this tenant; null when nobody (any more) does. Prolongs the session as it goes. */
export async function readSession(
  where: Pick<PlatformCtx, 'db'> & Partial<Pick<PlatformCtx, 'clock'>> & { tenant: Pick<Tenant, 'id'> },
  token: string,
): Promise<MemberActor | null> {
  if (token.length < 16 || token.length > 200) return null;
  const lucia = luciaIn((work) => inTenant(where, work), where.clock);
  const { session, user } = await lucia.validateSession(hashOf(token));
  if (!session) return null;
  const { memberId, email, displayName, role, status, hasSecondFactor, unseen, mailsStopped } = user;
  const { id: sessionId, secondFactorAt } = session;
  return {
    ...{ kind: 'member', memberId, sessionId, email, displayName, role, status },
    ...{ hasSecondFactor, secondFactorAt },
    ...(unseen && { unseen }),
    ...(mailsStopped && { mailsStopped }),
  };
}
