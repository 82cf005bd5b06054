import { sql } from '@entraide/db';
import type { Worker } from '../job/define-job.ts';
import { listeners } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';

/** Runs what listens to the events of a space and waits, as a worker would, but now: for tests that look at what follows from a verb. */
export async function runListeners(worker: Worker, tenantId: string): Promise<void> {
  const names = JSON.stringify(listeners.map(({ name }) => name));
  const rows = await worker.db.outsideTenant((tx) =>
    tx.execute<{ id: string; task: string; payload: unknown; askedAt: string | Date }>(sql`
      select j.id::text as id, t.identifier as task, j.payload, j.created_at as "askedAt"
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.payload ->> 'tenantId' = ${tenantId} and j.locked_at is null
        and t.identifier in (select jsonb_array_elements_text(${names}::jsonb))
      order by j.id`),
  );
  for (const { id, task, payload, askedAt } of rows) {
    const listener = listeners.find(({ name }) => name === task);
    if (!listener) continue;
    await runJob(worker, listener, payload, { key: `test-${id}`, attempt: 1, askedAt: new Date(askedAt) });
    await worker.db.outsideTenant((tx) =>
      tx.execute(sql`select from graphile_worker.complete_jobs(array[${id}::bigint])`),
    );
  }
}
