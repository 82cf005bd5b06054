import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface Entry {
  name: string;
  /** False for what is compressed already. */
  compress: boolean;
  open: () => Readable | Promise<Readable>;
}

/**
 * One entry after the other, each opened when the one before is written, and no faster than the reader takes it. A reader that stops ends
 * the entry under way.
 */
export function zipOf(entries: AsyncIterable<Entry>, mtime: Date): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  let current: Readable | null = null;
  const fill = async () => {
    for await (const { name, compress, open } of entries) {
      if (out.destroyed) return;
      const stream = await open();
      current = stream;
      const read = once(stream, 'end');
      zip.addReadStreamLazy(name, { mtime, compress, mode: 0o100600 }, (take) => take(null, stream));
      await read;
    }
    zip.end();
  };
  out.once('close', () => current?.destroy());
  zip.on('error', (error) => out.destroy(error as Error));
  fill().catch((error) => out.destroy(error));
  return out;
}
