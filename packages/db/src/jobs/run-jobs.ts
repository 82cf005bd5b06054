import { EventEmitter } from 'node:events';
import { Logger, type Runner, type RunnerOptions, run, type Task, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { withSession } from '../client/with-session.ts';
import type { JobLog } from './job-log.ts';
import { liveness } from './liveness.ts';
import { pgUrl } from './pg-url.ts';
import { plainError } from './plain-error.ts';

export interface JobInfo {
  /** The same for every try of one job, and unlike any other job's, also in a database made anew. */
  key: string;
  attempt: number;
  askedAt: Date;
}

/** Work of one kind. The payload is whatever was enqueued, with `tenantId`. What throws comes again, later and later. */
export type JobTask = (payload: unknown, job: JobInfo) => Promise<void>;

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
  /** How long `stop` waits for the jobs under way. */
  patienceMs?: number;
}

const AGAIN_MS = 5000;

/**
 * Runs jobs in this process until stopped. `stop` takes no new ones from the moment it is called and waits for those under way; those
 * that do not end in time are handed back, for the next worker to do at once. A database that goes away and
 * comes back costs tries, never the runner. Throws when it cannot start at all.
 */
export async function runJobs(options: RunJobsOptions): Promise<{ stop(): Promise<void> }> {
  const { log, watchMs = 30_000, graceMs = 15_000, patienceMs = PATIENCE_MS } = options;
  // With our own client, because it says why a server lets nobody in.
  await withSession(options.url, async () => {});
  const url = pgUrl(options.url);
  const watch = liveness({ url, log, everyMs: watchMs, graceMs });
  const pool = openPool(url, options.concurrency);
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let runner: Runner | undefined;

  async function begin(): Promise<void> {
    const begun = await run(runnerOptions(pool, options, watch));
    runner = begun;
    // A runner that shuts itself down over a lost connection may wait for ever: another one begins without it.
    const over = once(ended);
    begun.promise.then(over, over);
    begun.events.on('pool:gracefulShutdown', over);
    begun.events.on('pool:forcefulShutdown', over);
    restartWhenStuck(begun);
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
    await watch.stop('all done');
    await pool.end();
    throw plainError(error);
  }
  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      const finished = runner?.stop().then(
        () => true,
        () => true,
      );
      const inTime = (await within(patienceMs, finished ?? Promise.resolve(true))) ?? false;
      await within(CLOSE_MS, watch.stop(inTime ? 'all done' : 'hand back'));
      await within(inTime ? DEADLINE_MS : CLOSE_MS, pool.end());
    },
  };
}

const CONCURRENCY = 4;

const PATIENCE_MS = 5_000;

/** For each connection that has to be closed while the process stops. */
const CLOSE_MS = 1_500;

/** What comes of the work, or null when it takes longer. */
function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => void setTimeout(() => resolve(null), ms).unref());
  return Promise.race([work, late]);
}

const DEADLINE_MS = 10_000;

/**
 * The runner's own pool forgets to listen for lost connections as soon as it stops, and an error nobody hears ends the process. A
 * query on a connection that is lost at that very moment may never be answered at all, hence the deadline.
 */
function openPool(url: string, concurrency = CONCURRENCY): Pool {
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 2,
    connectionTimeoutMillis: DEADLINE_MS,
    query_timeout: DEADLINE_MS,
  });
  // The runner may release the connection it listens on twice, and what is thrown then is caught by nobody.
  const connect = pool.connect.bind(pool);
  pool.connect = ((done?: Parameters<typeof connect>[0]) =>
    done
      ? connect((error, client, release) => done(error, client, once(release)))
      : connect()) as Pool['connect']; // the overloads of one function, which an arrow cannot have
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function once<Given extends unknown[]>(work: (...given: Given) => void): (...given: Given) => void {
  let done = false;
  return (...given) => {
    if (done) return;
    done = true;
    work(...given);
  };
}

/** In a row, by all workers together. */
const FAILURES = 20;

/** It keeps the failure of its first query for ever when a connection is lost at that moment: only another runner asks again. */
function restartWhenStuck(runner: Runner): void {
  let failures = 0;
  const well = () => {
    failures = 0;
  };
  runner.events.on('job:start', well);
  runner.events.on('worker:getJob:empty', well);
  runner.events.on('worker:getJob:error', () => {
    failures++;
    if (failures === FAILURES) runner.stop('stuck').catch(() => {});
  });
}

type Watch = ReturnType<typeof liveness>;

function runnerOptions(
  pgPool: Pool,
  { tasks, log, concurrency = CONCURRENCY, pollMs = 2000 }: RunJobsOptions,
  watch: Watch,
): RunnerOptions {
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of its workers.
  events.on('pool:create', ({ workerPool }) => watch.hold(workerPool.id));
  events.on('job:start', ({ job }) => watch.started(job.id));
  // And not 'job:complete', which never comes when the pool ends between a job's last line and its removal.
  events.on('job:success', ({ job }) => watch.ended(job.id));
  events.on('job:error', ({ job, error }) => {
    watch.ended(job.id);
    log.warn(
      { jobId: job.id, task: job.task_identifier, attempt: job.attempts, reason: plainError(error).message },
      'a job failed and will come again',
    );
  });
  events.on('job:failed', ({ job }) =>
    log.error({ jobId: job.id, task: job.task_identifier }, 'a job failed for the last time'),
  );
  events.on('pool:listen:error', () => log.warn({}, 'jobs: the connection that listens was lost'));
  return {
    pgPool,
    concurrency,
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
      const askedAt = new Date(job.created_at);
      const key = `${job.id}-${askedAt.getTime().toString(36)}`;
      await task(payload, { key, attempt: job.attempts, askedAt });
    } catch (error) {
      // The text is kept beside the job, so it must not quote anybody's data.
      throw plainError(error);
    }
  };
}
