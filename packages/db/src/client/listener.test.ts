import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, driverFor, type TestDatabase } from '../testing/index.ts';
import { openDatabase } from './index.ts';

let server: TestDatabase;
let superuser: ReturnType<typeof driverFor>;

beforeAll(async () => {
  server = await createTestDatabase();
  superuser = driverFor(server.superuserUrl);
});
afterAll(async () => {
  await superuser.end();
  await server.close();
});

test('hears its channels; after a lost connection it hears that, and then goes on', async () => {
  const db = openDatabase({ url: server.urls.app, applicationName: 'ears' });
  const heard: string[] = [];
  const other: string[] = [];
  const stop = await db.listen('news', (payload) => heard.push(payload));
  await db.listen('other "news"', (payload) => other.push(payload));
  await superuser`select pg_notify('news', 'one'), pg_notify('other "news"', 'two')`;
  await expect.poll(() => [heard, other]).toEqual([['one'], ['two']]);

  await superuser`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ears-listen'`;
  await expect
    .poll(() => [heard, other])
    .toEqual([
      ['one', ''],
      ['two', ''],
    ]);
  await superuser`select pg_notify('news', 'three')`;
  await expect.poll(() => heard).toEqual(['one', '', 'three']);

  await stop();
  await superuser`select pg_notify('news', 'unheard'), pg_notify('other "news"', 'four')`;
  await expect.poll(() => other).toEqual(['two', '', 'four']);
  expect(heard).toEqual(['one', '', 'three']);
  await db.close();
});

test('listening to nobody fails in the open', async () => {
  const db = openDatabase({ url: 'postgres://entraide_app:x@127.0.0.1:1/x' });
  await expect(db.listen('news', () => {})).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
  await db.close();
});
