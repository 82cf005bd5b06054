import { eq, files, sql, type TenantTx, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { type ArchivedTable, archivedTables, tenantColumns } from '../archive/archived-tables.ts';
import { archiveFault } from '../archive/bad-archive.ts';
import type { Head } from '../archive/format.ts';
import { insertOwnRow, insertRows, leadTo, refuseUnknown, renameSpace } from '../archive/into-space.ts';
import type { OperatorCtx } from '../audit/index.ts';
import { type Erasure, forgetAgain, markedErasures } from '../erasure/index.ts';
import { storeFiles } from '../file/put-file-in.ts';
import { reachStore } from '../file/reach-store.ts';
import { enqueueJob } from '../job/define-job.ts';
import { sweepTonight } from '../job/sweep.ts';
import { deleteRowsIn } from '../tenant/remove-tenant.ts';
import { BadBackup, damaged } from './bad-backup.ts';
import { keptFiles } from './check-files.ts';
import { refuseNewer } from './known-version.ts';
import type { Progress } from './make-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { putKeptFile } from './restore-backup.ts';
import { rowsOfTenant } from './rows-of-tenant.ts';
import { readKept, writeKept } from './what-stays.ts';

const DEADLINE_MS = 4 * 3_600_000;
/** Sent at once. */
const PART_CHARACTERS = 2 ** 20;

export interface RestoreTenantOptions {
  rootDomain: string;
  /** A new space of this name, beside the one that is there. */
  as?: string | undefined;
  /** Does everything and keeps nothing. */
  dryRun?: boolean;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface RestoredTenant {
  slug: string;
  status: string;
  madeAt: string;
  rows: number;
  files: number;
  /** People who were erased since the backup, and are again. */
  erased: number;
  /** Whether there was one, whose rows are gone. */
  replaced: boolean;
}

/**
 * One space as it was, and nothing of another: its rows replace those that are there, in one transaction of its own. Under row-level
 * security, as everything that is a space's: another space's rows are out of reach.
 * @throws BadBackup; Conflict when the name or its host is taken; Invalid
 */
export async function restoreTenant(
  platform: OperatorCtx,
  dir: string,
  slug: string,
  options: RestoreTenantOptions,
): Promise<RestoredTenant> {
  const { as, dryRun = false } = options;
  const manifest = await readManifest(dir);
  refuseNewer(manifest);
  const source = manifest.tenants.find((tenant) => tenant.slug === slug);
  if (!source)
    throw new BadBackup(
      `The backup has no space "${slug}".`,
      `it has ${manifest.tenants.map((tenant) => tenant.slug).join(', ') || 'none'}`,
    );
  const id = as === undefined ? source.id : newId(platform.clock());
  const before = await filesOf(platform, id);
  const marked = await markedErasures(platform, source.id);
  const put = dryRun ? [] : await putFiles(platform, dir, source.id, id);
  try {
    const restored = await platform.db.inTenant(
      id,
      (tx) => replace(platform, tx, { dir, manifest, sourceId: source.id, id, marked, options }),
      { deadlineMs: DEADLINE_MS },
    );
    await forget(platform, id, before, put);
    return { ...restored, files: put.length };
  } catch (error) {
    if (error instanceof NotKept) return { ...error.restored, files: 0 };
    await forget(platform, id, put, before);
    const told = archiveFault(error, `the space "${slug}"`);
    throw told instanceof Error && told.name === 'BadArchive' ? damaged(told.message) : told;
  }
}

/** Undoes the transaction of a dry run. */
class NotKept extends Error {
  constructor(readonly restored: Omit<RestoredTenant, 'files'>) {
    super('a dry run keeps nothing');
  }
}

interface Restoring {
  dir: string;
  manifest: Manifest;
  sourceId: string;
  id: string;
  marked: readonly Erasure[];
  options: RestoreTenantOptions;
}

async function replace(
  platform: OperatorCtx,
  tx: TenantTx,
  { dir, manifest, sourceId, id, marked, options }: Restoring,
): Promise<Omit<RestoredTenant, 'files'>> {
  // A large backup is read for longer than a session may be idle.
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  const [there] = await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, id)).for('update');
  const kept = there ? await readKept(tx) : null;
  if (there) await deleteRowsIn(tx);
  const known = await archivedTables(tx);
  const head = await headOf(tx, { dir, manifest, sourceId, known });
  await refuseUnknown(tx, head, new Map(known.map((table) => [table.name, table])));
  const own = await insertOwnRow(platform, tx, { head, id, slug: options.as, action: 'tenant.restore' });
  const rows = await fill(tx, { dir, manifest, sourceId, known, onProgress: options.onProgress });
  if (own.slug !== own.from) await renameSpace(platform, tx, id, own);
  if (kept) await writeKept(tx, kept);
  else await leadTo(platform, tx, { id, imported: own, rootDomain: options.rootDomain });
  // Those that wait to be marked, too.
  const unmarked = (kept?.erased ?? []).map(({ memberId, erasedOn: on }) => ({ memberId, on }));
  const erased = await forgetAgain(platform, tx, [...marked, ...unmarked]);
  await sweepTonight(platform, tx);
  const { slug, status } = own;
  const restored = { slug, status, madeAt: manifest.madeAt, rows, erased, replaced: there !== undefined };
  if (options.dryRun) throw new NotKept(restored);
  return restored;
}

interface Source extends Pick<Restoring, 'dir' | 'manifest' | 'sourceId'> {
  known: ArchivedTable[];
}

/** As the head of an archive: tables that travel, without the column that says whose they are. */
async function headOf(tx: TenantTx, { dir, manifest, sourceId, known }: Source): Promise<Head> {
  const own = manifest.tables.find(({ name }) => name === 'tenants');
  if (!own) throw damaged('It holds no tenants.');
  const types = new Map((await tenantColumns(tx)).map(({ name, type }) => [name, type]));
  let tenant: Head['tenant'] | null = null;
  for await (const line of rowsOfTenant(dir, own, { tenantId: sourceId, types })) tenant = JSON.parse(line);
  if (!tenant) throw damaged('It does not hold the space that it names.');
  const travelling = manifest.tables.filter(({ name }) => known.some((table) => table.name === name));
  return {
    ...{
      format: 1,
      schema: manifest.migrations.at(-1)?.name ?? '',
      exportedAt: manifest.madeAt,
      tenant,
      hosts: [],
    },
    tables: travelling.map(({ name, columns, rows }) => ({
      ...{ name, rows, columns: columns.filter((column) => column !== 'tenant_id') },
    })),
  };
}

async function fill(
  tx: TenantTx,
  { dir, manifest, sourceId, known, onProgress }: Source & Pick<RestoreTenantOptions, 'onProgress'>,
): Promise<number> {
  const travelling = known.flatMap((table) => {
    const source = manifest.tables.find(({ name }) => name === table.name);
    return source ? [{ table, source }] : [];
  });
  const of = travelling.reduce((sum, { source }) => sum + source.rows, 0);
  let [read, written] = [0, 0];
  const onRows = (more: number) => {
    read += more;
    onProgress?.({ done: read, of, what: 'rows' });
  };
  for (const { table, source } of travelling) {
    const columns = table.columns.filter(({ name }) => source.columns.includes(name));
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    let [lines, size] = [[] as string[], 0];
    const send = async () => {
      if (lines.length > 0) await insertRows(tx, table.name, columns, lines);
      written += lines.length;
      [lines, size] = [[], 0];
    };
    for await (const line of rowsOfTenant(dir, source, { tenantId: sourceId, types, onRows })) {
      if (table.name === 'files' && !isWhole(line)) continue;
      lines.push(line);
      size += line.length;
      if (size >= PART_CHARACTERS) await send();
    }
    await send();
  }
  await enqueueJob(tx, storeFiles, {}, { key: storeFiles.name });
  return written;
}

/** A file on its way in or out is none yet, or no more; nothing refers to it. */
const isWhole = (line: string) => ['waiting', 'stored'].includes(JSON.parse(line).state);

async function filesOf(platform: OperatorCtx, id: string): Promise<string[]> {
  const rows = await platform.db.inTenant(id, async (tx) => tx.select({ sha256: files.sha256 }).from(files));
  return rows.map(({ sha256 }) => sha256);
}

/** Before the rows: no row may name bytes that are not there. */
async function putFiles(platform: OperatorCtx, dir: string, from: string, to: string): Promise<string[]> {
  const put: string[] = [];
  for await (const file of keptFiles(dir, from)) {
    await reachStore(platform, () => putKeptFile(dir, file, platform.fileStore, to));
    put.push(file.sha256);
  }
  return put;
}

/** Bytes that no row names any more. What the store does not remove now stays there, unreachable. */
async function forget(
  platform: OperatorCtx,
  tenantId: string,
  these: readonly string[],
  butThose: readonly string[],
): Promise<void> {
  const stay = new Set(butThose);
  for (const sha256 of these)
    if (!stay.has(sha256))
      await reachStore(platform, () => platform.fileStore.remove({ tenantId, sha256 })).catch(
        () => undefined,
      );
}
