import { createHash } from 'node:crypto';
import { domains, duties, eq, files, sql, type TenantTx, tenants } from '@entraide/db';
import { type OperatorCtx, operatorOf, recordOperation } from '../audit/index.ts';
import { reachStore } from '../file/reach-store.ts';
import type { TenantRow } from './find-tenant.ts';

/** A very large space takes long. */
const DEADLINE_MS = 4 * 3_600_000;

/** What a space holds, in numbers: nothing of a person. */
export interface Holdings {
  slug: string;
  tenantId: string;
  /** Every address that leads, or led, to it; they are free afterwards. */
  hosts: string[];
  rows: number;
  tables: Record<string, number>;
  files: { count: number; bytes: number };
}

/** Says what was removed. `sha256` is of the JSON of all the rest, in this order. */
export interface Certificate extends Holdings {
  format: 1;
  removedAt: string;
  removedBy: string;
  sha256: string;
}

/**
 * Removes a space for good: its rows, its files, its hosts, its jobs that wait. What it was in numbers is kept among the operations.
 * @param still asked under a lock on the space's row: whether it is to go after all
 * @returns null when there is no such space any more, or it is not to go
 */
export async function removeTenantNow(
  platform: OperatorCtx,
  tenantId: string,
  still: (row: TenantRow, tx: TenantTx) => boolean | Promise<boolean> = () => true,
): Promise<Certificate | null> {
  const certificate = await platform.db.inTenant(tenantId, (tx) => removeTenantIn(platform, tx, still), {
    deadlineMs: DEADLINE_MS,
  });
  // At once where the store answers; else the job that the database left behind (migration 0025) tries until it does.
  if (certificate)
    await reachStore(platform, () => platform.fileStore.removeAll(tenantId)).catch(() => undefined);
  return certificate;
}

/** The same of the space whose transaction it is; the bytes of its files go by a job. */
export async function removeTenantIn(
  platform: OperatorCtx,
  tx: TenantTx,
  still: (row: TenantRow, tx: TenantTx) => boolean | Promise<boolean> = () => true,
): Promise<Certificate | null> {
  const [row] = await tx.select().from(tenants).where(eq(tenants.id, sql`current_tenant()`)).for('update');
  if (!row || !(await still(row, tx))) return null;
  const certificate = signed({
    format: 1,
    ...(await holdingsOf(tx, row)),
    removedAt: platform.clock().toISOString(),
    removedBy: operatorOf(platform).name,
  });
  // Their payloads hold addresses. A job that runs now finds no space and ends; so does one that comes in meanwhile.
  await tx.execute(sql`
    delete from graphile_worker._private_jobs where payload ->> 'tenantId' = ${row.id} and locked_at is null`);
  await deleteRowsIn(tx);
  await recordOperation(platform, tx, {
    action: 'tenant.remove',
    tenantId: row.id,
    details: { ...certificate },
  });
  return certificate;
}

/** Every row of the space whose transaction it is. */
export async function deleteRowsIn(tx: TenantTx): Promise<void> {
  for (const name of await notCascading(tx)) await tx.execute(sql`delete from ${sql.identifier(name)}`);
  await tx.delete(tenants).where(eq(tenants.id, sql`current_tenant()`));
}

/**
 * All else goes with the space's own row by foreign keys. These tables refer to another one so that nothing in use can be deleted there,
 * and would hold it back: a listing its category.
 */
async function notCascading(tx: TenantTx): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class o on o.oid = k.confrelid
    where k.contype = 'f' and k.confdeltype in ('a', 'r') and ${ofTenants('c')} and ${ofTenants('o')} order by name`);
  return rows.map(({ name }) => name);
}

const ofTenants = (alias: string) =>
  sql`${sql.raw(alias)}.relname = any (string_to_array(${Object.keys(duties).join(',')}::text, ','))`;

/** Counts what a space holds, but for what the operator's role may not read: codes and drafts of people, and their browsers. */
export async function holdingsOf(
  tx: TenantTx,
  { id, slug }: Pick<TenantRow, 'id' | 'slug'>,
): Promise<Holdings> {
  const counted: [string, number][] = [];
  const readable = await tx.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c where ${ofTenants('c')} and c.relkind = 'r'
      and has_table_privilege(c.oid, 'select') order by name`);
  for (const { name } of readable) {
    const [count] = await tx.execute<{ rows: number }>(
      sql`select count(tenant_id)::float8 as rows from ${sql.identifier(name)}`,
    );
    counted.push([name, count?.rows ?? 0]);
  }
  const hosts = await tx
    .select({ host: domains.host })
    .from(domains)
    .where(eq(domains.tenantId, id))
    .orderBy(domains.host);
  const [kept] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${files.size}), 0)::float8`,
    })
    .from(files);
  return {
    slug,
    tenantId: id,
    hosts: hosts.map(({ host }) => host),
    rows: counted.reduce((sum, [, rows]) => sum + rows, 0),
    tables: Object.fromEntries(counted),
    files: kept ?? { count: 0, bytes: 0 },
  };
}

const signed = (said: Omit<Certificate, 'sha256'>): Certificate => ({ ...said, sha256: hashOf(said) });

/** Whether nobody changed a certificate since it was written. */
export function isGenuine({ sha256, ...said }: Certificate): boolean {
  return hashOf(said) === sha256;
}

/** Written in one order: the database gives the keys of an object back in its own. */
function hashOf(said: Omit<Certificate, 'sha256'>): string {
  const { format, slug, tenantId, hosts, rows, files, removedAt, removedBy } = said;
  const tables = Object.fromEntries(Object.entries(said.tables).sort(([a], [b]) => (a < b ? -1 : 1)));
  const inOrder = {
    ...{ format, slug, tenantId, hosts, rows, tables },
    files: { count: files.count, bytes: files.bytes },
    ...{ removedAt, removedBy },
  };
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('hex');
}
