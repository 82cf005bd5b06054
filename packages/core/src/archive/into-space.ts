import { ConstraintViolation, sql, type TenantTx } from '@entraide/db';
import { TenantConfig, TenantSlug } from '@entraide/model/tenant';
import { recordAct } from '../act/index.ts';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { Conflict, parse } from '../error/index.ts';
import { lockSettings, writeRevision, writtenIn } from '../revision/index.ts';
import { readPlatformIn } from '../tenant/plan/current.ts';
import { hostsOf } from '../tenant/plan/desired.ts';
import { refuseTakenHosts } from '../tenant/plan/diff-tenant.ts';
import { writeHosts } from '../tenant/plan/write-hosts.ts';
import { type ArchivedTable, newestMigration, tenantColumns } from './archived-tables.ts';
import { BadArchive, damaged } from './bad-archive.ts';
import type { Head } from './format.ts';

export interface Imported {
  slug: string;
  /** Its name in the archive. */
  from: string;
  status: string;
  rows: number;
  /** Hosts of its own that led to the space where it comes from: they have to be added again, and proved. */
  hosts: string[];
  exportedAt: string;
}

/** A space that comes in, from an archive or out of a backup. */
interface Coming {
  head: Pick<Head, 'tenant' | 'hosts' | 'exportedAt'>;
  id: string;
  /** Another name than the one it had. */
  slug: string | undefined;
  /** As which it is recorded. */
  action: 'tenant.import' | 'tenant.restore';
}

export async function refuseUnknown(
  tx: TenantTx,
  head: Head,
  tables: Map<string, ArchivedTable>,
): Promise<void> {
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

export async function insertOwnRow(
  platform: OperatorCtx,
  tx: TenantTx,
  { head, id, slug: other, action }: Coming,
): Promise<Imported> {
  const slug = parse(TenantSlug, other ?? head.tenant.slug);
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
      throw new Conflict(
        `There is a space "${slug}" already. Give the copy another name: ${action === 'tenant.import' ? '--slug' : '--as'} NAME`,
      );
    throw error;
  }
  await recordOperation(platform, tx, {
    action,
    tenantId: id,
    details: { slug, from: head.tenant.slug, exportedAt: head.exportedAt },
  });
  return {
    slug,
    from: head.tenant.slug,
    status: String(row.status),
    rows: 0,
    hosts: head.hosts,
    exportedAt: head.exportedAt,
  };
}

/** The settings say the name, too: a revision more, as for any other change of them. */
export async function renameSpace(
  platform: OperatorCtx,
  tx: TenantTx,
  id: string,
  { slug }: Imported,
): Promise<void> {
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
export async function leadTo(
  platform: OperatorCtx,
  tx: TenantTx,
  { id, imported: { slug }, rootDomain }: { id: string; imported: Imported; rootDomain: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('tenants', 0))`);
  const hosts = hostsOf(slug, [], rootDomain);
  refuseTakenHosts({ slug, hosts }, (await readPlatformIn(tx)).owners);
  await writeHosts(tx, id, hosts, platform.clock());
}

export async function insertRows(
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
