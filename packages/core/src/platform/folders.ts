import { join, resolve } from 'node:path';
import type { Settings } from '../settings/index.ts';

const repository = resolve(import.meta.dirname, '../../../..');

/** A path of the settings: a relative one is the repository's, wherever a command is typed. */
export const fromRepository = (path: string) => resolve(repository, path);

/** Where the embedded Postgres and captured mails live. */
export function dataDirOf(settings: Settings): string {
  return fromRepository(settings.DATA_DIR);
}

export const migrationsDir = join(repository, 'migrations');
export const tenantsDir = join(repository, 'tenants');
