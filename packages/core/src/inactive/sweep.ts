import { members } from '@entraide/db';
import { enqueueJob } from '../job/define-job.ts';
import type { Sweep } from '../job/sweep.ts';
import { inactiveKind } from './inactive-job.ts';
import { isDue } from './judge.ts';

/** The others come the next night. */
const A_NIGHT = 500;

/** Members who are not seen any more: each in a job of their own, so that one who cannot go does not keep the others. */
export const sweepInactive: Sweep = async (ctx, tx) => {
  // No mail leaves a suspended space, so nobody could be told.
  if (ctx.tenant.status !== 'suspended') {
    const due = await tx.select({ id: members.id }).from(members).where(isDue(ctx)).limit(A_NIGHT);
    for (const { id: memberId } of due)
      await enqueueJob(tx, inactiveKind, { memberId }, { key: `${inactiveKind.name}:${memberId}` });
  }
  const [left] = await tx.select({ id: members.id }).from(members).limit(1);
  return left !== undefined;
};
