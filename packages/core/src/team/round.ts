import { inTenant } from '../ctx/index.ts';
import { defineJob } from '../job/define-job.ts';
import type { Sweep } from '../job/sweep.ts';
import { mailDay } from './mail-day.ts';
import { askForRound, roundKind } from './round-kind.ts';
import { tellAdmins } from './tell-admins.ts';
import { somethingWaits } from './waiting.ts';

/** The hourly look at what waits for the team, as long as something does. */
export const roundJob = defineJob({
  ...roundKind,
  run: (ctx) =>
    inTenant(ctx, async (tx) => {
      if (!(await somethingWaits(tx))) return;
      await askForRound(ctx, tx);
      await mailDay(ctx, tx);
      await tellAdmins(ctx, tx);
    }),
});

/** Takes the rounds up again where they ended, as in a space that was suspended. */
export const sweepRounds: Sweep = async (ctx, tx) => {
  const waits = await somethingWaits(tx);
  if (waits) await askForRound(ctx, tx);
  return waits;
};
