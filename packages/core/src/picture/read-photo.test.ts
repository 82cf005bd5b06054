import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { testFileStore } from '../testing/index.ts';
import { MOST_PHOTO_BYTES, readPhoto } from './index.ts';
import { runApart } from './run-apart.ts';

const { fileStore, removeFiles } = testFileStore();
afterAll(removeFiles);
const ctx = { fileStore, log: { info() {}, warn() {}, error() {} } };
const read = (...pieces: Buffer[]) => readPhoto(ctx, Readable.from(pieces));
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7a1f4b' }, limitInputPixels: false });
const fault = (code: string) => ({ code: 'invalid', faults: [{ path: ['file'], code }] });
/** A square of one bit a pixel, all of them black: some kilobytes whatever its size. */
function blackPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const chunk = (name: string, data: Buffer) => {
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(name), data]);
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const lines = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}
const leftOvers = () => readdir(fileStore.incoming);

it.each(['jpeg', 'png', 'webp'] as const)('a %s is written anew, and nothing of it stays', async (kind) => {
  const photo = await read(await flat(400, 200).toFormat(kind).toBuffer());
  expect(photo).toMatchObject({ width: 400, height: 200 });
  expect(photo.thumbhash.length).toBeLessThan(40);
  expect(await sharp(photo.small).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 });
  expect(await leftOvers()).toEqual([]);
});

it('a square of one bit a pixel is one, too', async () => {
  expect(await read(blackPng(3000))).toMatchObject({ width: 1600, height: 1600 });
});

it('what is not covered is white', async () => {
  const clear = { create: { width: 20, height: 20, channels: 4 as const, background: '#00000000' } };
  const { large } = await read(await sharp(clear).png().toBuffer());
  const { dominant } = await sharp(large).stats();
  expect(dominant.r).toBeGreaterThan(240);
});

describe('is refused with a word for it', () => {
  const text = (value: string) => Buffer.from(value, 'latin1');
  const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>');
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a photo of an iPhone as it is', text('\0\0\0\x18ftypheic\0\0\0\0'), 'heic'],
    ['a drawing', svg, 'media-type'],
    ['a moving picture', text('GIF89a...'), 'media-type'],
    ['a PDF', text('%PDF-1.7'), 'media-type'],
    ['a page that calls itself a photo', text('<!doctype html><script>1</script>'), 'media-type'],
    ['a drawing after the first bytes of a PNG', Buffer.concat([text('\x89PNG\r\n\x1a\n'), svg]), 'broken'],
    [
      'a page after the first bytes of a JPEG',
      Buffer.concat([text('\xff\xd8\xff\xe0'), text('<script>')]),
      'broken',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject(fault(code));
    expect(await leftOvers()).toEqual([]);
  });

  it('a photo that is cut off', async () => {
    const whole = await flat(800, 800).jpeg().toBuffer();
    await expect(read(whole.subarray(0, whole.length / 2))).rejects.toMatchObject(fault('broken'));
  });

  it('20,000 by 20,000 pixels, without unpacking them', async () => {
    const bomb = blackPng(20_000);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb)).rejects.toMatchObject(fault('pixels'));
  });

  it('a stream without an end, as soon as it is too much', async () => {
    const piece = Buffer.alloc(1024 * 1024, 0xff);
    let taken = 0;
    const endless = (function* () {
      for (;;) {
        taken += piece.length;
        yield piece;
      }
    })();
    await expect(readPhoto(ctx, Readable.from(endless))).rejects.toMatchObject(fault('too-large'));
    expect(taken).toBeLessThan(MOST_PHOTO_BYTES + 20 * piece.length);
    expect(await leftOvers()).toEqual([]);
  });

  it('a sender who leaves half-way', async () => {
    const start = (await flat(50, 50).jpeg().toBuffer()).subarray(0, 100);
    const broken = Readable.from(
      (function* () {
        yield start;
        throw new Error('gone');
      })(),
    );
    await expect(readPhoto(ctx, broken)).rejects.toMatchObject(fault('incomplete'));
    expect(await leftOvers()).toEqual([]);
  });
});

it('a page behind the end of a photo does not come along', async () => {
  const photo = await flat(30, 30).jpeg().toBuffer();
  const { small, jpeg } = await read(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]));
  expect([small.includes('script'), jpeg.includes('script')]).toEqual([false, false]);
});

it('what asks for too much costs its own process alone', async () => {
  const sent = await flat(2000, 2000).png().toBuffer();
  expect(await runApart('decode-photo.js', [], sent, { mostWaiting: 9, longestMs: 20 })).toBeNull();
});

it('who comes when too many wait is asked to come again', async () => {
  const sent = await flat(20, 20).png().toBuffer();
  const tried = await Promise.allSettled(
    Array.from({ length: 4 }, () => runApart('decode-photo.js', [], sent, { mostWaiting: 1 })),
  );
  expect(tried.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
});
