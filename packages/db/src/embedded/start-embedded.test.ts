import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSession } from '../client/with-session.ts';
import { startEmbedded } from './index.ts';
import { commandLine, processIdentity } from './process.ts';

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'entraide-embedded-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await expect.poll(postmaster, { timeout: 20_000 }).toBeNull();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A Node process of its own that uses the server. Resolves with the server's address. */
function hold(): { child: ChildProcess; url: Promise<string> } {
  const file = join(import.meta.dirname, 'hold.fixture.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const url = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text) => resolve(String(text).trim()));
    child.on('exit', () => reject(new Error('it ended before it was up')));
  });
  return { child, url };
}

/** The process id of the Postgres on our files; null when none is left. */
function postmaster(): number | null {
  const file = join(dataDir, 'cluster', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return processIdentity(pid) !== null && commandLine(pid).includes(dataDir) ? pid : null;
}

const supervisor = () =>
  (JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { supervisor: number }).supervisor;
const ask = (url: string, query: string) =>
  withSession(url, async (session) => [...(await session.raw(query))]);

test('starts from nothing, keeps its secrets, stops, and comes back with its data on the same port', async () => {
  const first = await startEmbedded({ dataDir });
  await ask(first.superuserUrl, 'create table kept as select 42 as answer');
  expect(await ask(first.urls.app, 'select current_user::text as who')).toEqual([{ who: 'entraide_app' }]);
  expect(statSync(join(dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
  const [settings] = await ask(
    first.superuserUrl,
    `select datcollate, datlocprovider::text as provider, datlocale as locale, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as listens from pg_database where datname = current_database()`,
  );
  expect(settings).toMatchObject({ provider: 'b', locale: 'C.UTF-8', fsync: 'on', listens: '127.0.0.1' });
  await first.stop();
  expect(postmaster()).toBeNull();

  const again = await startEmbedded({ dataDir });
  expect(again.urls).toEqual(first.urls);
  expect(await ask(again.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await again.stop();
});

test('processes that start together share one server; it outlives a kill -9 of all but the last', async () => {
  const [one, two, three] = [hold(), hold(), hold()];
  const urls = await Promise.all([one.url, two.url, three.url]);
  expect(new Set(urls).size).toBe(1);
  const url = urls[0] ?? '';
  one.child.kill('SIGKILL');
  two.child.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  three.child.kill('SIGKILL');
  await expect.poll(postmaster, { timeout: 10_000 }).toBeNull();
});

test('whoever comes while it stops gets a server that stays', async () => {
  const { child, url } = hold();
  await url;
  child.kill('SIGKILL');
  const server = await startEmbedded({ dataDir });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('letting go while another process holds it does not stop it', async () => {
  const mine = await startEmbedded({ dataDir });
  const { child, url } = hold();
  await url;
  await mine.stop();
  expect(await ask(mine.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  child.kill('SIGTERM');
  await expect.poll(postmaster, { timeout: 10_000 }).toBeNull();
});

test('comes back after the server itself was killed', async () => {
  const before = await startEmbedded({ dataDir });
  await ask(before.superuserUrl, 'create table kept as select 42 as answer');
  process.kill(postmaster() ?? 0, 'SIGKILL');
  await expect.poll(() => processIdentity(supervisor())).toBeNull();
  const after = await startEmbedded({ dataDir });
  expect(await ask(after.superuserUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await Promise.all([before.stop(), after.stop()]);
});

test('comes back after its supervisor was killed and left it alone', async () => {
  const { child, url } = hold();
  await url;
  process.kill(supervisor(), 'SIGKILL');
  child.kill('SIGKILL');
  await expect.poll(() => processIdentity(supervisor())).toBeNull();
  const server = await startEmbedded({ dataDir });
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('comes back after a power cut: files of processes that are no more, or that are others now', async () => {
  await (await startEmbedded({ dataDir })).stop();
  const cluster = join(dataDir, 'cluster');
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n1\n\n127.0.0.1\n\nready\n`);
  writeFileSync(
    join(dataDir, 'lock'),
    JSON.stringify({ pid: process.pid, identity: 'another boot', token: 'x' }),
  );
  const known = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as object;
  writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ ...known, supervisor: process.pid }));
  const server = await startEmbedded({ dataDir });
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a process killed while it made the cluster leaves nothing in the way', async () => {
  const { child } = hold();
  children.splice(0);
  const made = () =>
    existsSync(dataDir) && readdirSync(dataDir).some((name) => name.startsWith('cluster.making'));
  await expect.poll(made, { interval: 5, timeout: 15_000 }).toBe(true);
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  const server = await startEmbedded({ dataDir });
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('cluster.making'))).toEqual([]);
  await server.stop();
});
