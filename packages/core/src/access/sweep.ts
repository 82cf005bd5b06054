import { limitUses, lte } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

/** Counters that are full again. */
export const sweepAccess: Sweep = async (ctx, tx) => {
  await tx.delete(limitUses).where(lte(limitUses.fullAgainAt, ctx.clock()));
  const left = await tx.select({ key: limitUses.key }).from(limitUses).limit(1);
  return left.length > 0;
};
