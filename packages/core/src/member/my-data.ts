import { desc, duties, eq, getTableColumns, type PgColumn } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';

type Rows = Record<string, unknown>[];

/** Everything this space keeps about the caller, as data, table by table (`duties`): theirs to take away. @throws SignInNeeded */
export async function myData(ctx: Ctx) {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const data: Record<string, Rows> = {};
    for (const { table, exported } of Object.values(duties)) {
      if ('not' in exported) continue;
      const columns: Record<string, PgColumn> = getTableColumns(table);
      const chosen = exported.columns.map((name) => [name, columnOf(columns, name)] as const);
      const [, first] = chosen[0] ?? [];
      data[exported.as] = await tx
        .select(Object.fromEntries(chosen))
        .from(table)
        .where(eq(columnOf(columns, exported.owner), memberId))
        .orderBy(...(first ? [desc(first)] : []));
    }
    const { member: [member] = [], ...rows } = data;
    if (!member) throw new NotFound();
    return { space: ctx.tenant.host, takenAt: ctx.clock().toISOString(), member, ...rows };
  });
}

function columnOf(columns: Record<string, PgColumn>, name: string): PgColumn {
  const column = columns[name];
  if (!column) throw new Error(`duties name a column that is not there: ${name}`);
  return column;
}
