import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { and, domains, eq, ne, sql, type TenantTx } from '@entraide/db';
import { pack } from 'tar-stream';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { Conflict } from '../error/index.ts';
import { inTime } from '../file/store/in-time.ts';
import type { FileKey, FileStore } from '../file/store/store.ts';
import { findTenant } from '../tenant/index.ts';
import { type ArchivedTable, archivedTables, newestMigration, tenantColumns } from './archived-tables.ts';
import {
  FORMAT,
  HEAD,
  type Head,
  MANIFEST,
  PART_BYTES,
  type Part,
  type Progress,
  partName,
} from './format.ts';

/** Bytes that a row of `files` can hold. */
const MOST_FILE_BYTES = 524_288;
/** As long as a dump of a very large space may hold its snapshot. */
const DEADLINE_MS = 4 * 3_600_000;
/** Of one file from the store. */
const TIMES = { silenceMs: 30_000, wholeMs: 120_000 };

export interface Exported {
  slug: string;
  rows: number;
  tables: Record<string, number>;
}

/**
 * Writes a whole space into `out` as one archive: everything of one moment, a part at a time. Ends `out`.
 * @throws NotFound; what writing throws
 */
export async function exportTenant(
  platform: OperatorCtx,
  slug: string,
  out: Writable,
  { onProgress }: { onProgress?: (progress: Progress) => void } = {},
): Promise<Exported> {
  const { id } = await findTenant(platform, slug);
  // Before the first byte: who took the data of a space is known even when the copy was broken off.
  await platform.db.outsideTenant((tx) =>
    recordOperation(platform, tx, { action: 'tenant.export', tenantId: id, details: { slug } }),
  );
  const archive = pack();
  const written = pipeline(archive, createGzip({ level: 4 }), out);
  const failed = written.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const put = async (name: string, bytes: Buffer) => {
    const entry = archive.entry({ name, size: bytes.length, mtime: platform.clock(), mode: 0o600 });
    const taken = once(entry, 'finish');
    entry.end(bytes);
    await Promise.race([taken, failed]);
  };
  try {
    const exported = await platform.db.inTenant(
      id,
      (tx) =>
        writeEntries(platform, tx, {
          put,
          onProgress,
          bytesOf: (sha256) => bytesIn(platform.fileStore, { tenantId: id, sha256 }),
        }),
      {
        readOnly: true,
        deadlineMs: DEADLINE_MS,
      },
    );
    archive.finalize();
    await written;
    return { slug, ...exported };
  } catch (error) {
    archive.destroy();
    await written.catch(() => {});
    throw error;
  }
}

interface Writing {
  put: (name: string, bytes: Buffer) => Promise<void>;
  onProgress: ((progress: Progress) => void) | undefined;
  bytesOf: (sha256: string) => Promise<Buffer>;
}

async function writeEntries(
  platform: OperatorCtx,
  tx: TenantTx,
  { put, onProgress, bytesOf }: Writing,
): Promise<Omit<Exported, 'slug'>> {
  // One snapshot: else a message could be newer than the list of threads.
  await tx.execute(sql`set transaction isolation level repeatable read`);
  const tables = await archivedTables(tx);
  const head = await readHead(platform, tx, tables);
  await put(HEAD, jsonOf(head));
  const of = head.tables.reduce((sum, { rows }) => sum + rows, 0);
  const parts: Part[] = [];
  let done = 0;
  for (const table of tables) {
    let number = 0;
    for await (const lines of partsOf(tx, table)) {
      const full = table.name === 'files' ? await withBytes(lines, bytesOf) : lines;
      const bytes = Buffer.from(`${full.join('\n')}\n`);
      const name = partName(table.name, ++number);
      await put(name, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      parts.push({ name, rows: lines.length, bytes: bytes.length, sha256 });
      done += lines.length;
      onProgress?.({ done, of });
    }
  }
  await put(MANIFEST, jsonOf({ parts }));
  return { rows: done, tables: Object.fromEntries(head.tables.map(({ name, rows }) => [name, rows])) };
}

async function readHead(platform: OperatorCtx, tx: TenantTx, tables: ArchivedTable[]): Promise<Head> {
  const own = named(await tenantColumns(tx));
  const [tenant] = await tx.execute<{ row: string; origin: string }>(
    sql`select row_to_json(t)::text as row, current_tenant() as origin
      from (select ${own} from tenants where id = current_tenant()) t`,
  );
  if (!tenant) throw new Error('The space went while it was being exported.');
  const hosts = await tx
    .select({ host: domains.host })
    .from(domains)
    .where(
      and(
        eq(domains.tenantId, sql`current_tenant()`),
        eq(domains.state, 'serving'),
        ne(domains.source, 'platform'),
      ),
    )
    .orderBy(domains.host);
  const counted: Head['tables'] = [];
  for (const { name, columns } of tables) {
    const [count] = await tx.execute<{ rows: number }>(
      sql`select count(*)::float8 as rows from ${sql.identifier(name)} ${onlyWhole(name)}`,
    );
    counted.push({ name, columns: columns.map((column) => column.name), rows: count?.rows ?? 0 });
  }
  return {
    format: FORMAT,
    schema: await newestMigration(tx),
    exportedAt: platform.clock().toISOString(),
    origin: tenant.origin,
    tenant: JSON.parse(tenant.row),
    hosts: hosts.map(({ host }) => host),
    tables: counted,
  };
}

/** Lines of JSON, about PART_BYTES at a time: a cursor asks for few large rows or many small ones. */
async function* partsOf(tx: TenantTx, { name, columns, key }: ArchivedTable): AsyncGenerator<string[]> {
  const order = named(key.map((column) => ({ name: column })));
  await tx.execute(sql`
    declare archive cursor for select row_to_json(r)::text as line
    from (select ${named(columns)} from ${sql.identifier(name)} ${onlyWhole(name)} order by ${order}) r`);
  let lines: string[] = [];
  let [size, ask] = [0, 16];
  for (;;) {
    const rows = await tx.execute<{ line: string }>(sql`fetch forward ${sql.raw(String(ask))} from archive`);
    if (rows.length === 0) break;
    let fetched = 0;
    for (const { line } of rows) {
      fetched += line.length;
      if (size > 0 && size + line.length > PART_BYTES) {
        yield lines;
        [lines, size] = [[], 0];
      }
      lines.push(line);
      size += line.length;
    }
    // Powers of two: the server prepares each different statement.
    ask =
      fetched > PART_BYTES ? Math.max(1, ask / 2) : Math.min(1_024, fetched < PART_BYTES / 4 ? ask * 2 : ask);
  }
  if (lines.length > 0) yield lines;
  await tx.execute(sql`close archive`);
}

/** A file that is on its way in or out is none yet, or no more; what was made for one member does not travel. */
const onlyWhole = (table: string) =>
  sql.raw(table === 'files' ? `where state in ('waiting', 'stored') and purpose <> 'export'` : '');

/** As `putFileIn` leaves a file: its bytes in the row, until a job of the space that it comes into has stored them there. */
async function withBytes(lines: readonly string[], bytesOf: Writing['bytesOf']): Promise<string[]> {
  const full: string[] = [];
  for (const line of lines) {
    const row = JSON.parse(line) as { state: string; sha256: string; size: number };
    if (row.state !== 'stored') full.push(line);
    else {
      if (row.size > MOST_FILE_BYTES)
        throw new Conflict(
          `The space has a file of ${row.size} bytes, and an archive takes up to ${MOST_FILE_BYTES}.`,
        );
      const bytes = `\\x${(await bytesOf(row.sha256)).toString('hex')}`;
      full.push(JSON.stringify({ ...row, state: 'waiting', bytes }));
    }
  }
  return full;
}

async function bytesIn(store: FileStore, key: FileKey): Promise<Buffer> {
  const bytes = await store.get(key);
  if (!bytes)
    throw new Conflict(`The file store has lost the file ${key.sha256}: bring it back from a backup first.`);
  return buffer(inTime(bytes, TIMES));
}

const named = (columns: readonly { name: string }[]) =>
  sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );

const jsonOf = (value: unknown) => Buffer.from(`${JSON.stringify(value)}\n`);
