import type { Planted, Server } from './plant.ts';

/** A hash of all rows of a space, by table: what nobody from outside may change. */
export async function snapshot(
  { database: { sql } }: Server,
  { space }: Planted,
): Promise<Record<string, string>> {
  const { id } = space.tenant;
  return sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${id}, true)`;
    const tables = await tx<{ name: string }[]>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`;
    const hashes: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await tx`
        select md5(string_agg(t::text, '|' order by t::text)) as hash from ${tx(name)} t where tenant_id = ${id}`;
      hashes[name] = row?.hash ?? '';
    }
    return hashes;
  });
}

/** Ids of one space as those of another that was planted alike. */
export function translation(from: Planted, to: Planted): (text: string) => string {
  const pairs = new Map<string, string>([[from.space.tenant.slug, to.space.tenant.slug]]);
  for (const [name, id] of Object.entries(from.ids)) pairs.set(id, to.ids[name] ?? id);
  for (const [who, { memberId }] of Object.entries(from.people))
    pairs.set(memberId, to.people[who as keyof Planted['people']].memberId);
  return (text) => text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => pairs.get(id) ?? id);
}
