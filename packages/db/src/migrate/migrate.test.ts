import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSession } from '../client/with-session.ts';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { migrate, migrationStatus } from './index.ts';

let dir: string;
let server: TestDatabase;
let ownerUrl: string;
let sql: ReturnType<typeof driverFor>;

const file = (name: string, text: string) => writeFileSync(join(dir, name), text);
const run = () => migrate({ ownerUrl, dir });
const tables = async () =>
  (
    await sql`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
  ).map(({ name }) => name);

/** An empty database beside the clone: what is under test here is the runner and not our own files. */
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entraide-migrate-'));
  server = await createTestDatabase();
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withSession(server.superuserUrl, (session) => session.raw(`create database ${name}`));
  const url = new URL(server.superuserUrl);
  url.pathname = `/${name}`;
  ownerUrl = url.href;
  sql = driverFor(ownerUrl);
  file('0001_one.sql', 'create table one (id int);');
  file(
    '0002_two.sql',
    'create table two (id int);\ninsert into two values (1);\ndo $$ begin perform 1; end $$;',
  );
});
afterEach(async () => {
  await sql.end();
  await withSession(server.superuserUrl, (session) =>
    session.raw(`drop database ${new URL(ownerUrl).pathname.slice(1)} with (force)`),
  );
  await server.close();
  rmSync(dir, { recursive: true });
});

test('runs each file once, as entraide_owner, and knows what waits', async () => {
  expect(await migrationStatus({ ownerUrl, dir })).toEqual({
    applied: [],
    pending: ['0001_one.sql', '0002_two.sql'],
  });
  expect(await run()).toEqual({ applied: ['0001_one.sql', '0002_two.sql'] });
  expect(await run()).toEqual({ applied: [] });
  file('0003_three.sql', 'create table three (id int);');
  expect((await migrationStatus({ ownerUrl, dir })).pending).toEqual(['0003_three.sql']);
  expect(await run()).toEqual({ applied: ['0003_three.sql'] });
  expect(await tables()).toEqual(['one', 'three', 'two']);
  expect(
    await sql`select distinct relowner::regrole::text as owner from pg_class where relname in ('one', 'two')`,
  ).toEqual([{ owner: 'entraide_owner' }]);
});

test('two processes at once: one does the work, the other finds it done', async () => {
  const both = await Promise.all([run(), run()]);
  expect(both.map(({ applied }) => applied.length).sort()).toEqual([0, 2]);
});

test('names an edited, a removed and a late file, and runs nothing', async () => {
  await run();
  file('0003_three.sql', 'create table three (id int);');
  const original = readFileSync(join(dir, '0001_one.sql'), 'utf8');
  file('0001_one.sql', `${original} `);
  await expect(run()).rejects.toThrow(/0001_one\.sql was edited after it had run: put it back/);
  await expect(migrationStatus({ ownerUrl, dir })).rejects.toThrow(/0001_one\.sql was edited/);
  rmSync(join(dir, '0001_one.sql'));
  await expect(run()).rejects.toThrow(/has run 0001_one\.sql, which is not in this folder/);
  file('0001_one.sql', original);
  renameSync(join(dir, '0003_three.sql'), join(dir, '0000_three.sql'));
  await expect(run()).rejects.toThrow(/0000_three\.sql comes before 0002_two\.sql.*next free number/);
  expect(await tables()).toEqual(['one', 'two']);
});

test('line endings changed by a checkout are no edit', async () => {
  await run();
  file('0002_two.sql', readFileSync(join(dir, '0002_two.sql'), 'utf8').replaceAll('\n', '\r\n'));
  expect(await run()).toEqual({ applied: [] });
});

test('a file that fails is undone as a whole and named with its line; those before it stay', async () => {
  file('0003_three.sql', 'create table three (id int);\n\ncreate table bad (id nothing);');
  await expect(run()).rejects.toThrow(/^0003_three\.sql: line 3: type "nothing" does not exist/);
  expect(await tables()).toEqual(['one', 'two']);
  file('0003_three.sql', 'create table three (id int);');
  expect(await run()).toEqual({ applied: ['0003_three.sql'] });
});

test.each([
  ['3_three.sql', 'select 1', /a migration is named NNNN_sentence\.sql/],
  ['0002_again.sql', 'select 1', /0002_again\.sql and 0002_two\.sql have the same number/],
  ['0003_three.sql', 'create table three (id int);\ncommit;', /may not open or close one/],
])('refuses %s', async (name, text, said) => {
  file(name, text);
  await expect(run()).rejects.toThrow(said);
});

test('waits behind a reader in short tries, so that nobody has to wait behind it', async () => {
  await run();
  file('0003_three.sql', 'alter table one add column more text;');
  const reader = await sql.reserve();
  await reader`begin`;
  await reader`select * from one`;
  const migrating = run();
  await expect
    .poll(
      () =>
        sql`select 1 from pg_stat_activity where query like 'alter table one%' and datname = current_database()`,
    )
    .toHaveLength(1);
  // An innocent reader in the meantime is not held up until the slow one is done.
  await sql`set lock_timeout = '1s'`;
  await sql`select * from one`;
  await reader`commit`;
  reader.release();
  expect(await migrating).toEqual({ applied: ['0003_three.sql'] });
});
