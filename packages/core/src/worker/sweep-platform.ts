import { type GlobalTx, lte, platformLimitUses } from '@entraide/db';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { forgetFounders, sweepLaunches } from '../launch/index.ts';
import { sweepOperators } from '../operator/index.ts';
import { sweepTextTraces } from '../rule/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { sweepDeletions } from '../tenant/index.ts';

/** What belongs to no space and has run out: a noun that keeps such rows has a sweep here. */
type PlatformSweep = (platform: PlatformCtx, tx: GlobalTx) => Promise<void>;

const sweepLimits: PlatformSweep = async ({ clock }, tx) => {
  await tx.delete(platformLimitUses).where(lte(platformLimitUses.fullAgainAt, clock()));
};

const sweeps: readonly PlatformSweep[] = [sweepLimits, sweepOperators, sweepTextTraces];

/** Every hour, as the operator's role; several processes may do it at once. @throws Unavailable */
export async function sweepPlatform(platform: PlatformCtx & { address: PublicAddress }): Promise<void> {
  for (const sweep of sweeps) await outsideTenant(platform, (tx) => sweep(platform, tx));
  await sweepLaunches(platform);
  await forgetFounders(platform);
  await sweepDeletions(platform);
}
