import { EventEmitter } from 'node:events';
import { Logger, run, type Task, type WorkerEvents } from 'graphile-worker';
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
}

/** Runs jobs in this process until stopped. `stop` takes no new ones and waits for those under way. */
export async function runJobs(options: RunJobsOptions): Promise<{ stop(): Promise<void> }> {
  const { tasks, log, concurrency = 4, pollMs = 2000, watchMs = 30_000 } = options;
  const url = pgUrl(options.url);
  const watch = liveness({ url, log, everyMs: watchMs });
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => watch.hold(worker.workerId));
  events.on('worker:stop', ({ worker }) => watch.letGo(worker.workerId));
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
  await watch.start();
  try {
    const runner = await run({
      connectionString: url,
      concurrency,
      maxPoolSize: concurrency + 2,
      pollInterval: pollMs,
      noHandleSignals: true,
      events,
      // What it would print quotes errors, and errors quote data: the events above say enough.
      logger: new Logger(() => () => {}),
      parsedCronItems: [],
      taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asTask(task)])),
    });
    // A runner that ends by itself has lost its database for good; its jobs wait for the next process.
    runner.promise.catch((error) =>
      log.error({ reason: plainError(error).message }, 'jobs: the runner ended'),
    );
    return {
      async stop() {
        await runner.stop().catch(() => {});
        await watch.stop();
      },
    };
  } catch (error) {
    await watch.stop();
    throw error;
  }
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
