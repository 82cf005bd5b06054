import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue, runJobs } from '../jobs/index.ts';
import { createTenant, createTestDatabase, type TestDatabase } from '../testing/index.ts';

let server: TestDatabase;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  server = await createTestDatabase();
});
afterAll(() => server.close());

test('a request leaves a job, the worker’s narrow role runs it, again when it fails, and the tenant is on it', async () => {
  const { id } = await createTenant(server.db('platform'));
  const seen: unknown[] = [];
  const { stop } = await runJobs({
    url: server.urls.worker,
    log: quiet,
    pollMs: 50,
    tasks: {
      greet: async (payload) => {
        seen.push(payload);
      },
    },
  });
  await server.db('app').inTenant(id, (tx) => enqueue(tx, 'greet', { name: 'Ada', tenantId: 'forged' }));
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ name: 'Ada', tenantId: id }]);
  await stop();
  const left = await server
    .db('platform')
    .outsideTenant((tx) => tx.execute(sql`select count(*)::int as jobs from graphile_worker._private_jobs`));
  expect([...left]).toEqual([{ jobs: 0 }]);
});

test('the role of requests sees no job of anybody', async () => {
  const peeking = server.db('app').outsideTenant((tx) => tx.execute(sql`select * from graphile_worker.jobs`));
  await expect(peeking).rejects.toMatchObject({ code: '42501' });
});

test('the operator may look at jobs and try one again, not make one', async () => {
  const { id } = await createTenant(server.db('platform'));
  await server.db('app').inTenant(id, (tx) => enqueue(tx, 'later', {}, { runAt: new Date('2999-01-01') }));
  const platform = server.db('platform');
  const retried = await platform.outsideTenant(async (tx) => {
    const jobs = [...(await tx.execute<{ id: string }>(sql`select id from graphile_worker.jobs`))];
    return tx.execute(
      sql`select (graphile_worker.reschedule_jobs(array[${jobs[0]?.id}::bigint], now())).run_at < now() as due`,
    );
  });
  expect([...retried]).toHaveLength(1);
  const making = platform.outsideTenant((tx) => tx.execute(sql`select graphile_worker.add_job('x')`));
  await expect(making).rejects.toMatchObject({ code: '42501' });
});
