import { isAbsolute, join, resolve } from 'node:path';
import type { Settings } from '../settings/index.ts';

const repository = resolve(import.meta.dirname, '../../../..');

/** Where the embedded Postgres and captured mails live; a relative DATA_DIR is the repository's, wherever a command is typed. */
export function dataDirOf(settings: Settings): string {
  return isAbsolute(settings.DATA_DIR) ? settings.DATA_DIR : join(repository, settings.DATA_DIR);
}

export const migrationsDir = join(repository, 'migrations');
export const tenantsDir = join(repository, 'tenants');
