import { Logger, runMigrations } from 'graphile-worker';
import type { Session } from '../client/session.ts';
import { pgUrl } from '../jobs/pg-url.ts';

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/**
 * graphile-worker's own schema, and what our narrow roles need in it: its tables have row-level security without a policy, so that
 * only their owner may work. Jobs are nobody's rows: they carry the tenant in the payload, and only the worker reads them.
 */
export async function installJobs(url: string, session: Session): Promise<void> {
  await runMigrations({ connectionString: pgUrl(url), logger: new Logger(() => () => {}), preset: {} });
  await session.raw(`
    grant usage on schema graphile_worker to entraide_worker, entraide_platform, entraide_definer;
    grant select on graphile_worker.migrations to entraide_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to entraide_worker;
    revoke insert, update, delete on graphile_worker.migrations from entraide_worker;
    grant usage on all sequences in schema graphile_worker to entraide_worker, entraide_definer;
    grant execute on all functions in schema graphile_worker to entraide_worker;
    grant select, insert, update on graphile_worker._private_jobs, graphile_worker._private_job_queues, graphile_worker._private_tasks
      to entraide_definer;
    grant delete on graphile_worker._private_jobs to entraide_definer;
    grant execute on all functions in schema graphile_worker to entraide_definer;
    grant select, update, delete on graphile_worker._private_jobs to entraide_platform;
    grant select on graphile_worker._private_tasks, graphile_worker._private_job_queues, graphile_worker.jobs to entraide_platform;
    grant execute on function graphile_worker.reschedule_jobs(bigint[], timestamptz, integer, integer, integer) to entraide_platform`);
  for (const table of tables) await addPolicy(session, table);
}

/** Only when missing: creating one locks the table against the workers of other processes. */
async function addPolicy(session: Session, table: string): Promise<void> {
  const found = await session.raw(
    `select 1 from pg_policies where schemaname = 'graphile_worker' and tablename = '${table}' and policyname = 'entraide_jobs'`,
  );
  if (found.length > 0) return;
  await session.raw(
    `create policy entraide_jobs on graphile_worker.${table} to entraide_worker, entraide_platform, entraide_definer
       using (true) with check (true)`,
  );
}
