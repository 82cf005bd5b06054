import { type EnqueueOptions, enqueue, type JobInfo, type TenantTx } from '@entraide/db';
import type { z } from 'zod';
import type { PlatformCtx } from '../ctx/index.ts';
import type { MailPort } from '../mail/ports/port.ts';

/** What a worker's process has: the platform as the worker's role, and the ways out. */
export interface Worker extends PlatformCtx {
  /** Null: no mail can leave. */
  mail: MailPort | null;
  /** The platform's own address; each space lends its name. */
  from: string;
}

/**
 * Work that a transaction leaves behind, for one tenant. It may run twice, after a worker died or an answer was lost: it must do no harm
 * then, and do nothing for a space or a thing that is gone. What throws is tried again, later and later, 12 times in all; then it waits
 * for the operator (`platform jobs`).
 */
export interface Job<Payload> {
  name: string;
  schema: z.ZodType<Payload>;
  run(worker: Worker, job: GivenJob<Payload>): Promise<void>;
  /** A worker leaves alone the jobs that it cannot do, and they wait without losing a try. */
  canRun?: (worker: Worker) => boolean;
}

export interface GivenJob<Payload> extends JobInfo {
  tenantId: string;
  payload: Payload;
}

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job;

/** Leaves a job in the caller's transaction: it is done if and only if that commits. The database adds the tenant. */
export function enqueueJob<Payload extends Record<string, unknown>>(
  tx: TenantTx,
  job: Pick<Job<Payload>, 'name'>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  return enqueue(tx, job.name, payload, options);
}
