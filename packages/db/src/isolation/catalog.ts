import type { Sql } from 'postgres';
import { globalTables } from '../catalog/allowed.ts';

export interface ForeignKey {
  columns: string[];
  target: string;
  targetColumns: string[];
}

export interface TenantTable {
  name: string;
  /** Primary key without tenant_id. */
  key: string[];
  /** Composite keys to other tenant tables, tenant_id left out. */
  foreignKeys: ForeignKey[];
}

/** Everything in the schema that carries a tenant_id: what the probes are generated from. */
export async function tenantTables(sql: Sql): Promise<TenantTable[]> {
  const tables = await sql<{ name: string; key: string[] }[]>`
    select c.relname as name,
      (select array_agg(a.attname::text order by k.ord) from pg_constraint p
        cross join lateral unnest(p.conkey) with ordinality k(attnum, ord)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where p.conrelid = c.oid and p.contype = 'p' and a.attname <> 'tenant_id') as key
    from pg_class c
    join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and t.attnotnull
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (${Object.keys(globalTables)})
    order by c.relname`;
  const keys = await sql<{ name: string; columns: string[]; target: string; targetColumns: string[] }[]>`
    select c.conrelid::regclass::text as name, c.confrelid::regclass::text as target,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by o) as columns,
      array(select a.attname::text from unnest(c.confkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by o) as "targetColumns"
    from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;
  return tables.map(({ name, key }) => ({
    name,
    key,
    foreignKeys: keys
      .filter((fk) => fk.name === name && tables.some((table) => table.name === fk.target))
      .map(({ columns: own, target, targetColumns }) => ({
        columns: own.filter((column) => column !== 'tenant_id'),
        target,
        targetColumns: targetColumns.filter((column) => column !== 'tenant_id'),
      })),
  }));
}
