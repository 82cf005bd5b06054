/**
 * `pnpm bench:ask [--names 10000] [--json]`: the built server is asked, as Caddy asks it before it fetches a certificate, about names that
 * somebody made up. Each is refused, nothing is written, and a name that is ours is answered meanwhile. Needs `pnpm build`.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { driverFor } from '@entraide/db/testing';

const { values } = parseArgs({
  options: { names: { type: 'string', default: '10000' }, json: { type: 'boolean', default: false } },
});
const GOAL_MS = 50;
const AT_ONCE = 8;
const root = resolve(import.meta.dirname, '../../../..');
const dataDir = mkdtempSync(join(tmpdir(), 'entraide-ask-'));
// Nothing of the developer's own settings.
const env = {
  ...{ PATH: process.env.PATH, HOME: process.env.HOME },
  ...{ NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir },
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
  cwd: join(root, 'apps/web'),
  env,
  stdio: ['ignore', 'ignore', 'pipe'],
});
const gone = new Promise((done) => child.once('exit', done));
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
try {
  const port = await portOf(child);
  const owner = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'apps/cli/src/main.ts', 'db', 'url', '--role', 'owner'],
    { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim();
  const sql = driverFor(owner);
  // What the start has left to do is done by then, and counted.
  await pause(5000);
  const before = await rowsWritten(sql);
  const names = Array.from({ length: Number(values.names) }, (_, n) => madeUp(n));
  const durations: number[] = [];
  const answers: Record<string, number> = {};
  const ask = async (name: string) => {
    const began = performance.now();
    const status = await statusOf(port, name);
    durations.push(performance.now() - began);
    answers[status] = (answers[status] ?? 0) + 1;
  };
  const began = performance.now();
  const waiting = names.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const name of waiting) await ask(name);
    }),
  );
  const perSecond = names.length / ((performance.now() - began) / 1000);
  const ours = await statusOf(port, 'localhost');
  // Statistics are a second late.
  await pause(2000);
  const after = await rowsWritten(sql);
  const rows = [...after].map(([name, count]): [string, number] => [name, count - (before.get(name) ?? 0)]);
  // The worker has a beat of its own, asked or not.
  const isJobs = ([name]: [string, number]) => name.startsWith('graphile_worker.');
  const sum = (some: [string, number][]) => some.reduce((all, [, count]) => all + count, 0);
  const written = sum(rows.filter((row) => !isJobs(row)));
  const ofJobs = sum(rows.filter(isJobs));
  await sql.end();
  durations.sort((a, b) => a - b);
  const at = (share: number) => durations[Math.floor((durations.length - 1) * share)] ?? 0;
  const figures = {
    names: names.length,
    answers,
    written,
    ofJobs,
    ours,
    perSecond,
    p50: at(0.5),
    p99: at(0.99),
  };
  if (values.json) console.log(JSON.stringify({ ...figures, goalMs: GOAL_MS }));
  else {
    console.log(`${names.length} made-up names, ${AT_ONCE} at a time: ${perSecond.toFixed(0)} a second`);
    console.log(`answers: ${JSON.stringify(answers)} (goal: 404 to all); the platform's own name: ${ours}`);
    console.log(`rows written: ${written} (goal 0), and ${ofJobs} by the worker that keeps the time`);
    for (const [name, count] of rows.filter((row) => row[1] > 0)) console.log(`  ${name}: ${count}`);
    console.log(`p50 ${figures.p50.toFixed(1)}, p99 ${figures.p99.toFixed(1)} ms (goal p99 ${GOAL_MS} ms)`);
  }
} finally {
  agent.destroy();
  child.kill('SIGTERM');
  await gone;
  rmSync(dataDir, { recursive: true, force: true });
}

/** Names of other domains, of ours, and in other letters; the same in each run, no two alike. */
function madeUp(n: number): string {
  const word = ((n * 48_271) % 2_147_483_647).toString(36);
  return [
    `${word}-${n}.example.org`,
    `${word}-${n}.localhost`,
    `a.${word}.b${n}.example.com`,
    `xn--${word}-${n}.fr`,
  ][n % 4] as string;
}

function statusOf(port: number, name: string): Promise<number> {
  const path = `/internal/ask?domain=${encodeURIComponent(name)}`;
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, agent }, (response) => {
      response.resume();
      response.on('end', () => done(response.statusCode ?? 0));
    }).on('error', fail);
  });
}

/** By table, since the database began. */
async function rowsWritten(sql: ReturnType<typeof driverFor>): Promise<Map<string, number>> {
  const rows = await sql<{ name: string; written: string }[]>`
    select schemaname || '.' || relname as name, n_tup_ins + n_tup_upd + n_tup_del as written from pg_stat_user_tables`;
  return new Map(rows.map(({ name, written }) => [name, Number(written)]));
}

function portOf(server: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = '';
    server.once('exit', (status) => fail(new Error(`The server ended with ${status}:\n${said}`)));
    server.stderr?.on('data', (piece) => {
      said += String(piece);
      const [, port] = /http:\/\/localhost:(\d+)/.exec(said) ?? [];
      if (port) done(Number(port));
    });
  });
}
