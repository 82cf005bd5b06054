import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';
import { receive } from './receive.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entraide-receive-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name));
});

const MEGABYTE = 1024 * 1024;
const refusal = (code: string) => ({ code: 'invalid', faults: [{ path: ['file'], code }] });

/** Counts what was asked of it. */
function pieces(count: number, bytes = MEGABYTE) {
  const asked = { pieces: 0 };
  async function* source() {
    for (let i = 0; i < count; i++) {
      asked.pieces++;
      yield Buffer.alloc(bytes, i);
    }
  }
  return { asked, source: source() };
}

describe('receive', () => {
  it('writes what comes, in order, and tells its size, its hash and its beginning', async () => {
    async function* source() {
      yield Buffer.from('ab');
      yield new Uint8Array(0);
      yield Buffer.from('c');
    }
    const received = await receive(source(), folder, { mostBytes: 3 });
    expect(received).toMatchObject({
      size: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      head: Buffer.from('abc'),
    });
    expect(await readFile(received.path, 'utf8')).toBe('abc');
  });

  it('stops at the first byte too many, and leaves nothing', async () => {
    const { asked, source } = pieces(100);
    await expect(receive(source, folder, { mostBytes: 2 * MEGABYTE })).rejects.toMatchObject(
      refusal('too-large'),
    );
    expect(asked.pieces).toBe(3);
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    async function* source() {
      yield Buffer.from('half');
      throw new Error('the connection is gone');
    }
    await expect(receive(source(), folder, { mostBytes: 10 })).rejects.toMatchObject(refusal('incomplete'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('waits for a slow sender, and not for a silent or endless one', async () => {
    async function* every(ms: number) {
      for (;;) {
        yield Buffer.from('.');
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
    }
    const times = { silenceMs: 60, wholeMs: 300 };
    await expect(receive(every(20), folder, { mostBytes: 1e6, times })).rejects.toMatchObject(
      refusal('incomplete'),
    );
    await expect(receive(every(10_000), folder, { mostBytes: 1e6, times })).rejects.toMatchObject(
      refusal('incomplete'),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('holds no whole file in memory', async () => {
    global.gc?.();
    const before = process.memoryUsage().rss;
    let most = 0;
    const { source } = pieces(200);
    async function* watched() {
      for await (const piece of source) {
        most = Math.max(most, process.memoryUsage().rss);
        yield piece;
      }
    }
    expect((await receive(watched(), folder, { mostBytes: 200 * MEGABYTE })).size).toBe(200 * MEGABYTE);
    expect(most - before).toBeLessThan(120 * MEGABYTE);
  });
});

describe('mediaTypeOf', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..', 'image/jpeg'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['\x00\x00\x00\x18ftypheic....', 'image/heic'],
    ['GIF89a', 'image/gif'],
    ['%PDF-1.7', 'application/pdf'],
    ['PK\x03\x04....', 'application/zip'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a drawing -->\n<!DOCTYPE svg>\n<svg>', 'image/svg+xml'],
    ['<!doctype html><script>alert(1)</script>', null],
    ['<html><svg></svg></html>', null],
    ['GIF86a', null],
    ['MZ\x90\x00', null],
    ['', null],
    ['<svg', null],
    ['<!-- no end <svg>', null],
    ['RIFF\x00\x00\x00\x00WAVEfmt ', null],
  ])('%j is %s', (text, mediaType) => {
    expect(mediaTypeOf(bytes(text))).toBe(mediaType);
  });

  it('is quick with a beginning that is made to be slow', () => {
    // With an expression that tries again and again this would never end.
    for (const text of [
      '<!---->'.repeat(600),
      '<!--'.repeat(1000),
      `<?xml ${' '.repeat(4000)}`,
      '<!DOCTYPE '.repeat(400),
    ])
      expect(mediaTypeOf(bytes(text))).toBeNull();
  });
});
