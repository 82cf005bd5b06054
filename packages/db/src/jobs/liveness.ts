import { Client } from 'pg';
import type { JobLog } from './job-log.ts';
import { plainError } from './plain-error.ts';

/** Jobs that failed for the last time are kept this long for the operator to look at. */
const KEPT = '30 days';

const DEADLINE_MS = 10_000;
const hold = 'select pg_advisory_lock(hashtextextended($1, 0))';

interface Options {
  url: string;
  log: JobLog;
  everyMs: number;
  graceMs: number;
}

/**
 * graphile-worker keeps a dead worker's jobs locked for four hours. Here every pool of workers holds an advisory lock on its name for as
 * long as its process lives, on one connection of their own; whoever can take the lock of a name that still holds jobs knows that
 * its process is dead, and sets its jobs free. A job that is locked in the name of a living pool and is not under way there, at two
 * looks in a row, lost its connection while it was taken or finished: it is set free too.
 */
export function liveness({ url, log, everyMs, graceMs }: Options) {
  let session: Client | undefined;
  const grace = `${graceMs} milliseconds`;
  const alive = new Set<string>();
  const underWay = new Set<string>();
  let suspects = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();

  /** One thing after the other, whatever became of the one before. */
  const inTurn = (work: () => Promise<unknown>): Promise<void> => {
    turn = turn.then(work).then(
      () => {},
      (error) => log.warn({ reason: plainError(error).message }, 'jobs: the watch over workers failed'),
    );
    return turn;
  };

  /** Advisory locks live as long as their session: after a lost connection there is another one, and they are taken again. */
  async function connected(): Promise<Client> {
    if (session) return session;
    const client = new Client({
      connectionString: url,
      application_name: 'entraide-liveness',
      connectionTimeoutMillis: DEADLINE_MS,
      query_timeout: DEADLINE_MS,
    });
    const lost = () => {
      if (session === client) session = undefined;
    };
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
      for (const name of alive) await client.query(hold, [name]);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    session = client;
    return client;
  }

  async function freeTheLost(client: Client) {
    const { rows } = await client.query<{ id: string }>(
      `select id::text from graphile_worker._private_jobs where locked_at < now() - $1::interval and locked_by = any($2)`,
      [grace, [...alive]],
    );
    const idle = rows.map(({ id }) => id).filter((id) => !underWay.has(id));
    const lost = idle.filter((id) => suspects.has(id));
    suspects = new Set(idle);
    if (lost.length === 0) return;
    await client.query(
      `update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = any($1)`,
      [lost],
    );
    log.warn({ jobs: lost.length }, 'jobs whose connection was lost were set free');
  }

  async function freeTheDead(client: Client) {
    const { rows } = await client.query<{ name: string }>(
      `select distinct locked_by as name from (
        select locked_by from graphile_worker._private_jobs where locked_at < now() - $1::interval
        union all
        select locked_by from graphile_worker._private_job_queues where locked_at < now() - $1::interval
      ) as locked where locked_by is not null and locked_by <> all($2)`,
      [grace, [...alive]],
    );
    for (const { name } of rows) {
      const { rows: locks } = await client.query<{ taken: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
        [name],
      );
      if (!locks[0]?.taken) continue;
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[name]]);
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      log.warn({ worker: name }, 'jobs of a dead worker were set free');
    }
  }

  /** As if they had not been taken: this try was cut short by us and does not count. */
  async function handBack() {
    const { rows } = await (await connected()).query<{ id: string }>(
      `update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0)
       where locked_by = any($1) returning id::text`,
      [[...alive]],
    );
    await (await connected()).query('select graphile_worker.force_unlock_workers($1::text[])', [[...alive]]);
    if (rows.length > 0) log.warn({ jobs: rows.length }, 'jobs that did not end in time were handed back');
  }

  async function look() {
    const client = await connected();
    await freeTheLost(client);
    await freeTheDead(client);
    await client.query(
      `delete from graphile_worker._private_jobs
       where attempts >= max_attempts and locked_at is null and updated_at < now() - $1::interval`,
      [KEPT],
    );
  }

  return {
    async start() {
      await inTurn(look);
      timer = setInterval(() => inTurn(look), everyMs);
      timer.unref();
    },
    hold(name: string) {
      inTurn(async () => {
        alive.add(name);
        await (await connected()).query(hold, [name]);
      });
    },
    started(jobId: string) {
      underWay.add(jobId);
    },
    ended(jobId: string) {
      underWay.delete(jobId);
    },
    async stop(jobs: 'all done' | 'hand back') {
      clearInterval(timer);
      await (jobs === 'hand back' ? inTurn(handBack) : turn);
      await session?.end();
    },
  };
}
