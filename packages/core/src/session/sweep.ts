import { lt, sessions } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

/** Sessions that have run out. */
export const sweepSessions: Sweep = async (ctx, tx) => {
  await tx.delete(sessions).where(lt(sessions.expiresAt, ctx.clock()));
  const left = await tx.select({ id: sessions.id }).from(sessions).limit(1);
  return left.length > 0;
};
