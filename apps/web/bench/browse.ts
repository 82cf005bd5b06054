/**
 * `pnpm bench:browse [--listings 100000] [--seconds 10] [--json]`: the browse page of one space, signed out, 8 concurrent, one server
 * process, against a bare Remix page served the same way in the same run. Needs a build (`pnpm build`).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startServer } from '../e2e/server/start-server.ts';

const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const CONCURRENT = 8;
const web = resolve(import.meta.dirname, '..');
const root = resolve(web, '../..');
const say = (line: string) => process.stderr.write(`${line}\n`);
const dataDir = mkdtempSync(join(tmpdir(), 'entraide-bench-'));

interface Page {
  host: string;
  path: string;
  /** Whoever brings a cookie gets a page rendered for them. */
  cookie?: string;
}

interface Measured {
  perSecond: number;
  p95Ms: number;
}

/** Milliseconds as the client sees them, on the same machine: no better than the server's own. */
function measure(port: number, { host, path, cookie }: Page, seconds: number): Promise<Measured> {
  return new Promise((done, fail) => {
    const times: number[] = [];
    const started = performance.now();
    const run = autocannon(
      {
        url: `http://127.0.0.1:${port}${path}`,
        connections: CONCURRENT,
        duration: seconds,
        headers: {
          host,
          ...(cookie && { cookie }),
          'user-agent': 'Mozilla/5.0 Chrome/140.0',
          accept: 'text/html',
          'accept-language': 'fr',
        },
      },
      (error, result) => {
        if (error) return fail(error);
        if (result.non2xx > 0 || result.errors > 0)
          return fail(new Error(`${path}: ${result.non2xx} answers were not 200, ${result.errors} failed`));
        times.sort((a, b) => a - b);
        const p95Ms = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
        done({ perSecond: times.length / ((performance.now() - started) / 1000), p95Ms });
      },
    );
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
}

function serveBare(): Promise<{ child: ChildProcess; port: number }> {
  execFileSync('npx', ['remix', 'vite:build', 'bench/bare', '--config', 'bench/bare/vite.config.ts'], {
    cwd: web,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare/server.ts'], {
    cwd: web,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((ready) => {
    child.stdout?.on('data', (text) => {
      const port = /listening (\d+)/.exec(String(text))?.[1];
      if (port) ready({ child, port: Number(port) });
    });
  });
}

const BARE: Page = { host: 'localhost', path: '/' };
const ufe = (path: string, cookie?: string): Page => ({
  host: 'ufe.localhost',
  path,
  ...(cookie && { cookie }),
});
const known = '__Host-locale=fr';
const pages: Record<string, Page> = {
  'browse, a stranger': ufe('/'),
  'browse, rendered anew': ufe('/', known),
  'near Berlin, offers, rendered anew': ufe('/?near=52.52,13.40&radiusKm=50&kind=offer', known),
  'words, rendered anew': ufe('/?q=garde', known),
  'newest, rendered anew': ufe('/?sort=newest', known),
};

const median = (numbers: number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

try {
  say('a bare Remix page');
  const bare = await serveBare();
  say(`a space of ${values.listings} listings`);
  const server = await startServer({ dataDir, logFile: join(dataDir, 'server.log') });
  execFileSync(
    'npx',
    [
      'tsx',
      'apps/cli/src/main.ts',
      'demo',
      'ufe',
      '--listings',
      values.listings,
      '--members',
      '2000',
      '--seed',
      '7',
    ],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const rounds = Number(values.rounds);
  const seconds = Number(values.seconds) / rounds;
  const all: Record<string, Measured[]> = { bare: [] };
  await measure(bare.port, BARE, 2);
  for (const page of Object.values(pages)) await measure(server.port, page, 2);
  for (let round = 0; round < rounds; round++) {
    all.bare?.push(await measure(bare.port, BARE, seconds));
    for (const [name, page] of Object.entries(pages)) {
      all[name] ??= [];
      all[name].push(await measure(server.port, page, seconds));
    }
  }
  bare.child.kill();
  await server.stop();
  const bareRate = median(all.bare?.map(({ perSecond }) => perSecond) ?? []);
  const rows = Object.entries(all).map(([page, runs]) => {
    const perSecond = median(runs.map((run) => run.perSecond));
    return {
      page,
      perSecond: Math.round(perSecond),
      p95Ms: Math.round(median(runs.map((run) => run.p95Ms)) * 10) / 10,
      ofBare: `${Math.round((perSecond / bareRate) * 100)} %`,
    };
  });
  if (values.json) console.log(JSON.stringify(rows));
  else console.table(rows);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
