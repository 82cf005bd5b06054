import { newId } from '@entraide/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TenantTx } from '../client/index.ts';
import { createTenant, createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { enqueue } from './enqueue.ts';
import { pgUrl } from './pg-url.ts';
import { plainError } from './plain-error.ts';
import { type JobTask, type RunJobsOptions, runJobs } from './run-jobs.ts';

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = (await createTenant(database.db('platform'))).id;
});
afterAll(() => database.close());

const log = { info() {}, warn: vi.fn(), error: vi.fn() };
const run = (tasks: Record<string, JobTask>, more: Partial<RunJobsOptions> = {}) =>
  runJobs({ url: database.urls.worker, tasks, log, pollMs: 100, watchMs: 200, ...more });
const inTenant = (work: (tx: TenantTx) => Promise<void>) => database.db('app').inTenant(tenantId, work);
const waiting = async (task: string) => {
  const rows = await database.db('worker').outsideTenant((tx) =>
    tx.execute<{ attempts: number; last_error: string | null; payload: unknown }>(
      `select j.attempts, j.last_error, j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = '${task}'`,
    ),
  );
  return [...rows];
};

describe('a job', () => {
  it('left by a request is done by the worker, with the tenant the database knows and no other', async () => {
    const done: unknown[] = [];
    const jobs = await run({ greet: async (payload) => void done.push(payload) });
    await inTenant((tx) => enqueue(tx, 'greet', { name: 'Ana', tenantId: newId() }));
    await vi.waitFor(() => expect(done).toEqual([{ name: 'Ana', tenantId }]), 5000);
    await jobs.stop();
    expect(await waiting('greet')).toEqual([]);
  });

  it('is not there when its transaction is undone, nor without a tenant', async () => {
    const failing = inTenant(async (tx) => {
      await enqueue(tx, 'undone', {});
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    const nobody = database.db('app').outsideTenant((tx) => enqueue(tx as never, 'undone', {}));
    await expect(nobody).rejects.toThrow();
    expect(await waiting('undone')).toEqual([]);
  });

  it('waits for its moment, and is replaced by the next one with its key, in its own tenant only', async () => {
    const neighbour = (await createTenant(database.db('platform'))).id;
    const runAt = new Date(Date.now() + 3_600_000);
    for (const n of [1, 2]) await inTenant((tx) => enqueue(tx, 'later', { n }, { runAt, key: 'same' }));
    await database
      .db('app')
      .inTenant(neighbour, (tx) => enqueue(tx, 'later', { n: 3 }, { runAt, key: 'same' }));
    const done = vi.fn(async () => {});
    const jobs = await run({ later: done, now: done });
    await inTenant((tx) => enqueue(tx, 'now', {}));
    await vi.waitFor(() => expect(done).toHaveBeenCalled(), 5000);
    await jobs.stop();
    expect(done).toHaveBeenCalledTimes(1);
    expect((await waiting('later')).map(({ payload }) => payload)).toEqual([
      { n: 2, tenantId },
      { n: 3, tenantId: neighbour },
    ]);
  });

  it('that fails is kept for another time, and its error tells nobody’s data', async () => {
    const jobs = await run({
      broken: async () => {
        await database.sql`select ${'ana@example.org'}::int`;
      },
    });
    await inTenant((tx) => enqueue(tx, 'broken', {}));
    await vi.waitFor(
      async () =>
        expect(await waiting('broken')).toMatchObject([{ attempts: 1, last_error: expect.any(String) }]),
      5000,
    );
    await jobs.stop();
    const [job] = await waiting('broken');
    expect(job?.last_error).toContain('22P02');
    expect(JSON.stringify([job?.last_error, log.warn.mock.calls])).not.toContain('ana@');
  });

  it('under way when the process stops is finished first', async () => {
    let finished = false;
    const started = vi.fn();
    const jobs = await run({
      slow: async () => {
        started();
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished = true;
      },
    });
    await inTenant((tx) => enqueue(tx, 'slow', {}));
    await vi.waitFor(() => expect(started).toHaveBeenCalled(), 5000);
    await jobs.stop();
    expect(finished).toBe(true);
    expect(await waiting('slow')).toEqual([]);
  });

  it('that does not end in time is handed back, and the next worker does it at once', async () => {
    const started = vi.fn();
    let release = () => {};
    const dead = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = await run(
      {
        stuck: async () => {
          started();
          await dead;
        },
      },
      { patienceMs: 1000 },
    );
    await inTenant((tx) => enqueue(tx, 'stuck', {}));
    await vi.waitFor(() => expect(started).toHaveBeenCalled(), 5000);
    await first.stop();
    expect(await waiting('stuck')).toMatchObject([{ attempts: 0, last_error: null }]);
    const done: number[] = [];
    const second = await run({ stuck: async (_, { attempt }) => void done.push(attempt) });
    await vi.waitFor(() => expect(done).toEqual([1]), 5000);
    await second.stop();
    release();
    expect(await waiting('stuck')).toEqual([]);
  });

  it('of a living process is not taken by another one, however long it takes', async () => {
    const started: string[] = [];
    const slow = (name: string) => async () => {
      started.push(name);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    };
    const one = await run({ long: slow('one') }, { graceMs: 0 });
    await inTenant((tx) => enqueue(tx, 'long', {}));
    await vi.waitFor(() => expect(started).toEqual(['one']), 5000);
    const two = await run({ long: slow('two') }, { graceMs: 0 });
    await one.stop();
    await two.stop();
    expect(started).toEqual(['one']);
    expect(await waiting('long')).toEqual([]);
  });

  it('is done although every connection of the worker is cut while it waits and while it runs', async () => {
    const done: number[] = [];
    const cutAll = `select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'entraide_worker' and application_name <> 'test' and pid <> pg_backend_pid() and datname = current_database()`;
    const knife = driverFor(database.urls.worker, 1);
    const tough: JobTask = async (payload) => {
      if (done.length === 1) await knife.unsafe(cutAll);
      done.push((payload as { n: number }).n);
    };
    const jobs = await run({ tough }, { graceMs: 1000 });
    for (const n of [1, 2, 3]) {
      await inTenant((tx) => enqueue(tx, 'tough', { n }));
      await knife.unsafe(cutAll);
    }
    await vi.waitFor(() => expect([...new Set(done)].sort()).toEqual([1, 2, 3]), 60_000);
    await vi.waitFor(async () => expect(await waiting('tough')).toEqual([]), 60_000);
    await jobs.stop();
    await knife.end();
  }, 150_000); // a job that fails three times is tried again after 20 s

  it('held in the name of a living worker that does not do it is set free', async () => {
    const worker = driverFor(database.urls.worker, 1);
    let name: string | undefined;
    const done = vi.fn(async () => {});
    const named: JobTask = async () => {
      const [row] = await worker<{ name: string }[]>`
        select locked_by as name from graphile_worker._private_jobs where locked_by is not null`;
      name = row?.name;
    };
    const jobs = await run({ named, lost: done }, { graceMs: 1000 });
    await inTenant((tx) => enqueue(tx, 'named', {}));
    await vi.waitFor(() => expect(name).toBeDefined(), 5000);
    await inTenant((tx) => enqueue(tx, 'lost', {}, { runAt: new Date(Date.now() + 3_600_000) }));
    await worker`update graphile_worker._private_jobs j
      set attempts = 1, run_at = now(), locked_at = now() - interval '1 minute', locked_by = ${name ?? ''}
      from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'lost'`;
    await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1), 10_000);
    await jobs.stop();
    await worker.end();
    expect(await waiting('lost')).toEqual([]);
  });

  it('held by a dead worker is set free; one held by a living worker is not', async () => {
    for (const name of ['dead', 'living']) await inTenant((tx) => enqueue(tx, `held_${name}`, {}));
    const worker = driverFor(database.urls.worker, 1);
    await worker`update graphile_worker._private_jobs j set attempts = 1, locked_at = now() - interval '1 minute',
      locked_by = 'worker-' || t.identifier from graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier in ('held_dead', 'held_living')`;
    await worker`select pg_advisory_lock(hashtextextended('worker-held_living', 0))`;
    const done: string[] = [];
    const jobs = await run({
      held_dead: async () => void done.push('dead'),
      held_living: async () => void done.push('living'),
    });
    await vi.waitFor(() => expect(done).toEqual(['dead']), 5000);
    await worker.end();
    await vi.waitFor(() => expect(done).toEqual(['dead', 'living']), 5000);
    await jobs.stop();
  });
});

describe('who may touch jobs', () => {
  it('is the worker, and not the role of requests', async () => {
    const app = driverFor(database.urls.app, 1);
    await expect(app`select * from graphile_worker._private_jobs`).rejects.toThrow(/permission denied/);
    await expect(app`select graphile_worker.add_job('x')`).rejects.toThrow(/permission denied/);
    await app.end();
  });
});

describe('pgUrl', () => {
  it('says a role in the one way that pg understands', () => {
    expect(pgUrl('postgres://o:p@h/db?role=entraide_worker')).toBe(
      'postgres://o:p@h/db?options=-c%20role%3Dentraide_worker',
    );
    expect(pgUrl('postgres://o:p@h/db?sslmode=require')).toBe('postgres://o:p@h/db?sslmode=require');
    expect(() => pgUrl('postgres://o:p@h/db?role=a;b')).toThrow(/role/);
  });
});

describe('plainError', () => {
  it('keeps codes and our own words, and drops what quotes data', () => {
    const query = Object.assign(new Error('Failed query: select 1 params: ana@example.org'), {
      query: 'select',
    });
    expect(plainError(query).message).toBe('Error');
    expect(plainError(new Error('down', { cause: { code: '57P01' } })).message).toBe('Error: 57P01');
    expect(plainError(new TypeError('no such thing')).message).toBe('TypeError: no such thing');
    expect(plainError('x').message).toMatch(/not an error/);
  });
});
