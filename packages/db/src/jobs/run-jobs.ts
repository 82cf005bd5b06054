import { EventEmitter } from 'node:events';
import { Logger, type Runner, type RunnerOptions, run, type Task, type WorkerEvents } from 'graphile-worker';
import { liveness } from './liveness.ts';
import { pgUrl } from './pg-url.ts';
import { plainError } from './plain-error.ts';

export interface JobInfo {
  /** The same for every try of one job, and unlike any other job's, also in a database made anew. */
  key: string;
  attempt: number;
}

/** Work of one kind. The payload is whatever was enqueued, with `tenantId`. What throws comes again, later and later. */
export type JobTask = (payload: unknown, job: JobInfo) => Promise<void>;

export interface JobLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

export interface RunJobsOptions {
  /** Connection of the worker's role. */
  url: string;
  tasks: Record<string, JobTask>;
  log: JobLog;
  /** Jobs at the same time. */
  concurrency?: number;
  /** How often to look for due jobs nobody announced: those put off, and those to try again. */
  pollMs?: number;
  /** How often to look for jobs that a dead worker still holds. */
  watchMs?: number;
  /** A job locked for less than this may belong to a worker that is only just saying that it lives. */
  graceMs?: number;
}

const AGAIN_MS = 5000;

/**
 * Runs jobs in this process until stopped. `stop` takes no new ones and waits for those under way. A database that goes away and
 * comes back costs tries, never the runner. Throws when it cannot start at all.
 */
export async function runJobs(options: RunJobsOptions): Promise<{ stop(): Promise<void> }> {
  const { log, watchMs = 30_000, graceMs = 15_000 } = options;
  const url = pgUrl(options.url);
  const watch = liveness({ url, log, everyMs: watchMs, graceMs });
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let runner: Runner | undefined;

  async function begin(): Promise<void> {
    runner = await run(runnerOptions(url, options, watch));
    runner.promise.then(ended, ended);
  }
  /** Not because we stopped it: it lost its database for longer than it tries. */
  function ended(): void {
    if (stopping) return;
    log.error({ againMs: AGAIN_MS }, 'jobs: the runner ended and will begin again');
    again = setTimeout(() => begin().catch(ended), AGAIN_MS);
    again.unref();
  }

  await watch.start();
  try {
    await begin();
  } catch (error) {
    await watch.stop();
    throw plainError(error);
  }
  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      await runner?.stop().catch(() => {});
      await watch.stop();
    },
  };
}

type Watch = ReturnType<typeof liveness>;

function runnerOptions(
  url: string,
  { tasks, log, concurrency = 4, pollMs = 2000 }: RunJobsOptions,
  watch: Watch,
): RunnerOptions {
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => watch.hold(workerPool.id));
  events.on('job:error', ({ job, error }) =>
    log.warn(
      { jobId: job.id, task: job.task_identifier, attempt: job.attempts, reason: plainError(error).message },
      'a job failed and will come again',
    ),
  );
  events.on('job:failed', ({ job }) =>
    log.error({ jobId: job.id, task: job.task_identifier }, 'a job failed for the last time'),
  );
  events.on('pool:listen:error', () => log.warn({}, 'jobs: the connection that listens was lost'));
  return {
    connectionString: url,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: pollMs,
    noHandleSignals: true,
    events,
    // What it would print quotes errors, and errors quote data: the events above say enough.
    logger: new Logger(() => () => {}),
    parsedCronItems: [],
    // Without a batch nobody waits for the query that removes a finished job: stopping could leave it to be done twice, and a lost
    // connection would be an unhandled rejection.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asTask(task)])),
  };
}

function asTask(task: JobTask): Task {
  return async (payload, { job }) => {
    try {
      const key = `${job.id}-${new Date(job.created_at).getTime().toString(36)}`;
      await task(payload, { key, attempt: job.attempts });
    } catch (error) {
      // The text is kept beside the job, so it must not quote anybody's data.
      throw plainError(error);
    }
  };
}
