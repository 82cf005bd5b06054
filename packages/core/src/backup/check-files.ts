import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backupFault, damaged } from './bad-backup.ts';
import type { Progress } from './make-backup.ts';
import { fileName, type Manifest } from './manifest.ts';

export interface KeptFile {
  tenantId: string;
  sha256: string;
}

/** Those of every space, or of one. */
export async function* keptFiles(dir: string, tenantId?: string): AsyncGenerator<KeptFile> {
  const list = async (path: string) =>
    (
      await readdir(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      })
    ).sort();
  const spaces = tenantId === undefined ? await list(join(dir, 'files')) : [tenantId];
  for (const space of spaces)
    for (const sha256 of await list(join(dir, 'files', space))) yield { tenantId: space, sha256 };
}

/** Reads every byte of every file. @throws BadBackup */
export async function checkFiles(
  dir: string,
  { files }: Manifest,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> {
  const names = createHash('sha256');
  let count = 0;
  for await (const file of keptFiles(dir)) {
    const name = fileName(file);
    const hash = createHash('sha256');
    try {
      for await (const some of createReadStream(join(dir, name))) hash.update(some as Buffer);
    } catch (error) {
      throw backupFault(error, name);
    }
    if (hash.digest('hex') !== file.sha256) throw damaged(`${name} is not what it was when it was written.`);
    names.update(`${name}\n`);
    onProgress({ done: ++count, of: files.count, what: 'files' });
  }
  if (count !== files.count || names.digest('hex') !== files.sha256)
    throw damaged(`${count} files are there, and ${files.count} were written.`);
}
