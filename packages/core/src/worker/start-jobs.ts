import { type JobTask, runJobs } from '@entraide/db';
import { z } from 'zod';
import type { Job, Worker } from '../job/define-job.ts';
import { jobs } from './jobs.ts';

export interface JobSettings extends Worker {
  /** Connection of the worker's role; `db` is opened on it, too. */
  url: string;
  concurrency?: number;
}

const OfTenant = z.looseObject({ tenantId: z.uuid() });

/** Runs the jobs that requests left behind, until stopped; `stop` waits for those under way. */
export function startJobs(settings: JobSettings): Promise<{ stop(): Promise<void> }> {
  const { url, log, concurrency } = settings;
  const able = jobs.filter(({ canRun }) => canRun?.(settings) ?? true);
  return runJobs({
    url,
    ...(concurrency ? { concurrency } : {}),
    log,
    tasks: Object.fromEntries(able.map((job) => [job.name, taskOf(settings, job)])),
  });
}

function taskOf<Payload>(worker: Worker, job: Job<Payload>): JobTask {
  return (given, info) => {
    const { tenantId, ...payload } = OfTenant.parse(given);
    return job.run(worker, { ...info, tenantId, payload: job.schema.parse(payload) });
  };
}
