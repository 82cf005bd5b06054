import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureRoles } from '../migrate/roles.ts';
import { type Passwords, passwordsIn } from './cluster.ts';
import { ensureDatabase } from './ensure-database.ts';
import { attach, launch, letGo, type Running } from './lifeline.ts';
import { lockFile } from './lock.ts';

export interface EmbeddedServer {
  /** One login each, to the database `entraide`. */
  urls: Record<'owner' | 'app' | 'worker' | 'platform', string>;
  superuserUrl: string;
  /** Lets go. The server stops, fast, when no other process holds it; waits for that. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Made when missing; everything the server needs is in it. */
  dataDir: string;
  /** Server settings over our own, e.g. fsync for tests. Used by whoever starts the server. */
  settings?: Record<string, string>;
  /** A folder with another Postgres (15 or newer), for one with extensions that ours has not. */
  binaries?: string | undefined;
}

/**
 * A real Postgres in `dataDir`, shared by every process that asks for it. It lives as long as one of them does, however they end.
 * Throws with what to do when the machine cannot run it.
 */
export async function startEmbedded({
  dataDir,
  settings = {},
  binaries,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const directory = resolve(dataDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockFile(join(directory, 'lock'));
  try {
    const passwords = passwordsIn(directory);
    const running =
      (await attach(directory)) ?? (await launch(directory, passwords.superuser, settings, binaries));
    const server = serverOf(running, passwords);
    try {
      if (running.launched) {
        await ensureDatabase(
          addressOf(running.port, 'postgres', passwords.superuser, 'postgres'),
          'entraide',
        );
        await ensureRoles(server.superuserUrl, passwords);
      }
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  } finally {
    unlock();
  }
}

function serverOf(running: Running, passwords: Passwords): EmbeddedServer {
  const url = (role: 'owner' | 'app' | 'worker' | 'platform') =>
    addressOf(running.port, `entraide_${role}`, passwords[role], 'entraide');
  return {
    urls: { owner: url('owner'), app: url('app'), worker: url('worker'), platform: url('platform') },
    superuserUrl: addressOf(running.port, 'postgres', passwords.superuser, 'entraide'),
    stop: () => letGo(running),
  };
}

function addressOf(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}
