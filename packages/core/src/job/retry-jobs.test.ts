import { enqueue, sql } from '@entraide/db';
import { createTenant, createTestDatabase, type TestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOperations } from '../audit/index.ts';
import { testFileStore } from '../testing/index.ts';
import { listJobs, retryJobs } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it('lists what waits, and gives failed jobs their tries again', async () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const operator = {
    db: database.db('platform'),
    clock: () => new Date(),
    log,
    fileStore: testFileStore().fileStore,
    operator: 'ana',
  };
  const worker = database.db('worker');
  const { id } = await createTenant(operator.db);
  await database.db('app').inTenant(id, async (tx) => {
    await enqueue(tx, 'cleanup', {});
    await enqueue(tx, 'send_mail', {});
  });
  const [cleanup, mail] = await listJobs(worker);
  expect([cleanup, mail]).toMatchObject([
    { task: 'cleanup', tenantId: id, state: 'waiting', attempts: 0 },
    { task: 'send_mail', state: 'waiting' },
  ]);
  await worker.outsideTenant((tx) =>
    tx.execute(
      sql`update graphile_worker._private_jobs set attempts = max_attempts where id = ${mail?.id}::bigint`,
    ),
  );
  expect(await listJobs(worker, { failed: true })).toMatchObject([{ id: mail?.id, state: 'failed' }]);
  expect(await retryJobs(operator, worker, { ids: [String(cleanup?.id), 'x'] })).toEqual([]);
  expect(await retryJobs(operator, worker, { dryRun: true })).toEqual([mail?.id]);
  expect(await listOperations(operator)).toEqual([]);
  expect(await retryJobs(operator, worker, { ids: [String(mail?.id)] })).toEqual([mail?.id]);
  expect(await listJobs(worker, { failed: true })).toEqual([]);
  expect(await listOperations(operator)).toMatchObject([
    { actor: 'ana', action: 'jobs.retry', details: { jobs: [mail?.id] } },
  ]);
});
