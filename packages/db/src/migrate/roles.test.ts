import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCatalog } from '../catalog/index.ts';
import { withRole } from '../client/index.ts';
import { withSession } from '../client/with-session.ts';
import { type EmbeddedServer, startEmbedded } from '../embedded/index.ts';
import { migrations } from '../testing/test-server.ts';
import { ensureRoles, migrate } from './index.ts';

/** Roles belong to the whole server, so this file has one of its own. */
let server: EmbeddedServer;
let dataDir: string;
const as = (user: string, password: string, database = 'space') => {
  const url = new URL(server.superuserUrl);
  Object.assign(url, { username: user, password, pathname: `/${database}` });
  return url.href;
};
const superuser = (text: string) => withSession(server.superuserUrl, (session) => session.raw(text));

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'entraide-roles-'));
  server = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
  await superuser(`
    drop owned by entraide_owner, entraide_app, entraide_worker, entraide_platform, entraide_definer;
    drop role entraide_owner, entraide_app, entraide_worker, entraide_platform, entraide_definer;
    create role hoster login password 'h' createrole;
    create role visitor login password 'v'`);
  await superuser('create database space owner hoster');
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true });
});

test('a login that may not make roles is told what to do', async () => {
  await expect(ensureRoles(as('visitor', 'v'))).rejects.toThrow(
    /visitor may not create entraide_app, .*DATABASE_URL_OWNER/,
  );
});

test('a hoster’s login with CREATEROLE makes everything, and the gate is content', async () => {
  const passwords = { owner: 'o', app: 'a', worker: 'w', platform: 'p' };
  await migrate({ ownerUrl: as('hoster', 'h'), dir: migrations, passwords });
  expect(await checkCatalog(as('entraide_app', 'a'))).toEqual([]);
  expect(await checkCatalog(withRole(as('hoster', 'h'), 'entraide_worker'))).toEqual([]);
  expect(await checkCatalog(withRole(as('entraide_owner', 'o'), 'entraide_platform'))).toEqual([]);
  for (const ownerUrl of [as('hoster', 'h'), as('entraide_owner', 'o')]) {
    expect(await migrate({ ownerUrl, dir: migrations })).toEqual({ applied: [] });
  }
});

test.each([
  [
    'alter role entraide_app bypassrls',
    'alter role entraide_app nobypassrls',
    /entraide_app, which bypasses/,
  ],
  [
    'alter role entraide_worker superuser',
    'alter role entraide_worker nosuperuser',
    /entraide_worker is a superuser/,
  ],
  ['alter role entraide_definer login', 'alter role entraide_definer nologin', /entraide_definer can log in/],
  [
    'grant entraide_platform to entraide_app',
    'revoke entraide_platform from entraide_app',
    /entraide_app is a member of entraide_platform/,
  ],
  [
    'grant entraide_platform to entraide_owner with inherit true',
    'grant entraide_platform to entraide_owner with inherit false',
    /entraide_owner inherits from entraide_platform/,
  ],
])('the gate notices: %s', async (done, undone, said) => {
  await superuser(done);
  try {
    expect((await checkCatalog(as('entraide_app', 'a'))).join('\n')).toMatch(said);
  } finally {
    await superuser(undone);
  }
  expect(await checkCatalog(as('entraide_app', 'a'))).toEqual([]);
});

test('the owner’s own login in a database where nothing is prepared is told so', async () => {
  await superuser('create database bare');
  await expect(ensureRoles(as('entraide_owner', 'o', 'bare'))).rejects.toThrow(
    /may not give entraide_owner its rights/,
  );
});
