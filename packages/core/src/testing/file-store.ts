import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@entraide/model';
import { localStore } from '../file/local-store.ts';

/** A folder of its own, made when something is put there. */
export function testFileStore() {
  const folder = join(tmpdir(), `entraide-files-${newId()}`);
  return {
    folder,
    fileStore: localStore(folder),
    removeFiles: () => rm(folder, { recursive: true, force: true }),
  };
}
