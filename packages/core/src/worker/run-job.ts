import type { JobInfo } from '@entraide/db';
import { z } from 'zod';
import type { Job, Worker } from '../job/define-job.ts';
import { tenantCtx } from '../tenant/tenant-ctx.ts';

const OfTenant = z.looseObject({ tenantId: z.uuid() });

/** One try of one job, in the space that the database wrote into `given`. */
export async function runJob<Payload>(
  worker: Worker,
  job: Job<Payload>,
  given: unknown,
  info: JobInfo,
): Promise<void> {
  const { tenantId, ...rest } = OfTenant.parse(given);
  const ctx = await tenantCtx(worker, tenantId, { kind: 'job', name: job.name });
  if (!ctx) return job.whenGone?.(worker, tenantId);
  if (ctx.tenant.status === 'suspended' && !job.whileSuspended) return;
  await job.run(ctx, { ...info, payload: job.schema.parse(rest) });
}
