import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCatalog, migrate, migrationStatus, startEmbedded, withSnapshot } from '@entraide/db';
import { migrationsDir } from '../platform/folders.ts';
import { damaged } from './bad-backup.ts';
import { checkFiles } from './check-files.ts';
import { refuseNewer } from './known-version.ts';
import { linesIn } from './lines.ts';
import { loadBackup } from './load-backup.ts';
import type { Progress } from './make-backup.ts';
import { type Manifest, readManifest } from './manifest.ts';

export interface Verified {
  madeAt: string;
  tenants: number;
  rows: number;
  files: number;
  /** Migrations that this version ran on top of it. */
  migrated: string[];
}

/** Safe to lose. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Loads a backup into a server of its own that is thrown away, takes the same backup of that and compares, migrates it, and asks the gate:
 * what comes through can be restored. The platform's own database is not touched.
 * @param scratch the folder for that server; needs about three times the size of the backup's rows
 * @throws BadBackup
 */
export async function verifyBackup(
  dir: string,
  { scratch, onProgress }: { scratch: string; onProgress?: (progress: Progress) => void },
): Promise<Verified> {
  const manifest = await readManifest(dir);
  refuseNewer(manifest);
  await checkFiles(dir, manifest, onProgress);
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const dataDir = await mkdtemp(join(scratch, 'verify-'));
  try {
    const server = await startEmbedded({ dataDir, settings: CARELESS });
    try {
      const { owner: ownerUrl, platform: platformUrl, app } = server.urls;
      await loadBackup(dir, manifest, { ownerUrl, onProgress });
      await compare(manifest, { ownerUrl, platformUrl });
      const { applied } = await migrate({ ownerUrl, dir: migrationsDir });
      const { pending } = await migrationStatus({ ownerUrl, dir: migrationsDir });
      const faults = [...pending, ...(await checkCatalog(app))];
      if (faults.length > 0) throw damaged(`It could not be served: ${faults.join('; ')}`);
      const { madeAt, tenants, tables, files } = manifest;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return { madeAt, tenants: tenants.length, rows, files: files.count, migrated: applied };
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same rows come out again, byte for byte. */
async function compare(manifest: Manifest, urls: { ownerUrl: string; platformUrl: string }): Promise<void> {
  await withSnapshot(urls, async (snapshot) => {
    for (const table of snapshot.tables) {
      const hash = createHash('sha256');
      let rows = 0;
      for await (const some of snapshot.rowsOf(table)) {
        hash.update(some);
        rows += linesIn(some);
      }
      const written = manifest.tables.find(({ name }) => name === table.name);
      if (rows !== written?.rows || hash.digest('hex') !== written.sha256)
        throw damaged(`${table.name} comes out of a database otherwise than it went in.`);
    }
    let jobs = 0;
    for await (const some of snapshot.jobs()) jobs += linesIn(some);
    if (jobs !== manifest.jobs.rows)
      throw damaged(`${manifest.jobs.rows} jobs went in, and ${jobs} come out.`);
  });
}
