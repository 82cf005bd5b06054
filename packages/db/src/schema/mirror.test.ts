import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import * as schema from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

interface Column {
  name: string;
  type: string;
  notNull: boolean;
  generated: boolean;
  hasDefault: boolean;
}

const tables: PgTable[] = Object.values(schema).filter((value) => is(value, PgTable));
const byName = (a: Column, b: Column) => a.name.localeCompare(b.name);

/** What the typed mirror says, in the catalog's words. */
const mirrored = (table: PgTable): Column[] =>
  getTableConfig(table)
    .columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().replace(/^char\((\d+)\)$/, 'character($1)'),
      notNull: column.notNull,
      generated: column.generated !== undefined,
      hasDefault: column.hasDefault && column.generated === undefined,
    }))
    .sort(byName);

async function migrated(table: string): Promise<Column[]> {
  const columns = await database.sql<Column[]>`
    select a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as "notNull", a.attgenerated <> '' as generated, a.atthasdef and a.attgenerated = '' as "hasDefault"
    from pg_attribute a
    where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped`;
  return [...columns].sort(byName);
}

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'the mirror of %s says what the migrated database says',
  async (name, table) => {
    expect(mirrored(table)).toEqual(await migrated(name));
  },
);

test('every table of the database is mirrored', async () => {
  const rows = await database.sql<{ name: string }[]>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const unmirrored = new Set(rows.map((row) => row.name));
  for (const table of tables) unmirrored.delete(getTableConfig(table).name);
  // The runner's own history is read by the runner alone.
  expect([...unmirrored].filter((name) => !/migrations?$/.test(name))).toEqual([]);
});
