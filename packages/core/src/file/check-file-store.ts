import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { inTime } from './in-time.ts';
import { receive } from './receive.ts';
import type { FileStore } from './store.ts';

/** Nobody's id: no space's files are under it. */
const TENANT_ID = '00000000-0000-0000-0000-000000000000';
const TIMES = { silenceMs: 10_000, wholeMs: 20_000 };

/** Writes a small file, reads it and removes it. @throws what the store refuses, as it says it */
export async function checkFileStore(store: FileStore): Promise<void> {
  const written = randomBytes(1024);
  const received = await receive(Readable.from([written]), store.incoming, { mostBytes: written.length });
  const key = { tenantId: TENANT_ID, sha256: received.sha256 };
  try {
    await store.put(key, received);
    const found = await store.get(key);
    const read = found ? await Readable.from(inTime(found, TIMES)).toArray() : [];
    if (!Buffer.concat(read as Buffer[]).equals(written))
      throw new Error('what was written was not read again');
    await store.remove(key);
  } finally {
    await rm(received.path, { force: true });
  }
}
