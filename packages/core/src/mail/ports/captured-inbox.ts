import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isId, newId } from '@entraide/model';
import type { MailInbox, ReceivedMail } from './inbox.ts';

const folderOf = (dataDir: string) => join(dataDir, 'mail-in');

/** Mails that somebody wrote on the page of the development mailbox: the other half of captured.ts. */
export function capturedInbox(dataDir: string): MailInbox {
  return {
    async read(id) {
      if (!isId(id)) return null;
      const text = await readFile(join(folderOf(dataDir), `${id}.json`), 'utf8').catch(() => null);
      return text === null ? null : (JSON.parse(text) as ReceivedMail); // written below
    },
  };
}

/** @returns by which the inbox finds it */
export async function putCaptured(
  dataDir: string,
  { from, text }: Pick<ReceivedMail, 'from' | 'text'>,
): Promise<string> {
  const id = newId();
  await mkdir(folderOf(dataDir), { recursive: true });
  const mail: ReceivedMail = { from, text, html: null, headers: {} };
  await writeFile(join(folderOf(dataDir), `${id}.json`), JSON.stringify(mail));
  return id;
}
