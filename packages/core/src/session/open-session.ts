import type { TenantTx } from '@entraide/db';
import { type Device, unknownDevice } from '@entraide/model/device';
import { luciaIn } from './lucia.ts';
import { hashOf, newToken } from './token.ts';

/** Opens a session in the caller's transaction. The token is returned once and kept nowhere. */
export async function openSession(tx: TenantTx, memberId: string, device: Device = unknownDevice) {
  const token = newToken();
  const lucia = luciaIn((work) => work(tx));
  const attributes = { secondFactorAt: null, ...device };
  const session = await lucia.createSession(memberId, attributes, { sessionId: hashOf(token) });
  return { token, sessionId: session.id, expiresAt: session.expiresAt };
}
