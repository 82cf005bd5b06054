import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCatalog } from '../catalog/index.ts';
import { withRole } from '../client/index.ts';
import { withSession } from '../client/with-session.ts';
import { type EmbeddedServer, startEmbedded } from '../embedded/index.ts';
import { migrations } from '../testing/test-server.ts';
import { ensureRoles, migrate, passwordsIn } from './index.ts';

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

test('a superuser gives each role the password of its own address, once, and no other', async () => {
  const of = (app: string, worker = 'w') =>
    passwordsIn({
      app: as('entraide_app', app),
      worker: as('entraide_worker', worker),
      platform: as('hoster', 'h'),
    });
  expect(of('new')).toEqual({ app: 'new', worker: 'w' });
  await superuser('alter role entraide_app password null');
  const login = (role: string, password: string) =>
    withSession(as(role, password), async () => 'in').catch((error) => error.fault);
  await superuser('create database other');
  const owner = new URL(server.superuserUrl);
  owner.pathname = '/other';
  await ensureRoles(owner.href, of('first'));
  expect(await login('entraide_app', 'first')).toBe('in');
  await ensureRoles(owner.href, of('second', 'other'));
  expect(await login('entraide_app', 'first')).toBe('in');
  expect(await login('entraide_worker', 'w')).toBe('in');
  expect(await login('entraide_app', 'second')).toBe('password-refused');
  await superuser("alter role entraide_app password 'a'");
});

test('the right to make temporary tables is taken from everybody, or the gate says how', async () => {
  const temporary = (database: string) =>
    withSession(as('entraide_app', 'a', database), (session) => session.raw('create temporary table t ()'));
  await expect(temporary('space')).rejects.toMatchObject({ code: '42501' });
  await superuser('grant temporary on database space to public');
  // The owner of the tables does not own this database: it may not take the right away.
  await migrate({ ownerUrl: as('entraide_owner', 'o'), dir: migrations });
  expect((await checkCatalog(as('entraide_app', 'a'))).join('\n')).toMatch(
    /entraide_app may make temporary tables.*revoke temporary on database space from public/,
  );
  await migrate({ ownerUrl: as('hoster', 'h'), dir: migrations });
  expect(await checkCatalog(as('entraide_app', 'a'))).toEqual([]);
});
