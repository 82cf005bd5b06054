import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob, type JobKind } from '../job/define-job.ts';

const HOUR_MS = 3_600_000;

export const roundKind: JobKind<object> = { name: 'team_round', schema: z.object({}), tries: 12 };

/**
 * Asks for a look, at the next full hour, at what waits for the team. Same key and same moment for an hour, so that one waits, however
 * often it is asked; the round itself asks for the next one while something waits.
 */
export async function askForRound(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  const runAt = new Date((Math.floor(ctx.clock().getTime() / HOUR_MS) + 1) * HOUR_MS);
  await enqueueJob(tx, roundKind, {}, { key: roundKind.name, runAt });
}
