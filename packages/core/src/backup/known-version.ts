import { readMigrations } from '@entraide/db';
import { migrationsDir } from '../platform/folders.ts';
import { BadBackup } from './bad-backup.ts';
import type { Manifest } from './manifest.ts';

/** @throws BadBackup when this version does not know how the database of the backup was made */
export function refuseNewer({ migrations }: Manifest): void {
  const known = new Map(readMigrations(migrationsDir).map(({ name, sha256 }) => [name, sha256]));
  const strange = migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange)
    throw new BadBackup(
      `The backup comes from a newer or another version: ${strange.name} is not known here.`,
      'use the version of the platform that wrote it, or a newer one',
    );
}
