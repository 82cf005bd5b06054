import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/index.ts';
import { loadInBulk } from './load-in-bulk.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  server = await createTestDatabase();
  await loadInBulk(server.urls.owner, async (bulk) => {
    await bulk.query('create table bulky (id integer primary key, word text)');
    await bulk.query('create index bulky__word on bulky (word) where id > 0');
  });
});
afterAll(() => server.close());

const read = (query: string) => loadInBulk(server.urls.owner, (bulk) => bulk.query(query));
const numbered = (from: number, to: number) =>
  (function* () {
    for (let id = from; id < to; id++) yield [id, id % 3 === 0 ? null : `a\tb\\N ${id}`];
  })();

test('copies more than one buffer holds, with what text may hold', async () => {
  const sent = await loadInBulk(server.urls.owner, (bulk) =>
    bulk.copy('bulky', ['id', 'word'], numbered(0, 50_000)),
  );
  expect(sent).toBe(50_000);
  expect(await read('select count(*)::int as rows, count(word)::int as words from bulky')).toEqual([
    { rows: 50_000, words: 33_333 },
  ]);
  expect(await read('select word from bulky where id = 1')).toEqual([{ word: 'a\tb\\N 1' }]);
});

test('indexes are gone while it fills and the same afterwards', async () => {
  const indexes = `select indexdef from pg_indexes where tablename = 'bulky' order by indexname`;
  const before = await read(indexes);
  await loadInBulk(server.urls.owner, (bulk) =>
    bulk.withoutIndexes('bulky', async () => expect(await bulk.query(indexes)).toHaveLength(1)),
  );
  expect(await read(indexes)).toEqual(before);
  expect(before).toHaveLength(2);
});

test('a failure leaves nothing', async () => {
  const load = loadInBulk(server.urls.owner, async (bulk) => {
    await bulk.copy('bulky', ['id', 'word'], numbered(60_000, 60_010));
    await bulk.copy('bulky', ['id', 'word'], [[60_000, 'again']]);
  });
  await expect(load).rejects.toThrow('bulky_pkey');
  expect(await read('select id from bulky where id >= 60000')).toEqual([]);
});

test('a table that is not there is an error, not a wait', async () => {
  const load = loadInBulk(server.urls.owner, (bulk) => bulk.copy('nowhere', ['id'], [[1]]));
  await expect(load).rejects.toThrow('nowhere');
});

test('a lost session is not opened again for the rest of the work', async () => {
  const load = loadInBulk(server.urls.owner, async (bulk) => {
    await bulk.copy('bulky', ['id', 'word'], numbered(70_000, 70_010));
    await bulk.query('select pg_terminate_backend(pg_backend_pid())').catch(() => {});
    await bulk.query(`insert into bulky values (80000, 'outside of the transaction')`);
  });
  await expect(load).rejects.toThrow();
  expect(await read('select id from bulky where id >= 70000')).toEqual([]);
});
