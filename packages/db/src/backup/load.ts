import { type Bulk, loadInBulk, quoted } from '../copy/load-in-bulk.ts';
import { asOwner } from '../migrate/migrate.ts';
import { jobColumns } from './snapshot.ts';
import { type BackupTable, backupTables } from './tables.ts';

export interface Loading {
  tables: BackupTable[];
  /** Rows as COPY wrote them. */
  fill(table: string, columns: readonly string[], text: AsyncIterable<Buffer>): Promise<void>;
  /** Each gets all its tries again. */
  fillJobs(text: AsyncIterable<Buffer>): Promise<void>;
}

export class NotEmpty extends Error {
  constructor(readonly tenants: number) {
    super('the database is not empty');
    this.name = 'NotEmpty';
  }
}

/**
 * Fills a migrated database that has no tenant yet, in one transaction: all of it is there afterwards, or nothing. What was written before
 * comes in as it was, so no trigger runs; foreign keys and checks judge every row.
 * @throws NotEmpty
 */
export async function loadIntoEmpty<T>(ownerUrl: string, work: (loading: Loading) => Promise<T>): Promise<T> {
  return loadInBulk(asOwner(ownerUrl), async (bulk) => {
    const tables = await backupTables((text) => bulk.query(text));
    const names = tables.map(({ name }) => quoted(name));
    // Nobody sees the tables open: the transaction ends with them locked again.
    for (const { name, perTenant } of tables) {
      await bulk.query(`alter table ${quoted(name)} disable trigger user`);
      if (perTenant) await bulk.query(`alter table ${quoted(name)} no force row level security`);
    }
    const [there] = await bulk.query<{ tenants: number }>('select count(*)::int as tenants from tenants');
    if (there?.tenants !== 0) throw new NotEmpty(there?.tenants ?? 0);
    await bulk.query(`truncate ${names.join(', ')}`);
    const done = await work({
      tables,
      fill: (table, columns, text) => bulk.withoutIndexes(table, () => bulk.copyText(table, columns, text)),
      fillJobs: (text) => fillJobs(bulk, text),
    });
    for (const { name, perTenant } of tables) {
      if (perTenant) await bulk.query(`alter table ${quoted(name)} force row level security`);
      await bulk.query(`alter table ${quoted(name)} enable trigger user`);
    }
    return done;
  });
}

async function fillJobs(bulk: Bulk, text: AsyncIterable<Buffer>): Promise<void> {
  await bulk.query(`create temporary table jobs_of_backup (task text, payload json, queue text, run_at timestamptz,
    max_attempts integer, job_key text, priority integer) on commit drop`);
  await bulk.copyText('jobs_of_backup', jobColumns, text);
  await bulk.query(`delete from graphile_worker._private_jobs`);
  await bulk.query(`select graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, max_attempts => max_attempts,
    job_key => job_key, priority => priority) from jobs_of_backup`);
}
