export interface BackupTable {
  name: string;
  /** Those that the database does not compute. */
  columns: { name: string; type: string }[];
  /** Locked to a tenant: nobody but a superuser sees more than one tenant's rows at a time. */
  perTenant: boolean;
  /** What sorts the rows alike on every server. */
  order: string;
}

type Query = <Row extends object>(text: string) => Promise<Row[]>;

/** Every table of ours as the database has it, each after those that it refers to: a new one cannot be forgotten. */
export async function backupTables(query: Query): Promise<BackupTable[]> {
  const rows = await query<BackupTable & { refers: string[] }>(`
    select c.relname as name, c.relforcerowsecurity as "perTenant",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select string_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end,
          ', ' order by array_position(k.conkey, a.attnum))
        from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.conrelid = c.oid and k.contype = 'p'), quote_ident(c.relname) || '::text collate "C"') as order,
      coalesce((select json_agg(distinct o.relname) from pg_constraint k join pg_class o on o.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and o.oid <> c.oid), '[]') as refers
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname`);
  const ordered: BackupTable[] = [];
  let left = rows;
  while (left.length > 0) {
    const there = new Set(ordered.map(({ name }) => name));
    const ready = left.filter(({ refers }) => refers.every((other) => there.has(other)));
    if (ready.length === 0) throw new Error(`${left.map(({ name }) => name).join(', ')} refer in a circle`);
    for (const { name, columns, perTenant, order } of ready)
      ordered.push({ name, columns, perTenant, order });
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}
