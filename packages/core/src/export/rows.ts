import {
  and,
  type Duty,
  duties,
  type Exported,
  eq,
  getTableColumns,
  getTableConfig,
  type PgColumn,
  type SQL,
  sql,
} from '@entraide/db';
import { type Ctx, inTenant } from '../ctx/index.ts';

const AT_A_TIME = 500;

export type Row = Record<string, unknown>;

/** A table of which a member takes rows away. */
export interface Taken {
  table: Duty['table'];
  exported: Exported;
}

export const taken: readonly Taken[] = Object.values(duties).flatMap(({ table, exported }) =>
  'not' in exported ? [] : [{ table, exported }],
);

/**
 * A member's rows of a table, some at a time, each in a transaction of its own: whoever takes them may be slow.
 * `file` names the file that goes with a row; `sha256Of` finds it.
 */
export async function* rowsOf(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  { table, exported }: Taken,
  memberId: string,
): AsyncGenerator<{ row: Row; sha256: string | null }[]> {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  const key = keyOf(table);
  const { media } = exported;
  const chosen = Object.fromEntries([
    ...exported.columns.map((name) => [name, columnOf(columns, name)]),
    ...key.map((column, n) => [`key${n}`, sql`${column}::text`]),
    ...(media ? [['media', columnOf(columns, media)]] : []),
  ]);
  const owner = eq(columnOf(columns, exported.owner), memberId);
  let after: SQL | undefined;
  for (;;) {
    const found: Row[] = await inTenant(ctx, async (tx) =>
      tx
        .select(chosen)
        .from(table)
        .where(and(owner, after))
        .orderBy(...key)
        .limit(AT_A_TIME),
    );
    if (found.length > 0) yield found.map((all) => split(all, exported));
    const last = found.at(-1);
    if (!last || found.length < AT_A_TIME) return;
    const values = key.map((column, n) => sql`${last[`key${n}`]}::${sql.raw(column.getSQLType())}`);
    after = sql`(${sql.join(key, sql`, `)}) > (${sql.join(values, sql`, `)})`;
  }
}

function split(all: Row, { columns, media }: Exported): { row: Row; sha256: string | null } {
  const row = Object.fromEntries(columns.map((name) => [name, all[name]]));
  return { row, sha256: media ? ((all.media as string | null) ?? null) : null };
}

/** Of the primary key, without the tenant. */
function keyOf(table: Duty['table']): PgColumn[] {
  const names = getTableConfig(table).primaryKeys[0]?.columns.map(({ name }) => name) ?? [];
  // Those of the key are copies that do not know their type.
  return Object.values(getTableColumns(table)).filter(
    ({ name }) => name !== 'tenant_id' && names.includes(name),
  );
}

function columnOf(columns: Record<string, PgColumn>, name: string): PgColumn {
  const column = columns[name];
  if (!column) throw new Error(`duties name a column that is not there: ${name}`);
  return column;
}
