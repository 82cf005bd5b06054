import {
  type Loading,
  loadIntoEmpty,
  migrate,
  migrationStatus,
  NotEmpty,
  type RolePasswords,
} from '@entraide/db';
import { migrationsDir } from '../platform/folders.ts';
import { BadBackup, backupFault, damaged } from './bad-backup.ts';
import type { Progress } from './make-backup.ts';
import { JOBS, type Manifest, rowsFile } from './manifest.ts';
import { readRows } from './read-rows.ts';

export interface Target {
  ownerUrl: string;
  passwords?: RolePasswords;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Brings an empty database to the state that the backup was made of, and fills it: what newer migrations change is theirs to do afterwards.
 * @throws BadBackup
 */
export async function loadBackup(dir: string, manifest: Manifest, target: Target): Promise<void> {
  const { ownerUrl, passwords = {}, onProgress = () => {} } = target;
  const newest = manifest.migrations.at(-1)?.name ?? '';
  await refuseOtherDatabase(target, newest);
  await migrate({ ownerUrl, dir: migrationsDir, passwords, until: newest });
  let done = 0;
  const of = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  const onRows = (more: number) => {
    done += more;
    onProgress({ done, of, what: 'rows' });
  };
  let at = 'the manifest';
  try {
    await loadIntoEmpty(ownerUrl, async ({ tables, fill, fillJobs }) => {
      refuseOtherTables(manifest, tables);
      for (const table of manifest.tables) {
        at = rowsFile(table.name);
        await fill(table.name, table.columns, readRows(dir, table, onRows));
      }
      at = rowsFile(JOBS);
      await fillJobs(readRows(dir, manifest.jobs));
    });
  } catch (error) {
    if (error instanceof NotEmpty)
      throw new BadBackup(
        `The database is not empty: it has ${error.tenants} spaces.`,
        'make an empty database and name it in DATABASE_URL*, or (embedded) move DATA_DIR/postgres away; for one space: --tenant SLUG',
      );
    throw backupFault(error, at);
  }
}

async function refuseOtherDatabase({ ownerUrl }: Target, newest: string): Promise<void> {
  const { applied } = await migrationStatus({ ownerUrl, dir: migrationsDir });
  const here = applied.at(-1);
  if (here !== undefined && here > newest)
    throw new BadBackup(
      `The database is at ${here}, and the backup at ${newest}.`,
      'restore into a database that was never migrated: it is brought up to date after its rows are there',
    );
}

function refuseOtherTables(manifest: Manifest, tables: Loading['tables']): void {
  const shape = (all: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(all.map(({ name, columns }) => [name, [...columns].sort()]).sort());
  const here = tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }));
  if (shape(here) !== shape(manifest.tables))
    throw damaged('Its tables are not those that its migrations make.');
}
