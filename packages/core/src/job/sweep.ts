import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { defineJob, enqueueJob, type Job, type JobKind } from './define-job.ts';

/**
 * What a noun throws away when its time is over. Every noun whose rows run out has one; `worker/jobs.ts` lists them.
 * @returns whether something is left that will run out on another day
 */
export type Sweep = (ctx: Ctx, tx: TenantTx) => Promise<boolean>;

const kind: JobKind<object> = { name: 'cleanup', schema: z.object({}), tries: 12 };

/**
 * Asks for this space's nightly sweep. There is no list of spaces to go through at night: whoever leaves something behind that
 * must go asks for it here. Same key and same moment all day long, so that one sweep a space waits, however often it is asked.
 */
export async function sweepTonight(ctx: Pick<Ctx, 'clock'>, tx: TenantTx): Promise<void> {
  // A copy: setUTCHours changes the date it is called on, and that one is the clock's.
  const runAt = new Date(ctx.clock());
  runAt.setUTCHours(27, 0, 0, 0);
  await enqueueJob(tx, kind, {}, { key: kind.name, runAt });
}

/** Everything of a space whose time is over goes, in one transaction; the next night is asked for while something is left. */
export async function sweep(sweeps: readonly Sweep[], ctx: Ctx, tx: TenantTx): Promise<void> {
  let left = false;
  for (const each of sweeps) left = (await each(ctx, tx)) || left;
  if (left) await sweepTonight(ctx, tx);
}

export const sweepJob = (sweeps: readonly Sweep[]): Job<object> =>
  defineJob({
    ...kind,
    whileSuspended: true,
    run: (ctx) => inTenant(ctx, (tx) => sweep(sweeps, ctx, tx)),
  });
