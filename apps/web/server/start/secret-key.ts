import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The key of this data folder, made when there is none; of two processes that start at once, one makes it. Null where nothing can be
 * kept: what needs a key is refused then, and everything else goes on.
 */
export async function keptSecretKey(dataDir: string): Promise<string | null> {
  const path = join(dataDir, 'secret-key');
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return null;
  }
  const key = await readFile(path, 'utf8').catch(() => '');
  return key.length < 32 ? null : key;
}
