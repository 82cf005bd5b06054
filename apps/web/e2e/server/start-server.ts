import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';

const web = resolve(import.meta.dirname, '../..');
const READY_MS = 150_000;
/** What the mail provider of the journeys signs with. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from('the provider of the journeys').toString('base64')}`;

export interface ServerOptions {
  /** Two servers on one directory share its Postgres. */
  dataDir: string;
  /** Everything that the server writes goes to this file. */
  logFile: string;
  flags?: string[];
  env?: Record<string, string>;
}

export interface RunningServer {
  port: number;
  /** As an operator stops it: what is under way finishes. */
  stop(): Promise<void>;
  /** As a power cut stops it. */
  kill(): Promise<void>;
}

/**
 * The real server in a process of its own, on a free port. It believes X-Forwarded-For from this machine, so that every visitor
 * of the journeys comes from an address, and has limits, of their own.
 * @throws Error with what the server said when it does not get ready
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, logFile, flags = ['--demo'], env = {} } = options;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...flags], {
    cwd: web,
    // Nothing of the developer's own settings.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      TRUSTED_PROXIES: '127.0.0.1,::1',
      MAIL_WEBHOOK_SECRET: WEBHOOK_SECRET,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const end = async (signal: NodeJS.Signals) => {
    process.off('exit', orphaned);
    child.kill(signal);
    await gone;
    log.end();
  };
  try {
    const port = await listening(child);
    await ready(port);
    return { port, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}

/** The port, from the address that the server greets with. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`The server does not come up:\n${said}`)), READY_MS);
    const stop = () => clearTimeout(timer);
    child.once('exit', (status) => {
      stop();
      fail(new Error(`The server ended with ${status}:\n${said}`));
    });
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (!port) return;
      stop();
      done(Number(port));
    });
  });
}

async function ready(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  if (!response.ok) throw new Error(`/readyz answers ${response.status}: ${await response.text()}`);
}
