import { runJobs } from '@entraide/db';
import type { Worker } from '../job/define-job.ts';
import { jobs } from './jobs.ts';
import { runJob } from './run-job.ts';

export interface JobSettings extends Worker {
  /** Connection of the worker's role; `db` is opened on it, too. */
  url: string;
  concurrency?: number;
}

/** Runs the jobs that requests left behind, until stopped; `stop` waits for those under way. */
export function startJobs(settings: JobSettings): Promise<{ stop(): Promise<void> }> {
  const { url, log, concurrency } = settings;
  const able = jobs.filter(({ canRun }) => canRun?.(settings) ?? true);
  return runJobs({
    url,
    ...(concurrency ? { concurrency } : {}),
    log,
    tasks: Object.fromEntries(
      able.map((job) => [job.name, (given, info) => runJob(settings, job, given, info)]),
    ),
  });
}
