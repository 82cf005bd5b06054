import postgres from 'postgres';
import { withRole } from '../client/address.ts';
import type { Session } from '../client/session.ts';
import { withSession } from '../client/with-session.ts';
import { type MigrationFile, readMigrations } from './files.ts';
import { historyTable, pendingOf, readHistory } from './history.ts';
import { installJobs } from './jobs-schema.ts';
import { ensureRoles, literal, type RolePasswords } from './roles.ts';

export interface MigrateOptions {
  /** entraide_owner, or a login that may make the roles. */
  ownerUrl: string;
  dir: string;
  /** For roles that do not exist yet. */
  passwords?: RolePasswords;
  /** The last file to run; all of them when left out. */
  until?: string;
  onProgress?: (message: string) => void;
}

export interface MigrationStatus {
  applied: string[];
  pending: string[];
}

/** Any number nobody else is likely to use; one migration at a time in a database. */
const lock = 0x656e_7472;
const lockTries = 100;

/**
 * Brings the database to the folder's state: roles, the jobs' schema, then every file in its own transaction. Waits for another
 * process doing the same. Throws, naming the file, before anything runs when a file was edited, removed or comes too late.
 */
export async function migrate({
  ownerUrl,
  dir,
  passwords = {},
  until,
  onProgress,
}: MigrateOptions): Promise<{ applied: string[] }> {
  const files = readMigrations(dir);
  await ensureRoles(ownerUrl, passwords);
  const url = asOwner(ownerUrl);
  return withSession(url, async (session) => {
    await session.raw(`select pg_advisory_lock(${lock})`);
    const pending = pendingOf(files, await readHistory(session)).filter(
      ({ name }) => until === undefined || name <= until,
    );
    await session.raw(historyTable);
    await installJobs(url, session);
    for (const file of pending) {
      onProgress?.(file.name);
      await applyFile(session, file);
    }
    return { applied: pending.map(({ name }) => name) };
  });
}

/** What ran and what waits; any of our logins will do. Throws as `migrate` does when they do not fit together. */
export async function migrationStatus({
  ownerUrl,
  dir,
}: Pick<MigrateOptions, 'ownerUrl' | 'dir'>): Promise<MigrationStatus> {
  const files = readMigrations(dir);
  const applied = await withSession(ownerUrl, readHistory);
  return {
    applied: applied.map(({ name }) => name),
    pending: pendingOf(files, applied).map(({ name }) => name),
  };
}

/** The same login, working as the owner of the tables. */
export function asOwner(url: string): string {
  return new URL(url).username === 'entraide_owner' ? url : withRole(url, 'entraide_owner');
}

/** Behind a slow reader, waiting for a lock would make every other reader wait behind us: give up soon and try again. */
async function applyFile(session: Session, { name, sha256, text }: MigrationFile): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await session.raw(`begin; set local lock_timeout = '100ms'; set local check_function_bodies = on`);
      await session.raw(text);
      await session.raw(
        `insert into entraide.migrations (name, sha256) values (${literal(name)}, ${literal(sha256)})`,
      );
      const { command } = await session.raw('commit');
      if (command !== 'COMMIT') throw new Error('it was not committed');
      return;
    } catch (error) {
      await session.raw('rollback').catch(() => {});
      if (!(error instanceof postgres.PostgresError) || error.code !== '55P03' || attempt === lockTries) {
        throw new Error(`${name}: ${describe(error, text)}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(50 * attempt, 1_000)));
    }
  }
}

/** Migrations hold no data, so here the server's words may be repeated; `position` counts characters. */
function describe(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError))
    return error instanceof Error ? error.message : String(error);
  if (error.code === '55P03')
    return 'another session holds a lock on what it changes; end that session and try again';
  const line = error.position ? `line ${text.slice(0, Number(error.position)).split('\n').length}: ` : '';
  return `${line}${error.message}${error.detail ? ` (${error.detail})` : ''}`;
}
