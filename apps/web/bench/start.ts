/**
 * `pnpm bench:start [--json]`: seconds from the README's first command to the first page, in a fresh clone of the committed state with a
 * package store of its own, and again for the second start.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const root = resolve(import.meta.dirname, '../../..');
const home = mkdtempSync(join(tmpdir(), 'entraide-start-'));
const clone = join(home, 'clone');
const PORT = 4400 + (process.pid % 500);

/** What a newcomer's shell has: a package cache of its own, and none of ours. */
const env: Record<string, string> = {
  PATH: (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':'),
  HOME: home,
  npm_config_cache: join(home, 'npm'),
  XDG_DATA_HOME: join(home, 'share'),
  XDG_CACHE_HOME: join(home, 'cache'),
  npm_config_store_dir: join(home, 'store'),
  PORT: String(PORT),
};

const answers = () =>
  new Promise<boolean>((done) => {
    const request = get(
      { host: '127.0.0.1', port: PORT, path: '/', headers: { host: 'ufe.localhost' } },
      (response) => {
        response.resume();
        done(response.statusCode === 200);
      },
    );
    // A server that only tries whether the port is free takes a connection and never answers it.
    request.setTimeout(2000, () => request.destroy());
    request.on('error', () => done(false));
  });

async function stopped(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('close', done));
  if (child.pid) process.kill(-child.pid, 'SIGTERM');
  await gone;
  for (let tries = 0; await answers(); tries++) {
    if (tries > 100) throw new Error('the first server does not stop: a second start cannot be measured');
    await new Promise((wait) => setTimeout(wait, 200));
  }
}

async function secondsToFirstPage(): Promise<number> {
  const started = performance.now();
  const child = spawn('npx', ['-y', 'pnpm@10.34.9', 'start'], {
    cwd: clone,
    env: env as NodeJS.ProcessEnv, // a global type of Remix's asks for NODE_ENV, which a newcomer's shell has not
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
  const seconds = (performance.now() - started) / 1000;
  await stopped(child);
  return Math.round(seconds * 10) / 10;
}

try {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const first = await secondsToFirstPage();
  const second = await secondsToFirstPage();
  if (values.json) console.log(JSON.stringify({ first, second }));
  else console.table({ 'fresh clone, empty caches': `${first} s`, 'second start': `${second} s` });
} finally {
  rmSync(home, { recursive: true, force: true });
}
