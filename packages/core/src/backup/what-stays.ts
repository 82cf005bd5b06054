import { domainClaims, eq, erasures, inviteLinks, sql, type TenantTx } from '@entraide/db';

/** What a space keeps of today when its rows come out of a backup. */
export interface Kept {
  /** Of tables that are no tenant's and refer to one: its hosts, what an association and the operator agreed. */
  global: { table: string; rows: string }[];
  claims: (typeof domainClaims.$inferSelect)[];
  links: (typeof inviteLinks.$inferSelect)[];
  erased: (typeof erasures.$inferSelect)[];
}

/** Reads it before the space's own row goes, and all of this with it. */
export async function readKept(tx: TenantTx): Promise<Kept> {
  const referring = await tx.execute<{ table: string; column: string }>(sql`
    select c.relname as table, a.attname as column
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'tenants'::regclass and not c.relrowsecurity order by c.relname`);
  const global: Kept['global'] = [];
  for (const { table, column } of referring) {
    const [found] = await tx.execute<{ rows: string }>(sql`
      select coalesce(json_agg(t), '[]')::text as rows from ${sql.identifier(table)} t where ${sql.identifier(column)} = current_tenant()`);
    global.push({ table, rows: found?.rows ?? '[]' });
  }
  return {
    global,
    claims: await tx.select().from(domainClaims),
    links: await tx.select().from(inviteLinks),
    erased: await tx.select().from(erasures),
  };
}

/** The states that a claim goes through to be where it was; the database lets it take no shorter way. */
const ways: Record<Kept['claims'][number]['state'], readonly Kept['claims'][number]['state'][]> = {
  claimed: [],
  proven: ['proven'],
  serving: ['proven', 'serving'],
  primary: ['proven', 'serving', 'primary'],
  'let-go': ['let-go'],
};

export async function writeKept(tx: TenantTx, { global, claims, links }: Kept): Promise<void> {
  for (const { table, rows } of global)
    await tx.execute(sql`
      insert into ${sql.identifier(table)} select * from json_populate_recordset(null::${sql.identifier(table)}, ${rows}::text::json)`);
  for (const { state, ...claim } of claims) {
    await tx.insert(domainClaims).values({ ...claim, state: 'claimed' });
    for (const step of ways[state])
      await tx.update(domainClaims).set({ state: step }).where(eq(domainClaims.host, claim.host));
  }
  if (links.length > 0) await tx.insert(inviteLinks).values(links);
}
