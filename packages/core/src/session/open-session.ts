import type { TenantTx } from '@entraide/db';
import { luciaIn } from './lucia.ts';
import { hashOf, newToken } from './token.ts';

/** Opens a session in the caller's transaction. The token is returned once and kept nowhere. */
export async function openSession(tx: TenantTx, memberId: string) {
  const token = newToken();
  const lucia = luciaIn((work) => work(tx));
  const session = await lucia.createSession(memberId, { secondFactorAt: null }, { sessionId: hashOf(token) });
  return { token, sessionId: session.id, expiresAt: session.expiresAt };
}
