import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, handOver } from './account.ts';
import { commandLine, processIdentity, waitUntil } from './process.ts';

export type Login = 'superuser' | 'owner' | 'app' | 'worker' | 'platform';
export type Passwords = Record<Login, string>;

/** Made once, random, readable by nobody else. */
export function passwordsIn(directory: string): Passwords {
  const path = join(directory, 'passwords.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Passwords;
  const one = () => randomBytes(24).toString('base64url');
  const made: Passwords = { superuser: one(), owner: one(), app: one(), worker: one(), platform: one() };
  writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return made;
}

/** Creates the cluster beside its place and moves it there when it is whole, so that a crash leaves nothing half made. */
export function createCluster(
  directory: string,
  cluster: string,
  initdb: string,
  account: Account,
  password: string,
): void {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  for (const name of readdirSync(directory)) {
    if (name.startsWith('cluster.making'))
      rmSync(join(directory, name), { recursive: true, force: true, maxRetries: 10 });
  }
  const making = join(directory, `cluster.making-${process.pid}`);
  const secret = join(directory, `secret-${process.pid}`);
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  handOver(making, account);
  handOver(secret, account);
  const [command = initdb, ...args] = [...account.prefix, initdb];
  const words = ['-D', making, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${secret}`];
  const made = spawnSync(command, [...args, ...words, ...localeFor(initdb), '--no-instructions'], {
    encoding: 'utf8',
    ...account.ids,
  });
  rmSync(secret, { force: true });
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
  }
  renameSync(making, cluster);
}

/** The same order of letters on every machine; Postgres has it built in since version 17. */
function localeFor(initdb: string): string[] {
  const { stdout } = spawnSync(initdb, ['--version'], { encoding: 'utf8' });
  const version = Number(/(\d+)/.exec(stdout ?? '')?.[1] ?? 18);
  return version >= 17
    ? ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    : ['--encoding=UTF8', '--locale=C.UTF-8'];
}

/** A server whose supervisor was killed is stopped; the file of one that died with the machine no longer stands in the way. */
export async function clearLeftovers(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!(pid > 0)) return rmSync(file, { force: true });
  // After a power cut or in a new container the number may belong to anybody.
  if (!commandLine(pid).includes(cluster)) return rmSync(file, { force: true });
  const gone = () => processIdentity(pid) === null;
  process.kill(pid, 'SIGINT');
  if (await waitUntil(gone, 15_000)) return;
  process.kill(pid, 'SIGQUIT');
  await waitUntil(gone, 5_000);
}
