import postgres from 'postgres';
import { plainError } from './plain-error.ts';
import type { JobLog } from './run-jobs.ts';

/** Jobs that failed for the last time are kept this long for the operator to look at. */
const KEPT = '30 days';

interface Options {
  url: string;
  log: JobLog;
  everyMs: number;
  graceMs: number;
}

/**
 * graphile-worker keeps a dead worker's jobs locked for four hours. Here every pool of workers holds an advisory lock on its name for as
 * long as its process lives, on one connection of their own; whoever can take the lock of a name that still holds jobs knows that
 * its process is dead, and sets its jobs free.
 */
export function liveness({ url, log, everyMs, graceMs }: Options) {
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    fetch_types: false,
    prepare: false,
    onnotice: () => {},
    connection: { application_name: 'entraide-liveness' },
  });
  const alive = new Set<string>();
  let session: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  const lockKey = (name: string) => sql`hashtextextended(${name}, 0)`;
  /** One thing after the other, whatever became of the one before. */
  const inTurn = (work: () => Promise<unknown>): Promise<void> => {
    turn = turn.then(work).then(
      () => {},
      (error) => log.warn({ reason: plainError(error).message }, 'jobs: the watch over workers failed'),
    );
    return turn;
  };

  /** Advisory locks live as long as their session: after a lost connection they are taken again. */
  async function holdAll() {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (row?.pid === session) return;
    session = row?.pid;
    for (const name of alive) await sql`select pg_advisory_lock(${lockKey(name)})`;
  }

  async function freeTheDead() {
    await holdAll();
    const rows = await sql<{ name: string }[]>`
      select distinct locked_by as name from (
        select locked_by from graphile_worker._private_jobs where locked_at < now() - ${`${graceMs} milliseconds`}::interval
        union all
        select locked_by from graphile_worker._private_job_queues where locked_at < now() - ${`${graceMs} milliseconds`}::interval
      ) as locked where locked_by is not null`;
    for (const { name } of rows) {
      if (alive.has(name)) continue;
      const [lock] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockKey(name)}) as taken`;
      if (!lock?.taken) continue;
      await sql`select graphile_worker.force_unlock_workers(array[${name}]::text[])`;
      await sql`select pg_advisory_unlock(${lockKey(name)})`;
      log.warn({ worker: name }, 'jobs of a dead worker were set free');
    }
    await sql`delete from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and updated_at < now() - ${KEPT}::interval`;
  }

  return {
    async start() {
      await inTurn(freeTheDead);
      timer = setInterval(() => inTurn(freeTheDead), everyMs);
      timer.unref();
    },
    hold(name: string) {
      alive.add(name);
      inTurn(async () => {
        await holdAll();
        await sql`select pg_advisory_lock(${lockKey(name)})`;
      });
    },
    async stop() {
      clearInterval(timer);
      await turn;
      await sql.end({ timeout: 5 });
    },
  };
}
