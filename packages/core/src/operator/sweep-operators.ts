import { type GlobalTx, lte, operatorChallenges, operatorLinks } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import { sweepSessions } from './session.ts';

/** What let operators in, and does not any more. */
export async function sweepOperators(platform: PlatformCtx, tx: GlobalTx): Promise<void> {
  const now = platform.clock();
  await tx.delete(operatorChallenges).where(lte(operatorChallenges.endsAt, now));
  await tx.delete(operatorLinks).where(lte(operatorLinks.endsAt, now));
  await sweepSessions(platform, tx);
}
