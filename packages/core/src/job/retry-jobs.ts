import { type Database, sql } from '@entraide/db';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';

/**
 * Gives failed jobs all their tries again, from now on.
 * @param ids those to retry; every failed one when there are none
 * @returns the ids of the jobs that will run
 */
export async function retryJobs(
  platform: OperatorCtx,
  worker: Database,
  { ids = [], dryRun = false }: { ids?: readonly string[]; dryRun?: boolean } = {},
): Promise<string[]> {
  const wanted = ids.filter((id) => /^\d{1,18}$/.test(id));
  const retried = await worker.outsideTenant(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select id::text as id from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null
        and (${ids.length === 0}::boolean or id::text in (select jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb)))
      order by id for update`);
    const found = Array.from(rows, ({ id }) => id);
    if (!dryRun && found.length > 0)
      await tx.execute(sql`
        select graphile_worker.reschedule_jobs(
          array(select jsonb_array_elements_text(${JSON.stringify(found)}::jsonb)::bigint), run_at => now(), attempts => 0)`);
    return found;
  });
  if (!dryRun && retried.length > 0)
    await platform.db.outsideTenant((tx) =>
      recordOperation(platform, tx, { action: 'jobs.retry', details: { jobs: retried.slice(0, 200) } }),
    );
  return retried;
}
