import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAddress } from '../client/address.ts';
import { Session } from '../client/session.ts';
import { type Account, chooseAccount, handOver } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clearLeftovers, createCluster } from './cluster.ts';
import { processIdentity, sleep, waitUntil } from './process.ts';
import { serverSettings } from './settings.ts';

export interface Running {
  directory: string;
  port: number;
  supervisor: number;
  /** Our end of the lifeline; open as long as we need the server. */
  lifeline: number;
  launched: boolean;
}

interface Remembered {
  port: number;
  supervisor: number;
  identity: string;
}

const startMs = 120_000;
const stopMs = 30_000;
const lifelineIn = (directory: string) => join(directory, 'lifeline');

function remembered(directory: string): Remembered | null {
  try {
    return JSON.parse(readFileSync(join(directory, 'server.json'), 'utf8')) as Remembered;
  } catch {
    return null;
  }
}

/** Joins a server that runs already; null when there is none. */
export async function attach(directory: string): Promise<Running | null> {
  const known = remembered(directory);
  if (!known) return null;
  const alive = () => processIdentity(known.supervisor) === known.identity;
  if (!alive() || !existsSync(lifelineIn(directory))) return null;
  const lifeline = openSync(lifelineIn(directory), constants.O_RDWR);
  const answer = join(directory, `here-${randomUUID()}`);
  writeSync(lifeline, `${answer}\n`);
  // Without the answer it may be on its way out already, its last user gone just before we came.
  await waitUntil(() => existsSync(answer) || !alive(), 3_000);
  const answered = existsSync(answer);
  rmSync(answer, { force: true });
  if (answered)
    return { directory, port: known.port, supervisor: known.supervisor, lifeline, launched: false };
  closeSync(lifeline);
  await waitUntil(() => !alive(), stopMs);
  return null;
}

export async function launch(
  directory: string,
  password: string,
  settings: Record<string, string>,
  binaries?: string,
): Promise<Running> {
  const cluster = join(directory, 'cluster');
  const { postgres, initdb } = findBinaries(binaries);
  const account = chooseAccount(directory, cluster, postgres);
  createCluster(directory, cluster, initdb, account, password);
  await clearLeftovers(cluster);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? remembered(directory)?.port : undefined);
    const command = [
      ...account.prefix,
      postgres,
      '-D',
      cluster,
      '-p',
      String(port),
      ...serverSettings(settings),
    ];
    const { lifeline, supervisor, ended } = supervise(directory, command, account);
    const running: Running = { directory, port, supervisor, lifeline, launched: true };
    const identity = processIdentity(supervisor);
    writeFileSync(join(directory, 'server.json'), JSON.stringify({ port, supervisor, identity }), {
      mode: 0o600,
    });
    if (await becomesReady(port, password, ended)) return running;
    await letGo(running);
    if (attempt === 3) throw new Error(`the embedded Postgres does not start:\n${lastLines(directory)}`);
  }
}

/** The lifeline is opened here for reading and writing before the supervisor gets its reading end, so nobody ever waits for it. */
function supervise(directory: string, command: string[], account: Account) {
  const fifo = lifelineIn(directory);
  rmSync(fifo, { force: true });
  const made = spawnSync('mkfifo', ['-m', '600', fifo], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`mkfifo ${fifo} failed: ${made.error?.message ?? made.stderr}`);
  const lifeline = openSync(fifo, constants.O_RDWR);
  const reading = openSync(fifo, constants.O_RDONLY);
  const log = openLog(directory, account);
  const script = fileURLToPath(new URL('./supervisor.sh', import.meta.url));
  const child = spawn('sh', [script, ...command], {
    cwd: directory,
    // Its own session: Ctrl-C is for us, and we let go when we are done.
    detached: true,
    stdio: ['ignore', log, log, reading],
    ...account.ids,
  });
  child.unref();
  closeSync(reading);
  closeSync(log);
  const state = { over: child.pid === undefined };
  child.on('error', () => {
    state.over = true;
  });
  child.on('exit', () => {
    state.over = true;
  });
  return { lifeline, supervisor: child.pid ?? -1, ended: () => state.over };
}

function openLog(directory: string, account: Account): number {
  const path = join(directory, 'postgres.log');
  const large = existsSync(path) && statSync(path).size > 5_000_000;
  const log = openSync(path, large ? 'w' : 'a', 0o600);
  handOver(path, account);
  return log;
}

function lastLines(directory: string): string {
  return readFileSync(join(directory, 'postgres.log'), 'utf8').trimEnd().split('\n').slice(-12).join('\n');
}

async function becomesReady(port: number, password: string, ended: () => boolean): Promise<boolean> {
  const address = parseAddress(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  for (const until = Date.now() + startMs; Date.now() < until && !ended(); await sleep(15)) {
    try {
      const options = { address, applicationName: 'entraide-start', prepare: false };
      const session = await Session.open(options, AbortSignal.timeout(2_000));
      await session.end();
      return true;
    } catch {}
  }
  return false;
}

async function freePort(wanted?: number): Promise<number> {
  const listening = (port: number) =>
    new Promise<number | null>((resolve) => {
      const server = createServer().once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const { port: given } = server.address() as { port: number };
        server.close(() => resolve(given));
      });
    });
  return (wanted ? await listening(wanted) : null) ?? (await listening(0)) ?? 5432;
}

/** Closes our end; when it was the last, waits until the server has stopped. */
export async function letGo({ port, supervisor, lifeline }: Running): Promise<void> {
  const identity = processIdentity(supervisor);
  closeSync(lifeline);
  const gone = () => identity === null || processIdentity(supervisor) !== identity;
  // A server told to stop takes no new connection; one that still does is somebody else's to stop.
  if (await waitUntil(gone, 150)) return;
  if (!(await stillServes(port))) await waitUntil(gone, stopMs);
}

async function stillServes(port: number): Promise<boolean> {
  const address = parseAddress(`postgres://nobody:nothing@127.0.0.1:${port}/postgres`);
  try {
    await Session.open(
      { address, applicationName: 'entraide-stop', prepare: false },
      AbortSignal.timeout(1_000),
    );
  } catch (error) {
    // A refused password means that it is open for business; "shutting down" (57P03) or a closed port, that it is not.
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return code === '28P01' || code === '28000';
  }
  return true;
}
