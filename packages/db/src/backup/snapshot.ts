import { type BulkSession, openBulkSession } from '../copy/bulk-session.ts';
import { quoted } from '../copy/load-in-bulk.ts';
import type { Applied } from '../migrate/history.ts';
import { asOwner } from '../migrate/migrate.ts';
import { literal } from '../migrate/roles.ts';
import { type BackupTable, backupTables } from './tables.ts';

export interface StoredFile {
  tenantId: string;
  sha256: string;
  size: number;
}

/** Everything in the database as it was at one moment. */
export interface Snapshot {
  /** Of the server: `18.4`. */
  server: string;
  migrations: Applied[];
  tenants: { id: string; slug: string }[];
  tables: BackupTable[];
  /** About as many rows as there are. */
  estimate: number;
  /** The rows of a table as COPY writes them (text), tenant by tenant, in the order of its key. */
  rowsOf(table: BackupTable): AsyncIterable<Buffer>;
  /** Jobs that have not been done, by what they are and not by how the job runner keeps them: `jobColumns`. */
  jobs(): AsyncIterable<Buffer>;
  /** Whose bytes are in the file store. */
  files(): AsyncIterable<StoredFile>;
}

export const jobColumns = [
  'task',
  'payload',
  'queue',
  'run_at',
  'max_attempts',
  'job_key',
  'priority',
] as const;

const CHUNK = 1 << 16;
/** Text that means the same on every server. */
const PLAIN = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'`;

/**
 * Opens one snapshot and keeps it for as long as `work` takes. Row-level security binds the owner of the tables too, so their rows are read a
 * tenant at a time; which tenants there are is the operator's role to know.
 */
export async function withSnapshot<T>(
  { ownerUrl, platformUrl }: { ownerUrl: string; platformUrl: string },
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const [platform, owner] = [platformUrl, asOwner(ownerUrl)].map((url) => new Line(openBulkSession(url))) as [
    Line,
    Line,
  ];
  try {
    await platform.query('begin isolation level repeatable read read only');
    const [shared] = await platform.query<{ id: string; server: string }>(
      `select pg_export_snapshot() as id, current_setting('server_version') as server`,
    );
    const tenants = await platform.query<{ id: string; slug: string }>(
      'select id, slug from tenants order by id',
    );
    await owner.query('begin isolation level repeatable read read only');
    await owner.query(`set transaction snapshot ${literal(shared?.id ?? '')}`);
    await owner.query(PLAIN);
    const migrations = await owner.query<Applied>(
      'select name, sha256 from entraide.migrations order by name',
    );
    const tables = await backupTables((text) => owner.query(text));
    const [sum] = await owner.query<{ rows: number }>(
      `select sum(greatest(reltuples, 0))::float8 as rows from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    return await work({
      ...{ server: shared?.server ?? '', migrations, tenants, tables, estimate: sum?.rows ?? 0 },
      rowsOf: ({ name, columns, perTenant, order }) => {
        const list = columns.map((column) => quoted(column.name)).join(', ');
        const text = `copy (select ${list} from ${quoted(name)} order by ${order}) to stdout`;
        return perTenant ? owner.eachTenant(tenants, text) : owner.copyOut(text);
      },
      jobs: () => owner.copyOut(jobsText),
      files: () => filesOf(owner.eachTenant(tenants, filesText)),
    });
  } finally {
    await Promise.all([platform, owner].map(({ session }) => session.sql.end({ timeout: 0 })));
  }
}

const filesText = `copy (select tenant_id, sha256, size from files where state = 'stored' order by sha256) to stdout`;
const jobsText = `copy (
  select t.identifier, j.payload::text, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id order by j.id) to stdout`;

/** One statement at a time on a session; whoever waits hears at once when it is lost. */
class Line {
  #lose: (error: Error) => void = () => {};

  constructor(readonly session: BulkSession) {
    session.gone.catch((error) => this.#lose(error));
  }

  async query<Row extends object>(text: string): Promise<Row[]> {
    return (await this.#wait(() => this.session.sql.unsafe(text).simple())) as unknown as Row[];
  }

  /** The driver hands over a row at a time: they are gathered. */
  async *copyOut(text: string): AsyncGenerator<Buffer> {
    const stream = await this.#wait(() => this.session.sql.unsafe(text).readable());
    this.#lose = (error) => stream.destroy(error);
    let [some, size] = [[] as Buffer[], 0];
    for await (const row of stream) {
      some.push(row);
      size += row.length;
      if (size < CHUNK) continue;
      yield Buffer.concat(some);
      [some, size] = [[], 0];
    }
    // postgres 3.4.9 pauses its socket when we are slow, and after the last row nobody lets it go on: the next answer would never come.
    stream._read(0);
    if (size > 0) yield Buffer.concat(some);
  }

  async *eachTenant(tenants: readonly { id: string }[], text: string): AsyncGenerator<Buffer> {
    for (const { id } of tenants) {
      await this.query(`set local app.tenant_id = ${literal(id)}`);
      yield* this.copyOut(text);
    }
  }

  /**
   * Begins nothing on a lost session: the driver would connect again, and nobody would hear that statement fail.
   * Not Promise.race with one promise for all statements: it would remember every one of them.
   */
  #wait<T>(begin: () => PromiseLike<T>): Promise<T> {
    if (this.session.isGone()) return this.session.gone;
    return new Promise((resolve, reject) => {
      this.#lose = reject;
      begin().then(resolve, reject);
    });
  }
}

async function* filesOf(lines: AsyncIterable<Buffer>): AsyncGenerator<StoredFile> {
  // Whole rows: a chunk never ends in the middle of one.
  for await (const some of lines)
    for (const line of some.toString('utf8').trimEnd().split('\n')) {
      const [tenantId = '', sha256 = '', size] = line.split('\t');
      yield { tenantId, sha256, size: Number(size) };
    }
}
