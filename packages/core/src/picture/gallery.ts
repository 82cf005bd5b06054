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
  if (drawing.size >= MOST_WAITING) throw new Unavailable();
  const drawn = last.then(draw);
  last = drawn.catch(() => {});
  drawing.set(name, drawn);
  try {
    const bytes = await drawn;
    pictures.set(name, bytes);
    return bytes;
  } finally {
    drawing.delete(name);
  }
}
