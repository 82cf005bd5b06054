import { getTableColumns } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtures, secondMember, TENANT_A } from '../isolation/fixtures.ts';
import { plantTwoTenants } from '../isolation/run-probes.ts';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { duties } from './duties.ts';

let server: TestDatabase;
let superuser: ReturnType<typeof driverFor>;
beforeAll(async () => {
  server = await createTestDatabase();
  superuser = driverFor(server.superuserUrl, 1);
  await plantTwoTenants(superuser);
});
afterAll(async () => {
  await superuser.end();
  await server.close();
});

test('each table is named as it is called, and its duties name columns that it has', () => {
  for (const [name, { table, exported, erased, swept, fileColumns, fileMaps }] of Object.entries(duties)) {
    expect(getTableConfig(table).name).toBe(name);
    const named = [
      ...('not' in exported ? [] : [exported.owner, ...exported.columns]),
      ...(typeof erased === 'object' && 'byAddressIn' in erased ? [erased.byAddressIn] : []),
      ...(swept ? [swept.column] : []),
      ...(fileColumns ?? []),
      ...(fileMaps ?? []),
    ];
    expect(Object.keys(getTableColumns(table)), name).toEqual(expect.arrayContaining(named));
  }
});

test('of a table that members take away, each column is taken away or withheld on purpose', () => {
  for (const [name, { table, exported }] of Object.entries(duties)) {
    if ('not' in exported) continue;
    const decided = ['tenantId', ...exported.columns, ...exported.withheld].sort();
    expect(Object.keys(getTableColumns(table)).sort(), name).toEqual(decided);
  }
});

test('each column that refers to a file is named, so that the sweep sees it', async () => {
  const named = Object.entries(duties).flatMap(([name, { table, fileColumns = [] }]) =>
    fileColumns.map((column) => `${name}.${getTableColumns(table)[column]?.name}`),
  );
  const rows = await superuser<{ name: string }[]>`
    select c.conrelid::regclass || '.' || a.attname as name
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'files'::regclass and a.attname <> 'tenant_id'`;
  expect(named.sort()).toEqual(rows.map(({ name }) => name).sort());
});

test('what goes with its member goes with its member', async () => {
  const going = Object.entries(duties)
    .filter(([, { erased }]) => erased === 'with its member')
    .map(([name]) => name);
  const left = await superuser.begin(async (tx) => {
    const ids = [fixtures.members?.(TENANT_A, 1).id, secondMember(TENANT_A).id].map(String);
    const before = await countIn(going);
    expect(before.every((count) => count > 0)).toBe(true);
    await tx`select set_config('app.tenant_id', ${TENANT_A}, true)`;
    await tx`delete from members where tenant_id = ${TENANT_A} and id = any (${ids}::uuid[])`;
    return await countIn(going);

    async function countIn(tables: string[]): Promise<number[]> {
      const counts = [];
      for (const table of tables) {
        const [row] = await tx`select count(*)::int as n from ${tx(table)} where tenant_id = ${TENANT_A}`;
        counts.push(Number(row?.n));
      }
      return counts;
    }
  });
  expect(left).toEqual(going.map(() => 0));
});
