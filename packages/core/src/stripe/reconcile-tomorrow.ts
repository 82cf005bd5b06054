import { createHash } from 'node:crypto';
import type { TenantTx } from '@entraide/db';
import { z } from 'zod';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob, type JobKind } from '../job/define-job.ts';

export const reconcileKind: JobKind<object> = { name: 'reconcile_stripe', schema: z.object({}), tries: 12 };

/**
 * Asks for the space's next daily comparison with Stripe, in the hours after midnight UTC. Same key and same moment all day long, so that
 * one waits, however often it is asked for; each space has a minute of its own, so that they do not all ask Stripe at once.
 */
export async function reconcileTomorrow(ctx: Pick<Ctx, 'clock' | 'tenant'>, tx: TenantTx): Promise<void> {
  const minute = createHash('sha256').update(ctx.tenant.id).digest().readUInt16BE(0) % 300;
  // A copy: setUTCHours changes the date it is called on, and that one is the clock's.
  const runAt = new Date(ctx.clock());
  runAt.setUTCHours(24, minute, 0, 0);
  await enqueueJob(tx, reconcileKind, {}, { key: reconcileKind.name, runAt });
}
