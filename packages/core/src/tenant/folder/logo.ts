import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Asset, asset } from '../../revision/index.ts';
import type { Problem } from './problem.ts';
import { svgFault } from './svg.ts';

/** 200 kB: a logo is on every page. */
const MOST_BYTES = 200 * 1024;

const mediaTypes: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** @returns the logo, or why it cannot be served; null when there is no such file */
export async function readLogo(dir: string, name: string): Promise<Asset | Problem | null> {
  const file = join(dir, name);
  const refuse = (message: string, line: number | null = null, column: number | null = null): Problem => ({
    file,
    line,
    column,
    message,
  });
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const type = extname(name);
  if (bytes.length > MOST_BYTES) {
    const kilobytes = Math.ceil(bytes.length / 1024);
    return refuse(`A logo may have 200 kB, this has ${kilobytes}. Export it smaller, about 400 pixels wide.`);
  }
  if (type === '.svg') {
    const text = bytes.toString('utf8');
    const fault = svgFault(text);
    if (fault) {
      const before = text.slice(0, fault.offset).split('\n');
      return refuse(fault.message, before.length, (before.at(-1)?.length ?? 0) + 1);
    }
  } else if (!looksLike(type, bytes)) {
    return refuse(`This is not a ${type.slice(1)} picture, whatever its name says. Export it again.`);
  }
  return asset(name, mediaTypes[type] ?? 'application/octet-stream', bytes);
}

function looksLike(type: string, bytes: Buffer): boolean {
  if (type === '.png') return bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
}
