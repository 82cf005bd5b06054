import type { Readable } from 'node:stream';
import { ConstraintViolation, sql, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { TenantConfig, TenantSlug } from '@entraide/model/tenant';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { storeFiles } from '../file/put-file-in.ts';
import { enqueueJob } from '../job/define-job.ts';
import { lockSettings, writeRevision, writtenIn } from '../revision/index.ts';
import { readPlatformIn } from '../tenant/plan/current.ts';
import { hostsOf } from '../tenant/plan/desired.ts';
import { refuseTakenHosts } from '../tenant/plan/diff-tenant.ts';
import { writeHosts } from '../tenant/plan/write-hosts.ts';
import { type ArchivedTable, archivedTables, newestMigration, tenantColumns } from './archived-tables.ts';
import { archiveFault, BadArchive, damaged } from './bad-archive.ts';
import { type Head, MAX_TOTAL_BYTES, type Progress } from './format.ts';
import { readArchive } from './read-archive.ts';

const DEADLINE_MS = 4 * 3_600_000;

export interface ImportOptions {
  rootDomain: string;
  /** Another name than the one in the archive. */
  slug?: string;
  /** Does everything and keeps nothing: the archive is checked against this database. */
  dryRun?: boolean;
  /** Of the unpacked archive. */
  maxBytes?: number;
  onProgress?: (progress: Progress) => void;
}

export interface Imported {
  slug: string;
  /** Its name in the archive. */
  from: string;
  status: string;
  rows: number;
  /** Hosts of its own that led to the space where it comes from: they have to be added again, and proved. */
  hosts: string[];
}

/**
 * Makes a space of an archive, with an id of its own: the same archive may come again under another slug. One transaction, so nobody
 * sees it before it is whole, and whatever breaks it off leaves nothing.
 * @throws BadArchive; Invalid; Conflict when the slug or its host is taken
 */
export async function importTenant(
  platform: OperatorCtx,
  input: Readable,
  options: ImportOptions,
): Promise<Imported> {
  const id = newId(platform.clock());
  let at = 'the head';
  const work = async (tx: TenantTx): Promise<Imported> => {
    const tables = new Map((await archivedTables(tx)).map((table) => [table.name, table]));
    let [done, of] = [0, 0];
    let answer: Imported | null = null;
    const reader = {
      async head(head: Head) {
        await refuseUnknown(tx, head, tables);
        of = head.tables.reduce((sum, { rows }) => sum + rows, 0);
        answer = await insertOwnRow(platform, tx, { head, id, options });
      },
      async part({ name, columns }: Head['tables'][number], lines: string[]) {
        at = name;
        const table = tables.get(name);
        if (!table) throw damaged(`There is no table ${name}.`);
        await insertRows(
          tx,
          name,
          table.columns.filter((column) => columns.includes(column.name)),
          lines,
        );
        if (name === 'files') await enqueueJob(tx, storeFiles, {}, { key: storeFiles.name });
        done += lines.length;
        options.onProgress?.({ done, of });
      },
    };
    await readArchive(input, reader, { maxBytes: options.maxBytes ?? MAX_TOTAL_BYTES });
    const imported = { ...(answer as unknown as Imported), rows: done }; // a read archive had a head
    if (imported.slug !== imported.from) await rename(platform, tx, id, imported);
    await lead(platform, tx, { id, imported, rootDomain: options.rootDomain });
    if (options.dryRun) throw new NotKept(imported);
    return imported;
  };
  try {
    return await platform.db.inTenant(id, work, { deadlineMs: DEADLINE_MS });
  } catch (error) {
    if (error instanceof NotKept) return error.imported;
    throw archiveFault(error, at);
  } finally {
    input.destroy();
  }
}

/** Undoes the transaction of a dry run. */
class NotKept extends Error {
  constructor(readonly imported: Imported) {
    super('a dry run keeps nothing');
  }
}

async function refuseUnknown(tx: TenantTx, head: Head, tables: Map<string, ArchivedTable>): Promise<void> {
  const strange = head.tables.find(
    ({ name, columns }) =>
      !tables.has(name) ||
      !columns.every((column) => tables.get(name)?.columns.some((known) => known.name === column)),
  );
  const own = (await tenantColumns(tx)).map(({ name }) => name);
  const strangeKey = Object.keys(head.tenant).find((key) => !own.includes(key));
  const here = await newestMigration(tx);
  if (head.schema > here)
    throw new BadArchive(
      `The archive comes from a newer version (${head.schema}; here ${here}).`,
      'update this server and run pnpm platform db migrate, then import again',
    );
  if (strange || strangeKey)
    throw damaged(
      `This database does not know ${strange ? `all of table ${strange.name}` : `tenants.${strangeKey}`}.`,
    );
  if (new Set(head.tables.map(({ name }) => name)).size < head.tables.length)
    throw damaged('The archive announces a table twice.');
}

async function insertOwnRow(
  platform: OperatorCtx,
  tx: TenantTx,
  { head, id, options }: { head: Head; id: string; options: ImportOptions },
): Promise<Imported> {
  const slug = parse(TenantSlug, options.slug ?? head.tenant.slug);
  if (!TenantConfig.safeParse(head.tenant.config).success)
    throw damaged('The settings in the archive are not valid in this version.');
  const moved = slug !== head.tenant.slug;
  const renamed = {
    slug,
    // A copy is not shown to everybody before somebody wants that, and no folder of that name declares anything.
    status: head.tenant.status === 'open' ? 'private' : head.tenant.status,
    file_hash: null,
    file_keys: [],
  };
  const row = { ...head.tenant, ...(moved ? renamed : {}) };
  const columns = (await tenantColumns(tx)).filter(({ name }) => Object.hasOwn(row, name));
  try {
    await tx.execute(sql`
      insert into tenants (id, ${named(columns)})
      select ${id}::uuid, ${named(columns)} from json_to_recordset(${JSON.stringify([row])}::text::json) as r(${typed(columns)})`);
  } catch (error) {
    if (error instanceof ConstraintViolation && error.constraint === 'tenants__slug')
      throw new Conflict(`There is a space "${slug}" already. Give the copy another name: --slug NAME`);
    throw error;
  }
  await recordOperation(platform, tx, {
    action: 'tenant.import',
    tenantId: id,
    details: { slug, from: head.tenant.slug, exportedAt: head.exportedAt },
  });
  return {
    slug,
    from: head.tenant.slug,
    status: String(row.status),
    rows: 0,
    hosts: head.hosts,
  };
}

/** The settings say the name, too: a revision more, as for any other change of them. */
async function rename(platform: OperatorCtx, tx: TenantTx, id: string, { slug }: Imported): Promise<void> {
  const acting = { actor: operatorOf(platform), clock: platform.clock };
  const live = await lockSettings(tx, id);
  if (!live.revision) throw damaged('The archive holds no settings.');
  const { document, pages } = writtenIn(live.revision);
  const { number } = await writeRevision(acting, tx, live, {
    ...{ source: 'web', base: live.revision.number, pages },
    document: { ...document, slug },
  });
  await recordAct(acting, tx, { action: 'space.settings', details: { revision: number } });
}

/** Its address on this platform, last: the lock that all who change hosts take is held for a moment only. */
async function lead(
  platform: OperatorCtx,
  tx: TenantTx,
  { id, imported: { slug }, rootDomain }: { id: string; imported: Imported; rootDomain: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
  const hosts = hostsOf(slug, [], rootDomain);
  refuseTakenHosts({ slug, hosts }, (await readPlatformIn(tx)).owners);
  await writeHosts(tx, id, hosts, platform.clock());
}

async function insertRows(
  tx: TenantTx,
  table: string,
  columns: ArchivedTable['columns'],
  lines: readonly string[],
): Promise<void> {
  await tx.execute(sql`
    insert into ${sql.identifier(table)} (${named(columns)})
    select ${named(columns)} from json_to_recordset(${`[${lines.join(',')}]`}::text::json) as r(${typed(columns)})`);
}

const joined = (parts: ReturnType<typeof sql>[]) => sql.join(parts, sql`, `);
const named = (columns: ArchivedTable['columns']) =>
  joined(columns.map(({ name }) => sql`${sql.identifier(name)}`));
/** Types come from our own catalog, never from the archive. */
const typed = (columns: ArchivedTable['columns']) =>
  joined(columns.map(({ name, type }) => sql`${sql.identifier(name)} ${sql.raw(type)}`));
