import { createHmac, hkdfSync } from 'node:crypto';
import type { Ctx } from '../ctx/index.ts';

/** How addresses of this space's list are hashed. `mark` says which key does it, and nothing about the key. */
export interface Hasher {
  mark: string;
  hash(email: string): string;
}

/**
 * The same address has another hash in another space, and none can be found from the database alone: the key is the server's.
 * Null where a process was given no key: it knows nobody on a list.
 */
export function hasherOf({ secretKey, tenant }: Pick<Ctx, 'secretKey' | 'tenant'>): Hasher | null {
  if (!secretKey) return null;
  const key = Buffer.from(hkdfSync('sha256', secretKey, tenant.id, 'member list', 32));
  const hmac = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return { mark: hmac('key mark').slice(0, 16), hash: (email) => hmac(`address ${email}`) };
}
