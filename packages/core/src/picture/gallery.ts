import { LRUCache } from 'lru-cache';
import { Unavailable } from '../error/index.ts';

const MOST_BYTES = 24 * 1024 * 1024;
const LIFETIME_MS = 24 * 3_600_000;
/** A picture takes some tenths of a second of a core; more who wait would wait in vain. */
const MOST_WAITING = 20;

const pictures = new LRUCache<string, Buffer>({
  maxSize: MOST_BYTES,
  sizeCalculation: (bytes, key) => bytes.length + 2 * key.length,
  ttl: LIFETIME_MS,
});
const drawing = new Map<string, Promise<Buffer>>();
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * A picture as it was drawn before, or drawn now: one after the other, and each once however many ask for it meanwhile.
 * @param key all that it depends on, the tenant first: nobody gets another space's
 * @throws Unavailable when too many others are to be drawn
 */
export async function keptPicture(
  key: readonly [tenantId: string, version: string, ...parts: string[]],
  draw: () => Promise<Buffer>,
): Promise<Buffer> {
  const name = JSON.stringify(key);
  const known = pictures.get(name) ?? drawing.get(name);
  if (known) return known;
  const drawn = inTurn(draw);
  drawing.set(name, drawn);
  try {
    const bytes = await drawn;
    pictures.set(name, bytes);
    return bytes;
  } finally {
    drawing.delete(name);
  }
}

/** Work on a picture, after that of all others. @throws Unavailable when too many others wait */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new Unavailable();
  waiting++;
  const done = last.then(work);
  last = done.catch(() => {});
  try {
    return await done;
  } finally {
    waiting--;
  }
}
