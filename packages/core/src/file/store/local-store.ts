import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, folderOf, marksOf, pathOf, pathOfMark } from './store.ts';

/** Only for the user that the platform runs as. */
const FOLDER_MODE = 0o700;

/** Keeps files in a folder of this machine, or one that all machines of the deployment share. */
export function localStore(folder: string): FileStore {
  return {
    incoming: join(folder, 'incoming'),
    async put(key, { path }) {
      const target = join(folder, pathOf(key));
      await mkdir(dirname(target), { recursive: true, mode: FOLDER_MODE });
      // The bytes are on the disk already (`receive`); renamed, a reader finds all of them or none.
      await rename(path, target);
      await syncFolder(dirname(target));
    },
    async get(key) {
      const file = await open(join(folder, pathOf(key))).catch(unlessMissing);
      return file?.createReadStream() ?? null;
    },
    remove: (key) => rm(join(folder, pathOf(key)), { force: true }),
    removeAll: (tenantId) => rm(join(folder, folderOf(tenantId)), { recursive: true, force: true }),
    async mark(tenantId, name) {
      const target = join(folder, pathOfMark(tenantId, name));
      await mkdir(dirname(target), { recursive: true, mode: FOLDER_MODE });
      await (await open(target, 'a', 0o600)).close();
      await syncFolder(dirname(target));
    },
    marks: async (tenantId) => (await readdir(join(folder, marksOf(tenantId))).catch(unlessMissing)) ?? [],
  };
}

/** Without this, a power cut may lose the new name although the bytes are there. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
