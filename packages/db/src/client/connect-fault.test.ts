import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../embedded/index.ts';
import { openDatabase } from './index.ts';
import { withSession } from './with-session.ts';

/** Its connections are used up and its pg_hba.conf is changed, so this file has a server of its own. */
let server: EmbeddedServer;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'entraide-faults-'));
  const settings = { fsync: 'off', max_connections: '8', superuser_reserved_connections: '2' };
  server = await startEmbedded({ dataDir, settings });
  await withSession(server.superuserUrl, async (session) => {
    await session.raw(`create role barred login password 'b'`);
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

const changed = (change: Partial<URL>) => Object.assign(new URL(server.urls.app), change).href;
const fault = (url: string) => withSession(url, async () => null).catch((error) => error);

test.each([
  ['a wrong password', { password: 'wrong' }, 'password-refused'],
  ['a role that is not there, which Postgres does not tell', { username: 'nobody' }, 'password-refused'],
  ['a database that is not there', { pathname: '/nowhere' }, 'no-such-database'],
  ['a port where nothing listens', { port: '1' }, 'no-route'],
  ['a host that does not exist', { hostname: 'nowhere.invalid' }, 'no-route'],
  ['TLS where there is none', { search: '?sslmode=require' }, 'no-tls'],
])('%s', async (_, change, expected) => {
  const error = await fault(changed(change));
  expect(error).toMatchObject({ name: 'DatabaseUnavailable', reason: 'connect', fault: expected });
  const { hostname, port, pathname, username } = new URL(changed(change));
  expect(error.target).toEqual({
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    user: username,
  });
  expect(JSON.stringify(error)).not.toContain(new URL(changed(change)).password);
});

test('a login that pg_hba.conf does not admit, and one that it lets in without asking, but is not there', async () => {
  const hba = join(dataDir, 'cluster', 'pg_hba.conf');
  const first = 'host all barred 127.0.0.1/32 reject\nhost all missing 127.0.0.1/32 trust\n';
  writeFileSync(hba, first + readFileSync(hba, 'utf8'));
  await withSession(server.superuserUrl, (session) => session.raw('select pg_reload_conf()'));
  await expect
    .poll(async () => (await fault(changed({ username: 'barred', password: 'b' }))).fault)
    .toBe('not-admitted');
  expect((await fault(changed({ username: 'missing' }))).fault).toBe('no-such-role');
});

test('no connection left', async () => {
  const held = openDatabase({ url: server.urls.app, size: 6 });
  let finish = () => {};
  const free = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let inside = 0;
  const units = Array.from({ length: 6 }, () =>
    held.outsideTenant(async (tx) => {
      await tx.execute('select 1');
      inside++;
      await free;
    }),
  );
  await expect.poll(() => inside).toBe(6);
  expect((await fault(server.urls.worker)).fault).toBe('too-many-connections');
  finish();
  await Promise.all(units);
  await held.close();
});
