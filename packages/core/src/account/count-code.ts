import type { TenantTx } from '@entraide/db';
import { networkOf, spend, type Uses } from '../access/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { TooMany } from '../error/index.ts';

interface Asking {
  email: string;
  browserHash: string;
  /** This address signed in in this browser before. */
  known: boolean;
}

const networkIn = (ctx: Ctx) => (ctx.ip === null ? 'unknown' : networkOf(ctx.ip));

/** What one request uses of its own. A known browser has a counter that nobody else can reach. */
export function usesOfOne(ctx: Ctx, { email, browserHash, known }: Asking): Uses {
  if (known) return { 'codes-known-browser': `${email} ${browserHash}` };
  return {
    'codes-address-network': `${email} ${networkIn(ctx)}`,
    'codes-browser': browserHash,
    'codes-address': email,
  };
}

/** Counts what a request uses of its network's and its space's share; says how long to wait when one of them is used up. */
export async function countShared(ctx: Ctx, tx: TenantTx): Promise<{ retryAfterSeconds: number } | null> {
  try {
    // All visitors of an unknown network are no network.
    if (ctx.ip !== null) await spend(ctx, tx, { 'codes-network': networkIn(ctx) });
    await spend(ctx, tx, { 'codes-space': '' });
    return null;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return { retryAfterSeconds: error.retryAfterSeconds };
  }
}
