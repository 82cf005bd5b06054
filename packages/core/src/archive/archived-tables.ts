import { duties, notArchived, sql, type TenantTx } from '@entraide/db';

export interface ArchivedTable {
  name: string;
  columns: { name: string; type: string }[];
  /** Columns of the primary key without the tenant: rows are written in this order. */
  key: string[];
}

interface Row extends Record<string, unknown> {
  name: string;
  columns: string;
  key: string;
  refers: string;
}

/** Tables that travel, as the database has them, each after those that it refers to. */
export async function archivedTables(tx: TenantTx): Promise<ArchivedTable[]> {
  const names = Object.keys(duties).filter((name) => !Object.hasOwn(notArchived, name));
  const rows = await tx.execute<Row>(sql`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)::text
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'tenant_id') as columns,
      (select json_agg(a.attname order by array_position(k.conkey, a.attnum))::text
        from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p' and a.attname <> 'tenant_id') as key,
      coalesce((select json_agg(distinct k.confrelid::regclass::text)::text
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '[]') as refers
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname = any (string_to_array(${names.join(',')}::text, ','))
    order by c.relname`);
  const tables = rows.map(({ name, columns, key, refers }) => ({
    table: { name, columns: JSON.parse(columns), key: JSON.parse(key) } as ArchivedTable,
    refers: (JSON.parse(refers) as string[]).filter((other) => names.includes(other)),
  }));
  return inOrder(tables);
}

function inOrder(tables: { table: ArchivedTable; refers: string[] }[]): ArchivedTable[] {
  const ordered: ArchivedTable[] = [];
  let left = tables;
  while (left.length > 0) {
    const there = new Set(ordered.map(({ name }) => name));
    const ready = left.filter(({ refers }) => refers.every((other) => there.has(other)));
    if (ready.length === 0)
      throw new Error(`${left.map(({ table }) => table.name).join(', ')} refer to one another in a circle`);
    ordered.push(...ready.map(({ table }) => table));
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}

/** The tenant's own row: all its columns but the id, and the day of its deletion: a copy that comes in again is there to stay. */
export async function tenantColumns(tx: TenantTx): Promise<ArchivedTable['columns']> {
  const rows = await tx.execute<{ name: string; type: string }>(sql`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'tenants'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'delete_after') order by attnum`);
  return [...rows];
}

export async function newestMigration(tx: TenantTx): Promise<string> {
  const [row] = await tx.execute<{ name: string }>(sql`select max(name) as name from entraide.migrations`);
  return row?.name ?? '';
}
