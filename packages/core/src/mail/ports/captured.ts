import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@entraide/model';
import type { MailPort, OutgoingMail } from './port.ts';

export interface CapturedMail extends OutgoingMail {
  /** ISO 8601 */
  at: string;
}

const folderOf = (dataDir: string) => join(dataDir, 'mail');

/** Keeps mails as files under `<dataDir>/mail` instead of sending them: the mailbox of a development machine. */
export function capturedMail(dataDir: string): MailPort {
  return {
    async send(mail) {
      const folder = folderOf(dataDir);
      await mkdir(folder, { recursive: true });
      const captured: CapturedMail = { ...mail, at: new Date().toISOString() };
      const path = join(folder, `${newId()}.json`);
      // Renamed into place: a reader never meets half a mail.
      await writeFile(`${path}.part`, JSON.stringify(captured, null, 2));
      await rename(`${path}.part`, path);
    },
  };
}

/** The captured mails, newest first. */
export async function listCaptured(dataDir: string, limit = 200): Promise<CapturedMail[]> {
  const folder = folderOf(dataDir);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  // Names are UUIDv7: their order is that of time.
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(newest.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
}
