import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type OperatorCtx, recordOperation } from '../audit/index.ts';
import { forgetAgain, markedErasures } from '../erasure/index.ts';
import type { FileStore } from '../file/index.ts';
import { receive } from '../file/receive.ts';
import { damaged } from './bad-backup.ts';
import { checkFiles, type KeptFile, keptFiles } from './check-files.ts';
import { refuseNewer } from './known-version.ts';
import { loadBackup, type Target } from './load-backup.ts';
import { fileName, readManifest } from './manifest.ts';

const DEADLINE_MS = 4 * 3_600_000;

export interface Restored {
  madeAt: string;
  tenants: number;
  rows: number;
  files: number;
  /** People who were erased since the backup, and are again. */
  erased: number;
}

export interface RestoreOptions extends Target {
  /** Brings the database to this version once its rows are there. */
  migrate: () => Promise<unknown>;
}

/**
 * The whole platform, into an empty database and the file store of the settings.
 * @param platform opened once the database is there
 * @throws BadBackup
 */
export async function restoreBackup(
  dir: string,
  platform: () => OperatorCtx,
  fileStore: FileStore,
  { migrate, ...target }: RestoreOptions,
): Promise<Restored> {
  const manifest = await readManifest(dir);
  refuseNewer(manifest);
  await checkFiles(dir, manifest, target.onProgress);
  await loadBackup(dir, manifest, target);
  let files = 0;
  for await (const file of keptFiles(dir)) {
    await putKeptFile(dir, file, fileStore);
    files++;
    target.onProgress?.({ done: files, of: manifest.files.count, what: 'files' });
  }
  await migrate();
  const operator = platform();
  let erased = 0;
  for (const { id } of manifest.tenants) {
    const marked = await markedErasures({ ...operator, fileStore }, id);
    if (marked.length > 0)
      erased += await operator.db.inTenant(id, (tx) => forgetAgain(operator, tx, marked), {
        deadlineMs: DEADLINE_MS,
      });
  }
  await operator.db.outsideTenant((tx) =>
    recordOperation(operator, tx, {
      action: 'platform.restore',
      details: { madeAt: manifest.madeAt, erased },
    }),
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { madeAt: manifest.madeAt, tenants: manifest.tenants.length, rows, files, erased };
}

/** @param tenantId the space that gets it, where that is another one */
export async function putKeptFile(
  dir: string,
  file: KeptFile,
  store: FileStore,
  tenantId = file.tenantId,
): Promise<void> {
  const received = await receive(createReadStream(join(dir, fileName(file))), store.incoming, {
    mostBytes: Number.MAX_SAFE_INTEGER,
  });
  try {
    if (received.sha256 !== file.sha256)
      throw damaged(`${fileName(file)} is not what it was when it was written.`);
    await store.put({ tenantId, sha256: file.sha256 }, received);
  } finally {
    await rm(received.path, { force: true });
  }
}
