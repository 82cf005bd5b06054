import { type Database, sql } from '@entraide/db';

export interface WaitingJob {
  id: string;
  task: string;
  /** Null for work of the whole platform. */
  tenantId: string | null;
  state: 'waiting' | 'running' | 'failed';
  attempts: number;
  maxAttempts: number;
  runAt: Date;
  lastError: string | null;
}

/** Jobs that have not been done, oldest first. `worker` is the worker's role: jobs belong to it. */
export async function listJobs(
  worker: Database,
  { failed = false, limit = 200 }: { failed?: boolean; limit?: number } = {},
): Promise<WaitingJob[]> {
  const rows = await worker.outsideTenant(
    async (tx) =>
      await tx.execute<Record<string, unknown> & Omit<WaitingJob, 'runAt'> & { runAt: string | Date }>(sql`
        select j.id::text as id, t.identifier as task, j.payload ->> 'tenantId' as "tenantId",
          case when j.attempts >= j.max_attempts then 'failed' when j.locked_at is not null then 'running' else 'waiting' end as state,
          j.attempts, j.max_attempts as "maxAttempts", j.run_at as "runAt", j.last_error as "lastError"
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where not ${failed}::boolean or j.attempts >= j.max_attempts
        order by j.run_at, j.id limit ${limit}`),
    { readOnly: true },
  );
  return Array.from(rows, (row) => ({ ...row, runAt: new Date(row.runAt) }));
}
