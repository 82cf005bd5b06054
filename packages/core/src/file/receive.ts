import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@entraide/model';
import { Invalid } from '../error/index.ts';
import { inTime } from './in-time.ts';
import { HEAD_BYTES } from './media-type.ts';
import type { ReceivedFile } from './store.ts';

/** A phone with a weak signal still sends something now and then. */
const TIMES = { silenceMs: 10_000, wholeMs: 120_000 };
/** What is older was left by a process that died. */
const LEFT_OVER_MS = 60 * 60_000;

export interface Received extends ReceivedFile {
  sha256: string;
  /** The first bytes, `HEAD_BYTES` at most. */
  head: Buffer;
}

/**
 * Writes what comes to a temporary file in `folder`, piece by piece, and on to the disk. Nothing is left there when it throws.
 * @param mostBytes it stops reading as soon as there are more
 * @throws Invalid for `file`: 'too-large', or 'incomplete' when the sender stopped or was too slow; what the disk refuses, as it says it
 */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  { mostBytes, times = TIMES }: { mostBytes: number; times?: typeof TIMES },
): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, newId());
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of complete(inTime(source, times))) {
      if (size < HEAD_BYTES) head.push(Buffer.from(piece.subarray(0, HEAD_BYTES - size)));
      size += piece.length;
      if (size > mostBytes) throw refused('too-large', `at most ${mostBytes} bytes`);
      hash.update(piece);
      await file.appendFile(piece);
    }
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
  return { path, size, sha256: hash.digest('hex'), head: Buffer.concat(head) };
}

/** What a source throws says nothing about us: its sender has gone, or was too slow. */
async function* complete<T>(source: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const pieces = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch(() => {
        throw refused('incomplete', 'the file did not arrive whole');
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

const refused = (code: string, message: string) => new Invalid([{ path: ['file'], code, message }]);

/** Removes temporary files that a process left when it died. */
export async function removeLeftOvers(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found && found.mtimeMs < now.getTime() - LEFT_OVER_MS) await rm(join(folder, name), { force: true });
  }
}
