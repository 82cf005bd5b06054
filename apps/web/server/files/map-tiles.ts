import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRepository } from '@entraide/core/platform';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../door/app-env.ts';

/** Streets of a region in one PMTiles file: on our disk, or at an address that the browser asks itself. */
export type MapTiles =
  | { kind: 'file'; file: FileHandle; size: number; etag: string; address: string }
  | { kind: 'address'; address: string };

/** One archive is one file of many gigabytes: nobody gets more of it at once, whatever they ask for. */
const MOST_BYTES = 4 * 1024 * 1024;
const SIGNATURE = 'PMTiles\u0003';
const HEADER_BYTES = 127;

/**
 * Opens what `MAP_TILES` names; null where it names nothing.
 * @throws when the file cannot be read or is no PMTiles archive of version 3
 */
export async function openMapTiles(setting: string | undefined): Promise<MapTiles | null> {
  if (setting === undefined) return null;
  if (/^https?:\/\//.test(setting)) return { kind: 'address', address: setting };
  const file = await open(fromRepository(setting), 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`MAP_TILES: the file cannot be read (${error.code}): ${setting}`);
  });
  const { size, mtimeMs } = await file.stat();
  const header = await bytesOf(file, 0, HEADER_BYTES).catch(() => new Uint8Array());
  if (Buffer.from(header).toString('latin1', 0, SIGNATURE.length) !== SIGNATURE) {
    await file.close();
    throw new Error(`MAP_TILES: this is no PMTiles archive of version 3: ${setting}`);
  }
  const version = createHash('sha256').update(header).update(`${size} ${mtimeMs}`).digest('hex').slice(0, 16);
  return { kind: 'file', file, size, etag: `"${version}"`, address: `/map/streets-${version}.pmtiles` };
}

/** The archive, a piece at a time: its reader knows where in the file each tile lies, and asks for that alone. */
export function serveMapTiles(tiles: MapTiles | null) {
  return createMiddleware<AppEnv>(async (c, next) => {
    if (tiles?.kind !== 'file' || c.req.path !== tiles.address || c.req.method !== 'GET') return next();
    const { file, size, etag } = tiles;
    const range = rangeOf(c.req.header('range') ?? '', size);
    if (range === null) return c.body(null, 416, { 'Content-Range': `bytes */${size}` });
    // Read as fast as it is taken: a slow reader holds a piece of a buffer, not the whole answer.
    // By the number of the open file: a handle would keep a listener of every stream that was read from it.
    const bytes = createReadStream('', {
      fd: file.fd,
      start: range.first,
      end: range.last,
      autoClose: false,
    });
    return c.body(Readable.toWeb(bytes) as ReadableStream, 206, {
      'Content-Length': String(range.last - range.first + 1),
      'Content-Type': 'application/vnd.pmtiles',
      'Content-Range': `bytes ${range.first}-${range.last}/${size}`,
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: etag,
    });
  });
}

/** The first and last byte of one range, cut to what is there and to what we give at once. */
function rangeOf(header: string, size: number): { first: number; last: number } | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header) ?? [];
  const first = Number(from);
  const last = Math.min(to ? Number(to) : size - 1, size - 1, first + MOST_BYTES - 1);
  return from !== undefined && first <= last ? { first, last } : null;
}

async function bytesOf(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
