import { drafts, lt } from '@entraide/db';
import type { Sweep } from '../job/sweep.ts';

/** Drafts that nobody finished. */
export const sweepDrafts: Sweep = async (ctx, tx) => {
  await tx.delete(drafts).where(lt(drafts.expiresAt, ctx.clock()));
  const left = await tx.select({ id: drafts.id }).from(drafts).limit(1);
  return left.length > 0;
};
