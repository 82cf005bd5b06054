import type { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestSpace } from '@entraide/core/testing';
import { PMTiles, type RangeResponse } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../testing/index.ts';
import { streetArchive } from '../testing/street-archive.ts';
import { type MapTiles, openMapTiles } from './map-tiles.ts';

const archive = streetArchive();
let folder: string;
let tiles: MapTiles & { kind: 'file' };
let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entraide-tiles-'));
  await writeFile(join(folder, 'streets.pmtiles'), archive);
  tiles = (await openMapTiles(join(folder, 'streets.pmtiles'))) as typeof tiles;
  server = await testServer({ mapTiles: tiles });
  space = await server.openSpace();
});
afterAll(async () => {
  await server.close();
  await tiles.file.close();
  await rm(folder, { recursive: true });
});

const ask = (range?: string) =>
  server.visitor(space.tenant.host)(tiles.address, range === undefined ? {} : { headers: { range } });

describe('an archive on our disk', () => {
  test('its own reader finds a tile in it', async () => {
    const source = {
      getKey: () => tiles.address,
      async getBytes(offset: number, length: number): Promise<RangeResponse> {
        return { data: await (await ask(`bytes=${offset}-${offset + length - 1}`)).arrayBuffer() };
      },
    };
    const reader = new PMTiles(source);
    expect(await reader.getHeader()).toMatchObject({ minZoom: 0, maxZoom: 0, tileType: 1 });
    const tile = await reader.getZxy(0, 0, 0);
    expect(Buffer.from(tile?.data ?? new ArrayBuffer(0)).toString('latin1')).toContain('Rue du Test');
    expect(await reader.getZxy(3, 1, 1)).toBeUndefined();
  });

  const last = archive.length - 1;
  test.each([
    ['a piece', 'bytes=0-6', 206, `bytes 0-6/${archive.length}`],
    ['from a byte on', `bytes=${last - 1}-`, 206, `bytes ${last - 1}-${last}/${archive.length}`],
    ['more than there is', `bytes=0-${last + 9}`, 206, `bytes 0-${last}/${archive.length}`],
    ['beyond its end', `bytes=${last + 1}-${last + 9}`, 416, `bytes */${archive.length}`],
    ['backwards', 'bytes=9-3', 416, `bytes */${archive.length}`],
    ['two pieces', 'bytes=0-1,4-5', 416, `bytes */${archive.length}`],
    ['no number', 'bytes=a-b', 416, `bytes */${archive.length}`],
    ['all of it', undefined, 416, `bytes */${archive.length}`],
  ])('%s', async (_, range, status, contentRange) => {
    const response = await ask(range);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(contentRange);
    if (status === 206) {
      const [, first = '', end = ''] = /(\d+)-(\d+)/.exec(contentRange) ?? [];
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.equals(archive.subarray(Number(first), Number(end) + 1))).toBe(true);
      expect(response.headers.get('content-encoding')).toBeNull();
    }
  });

  test('nothing of an answer stays behind on the open file', async () => {
    for (let n = 0; n < 12; n++) await (await ask('bytes=0-6')).arrayBuffer();
    // A file handle is an emitter, which its type does not tell.
    expect((tiles.file as unknown as EventEmitter).listenerCount('close')).toBe(0);
  });

  test('another file has another address, so that nobody mixes the two', async () => {
    await writeFile(join(folder, 'longer.pmtiles'), Buffer.concat([archive, Buffer.alloc(1)]));
    const longer = await openMapTiles(join(folder, 'longer.pmtiles'));
    expect(longer?.address).not.toBe(tiles.address);
    if (longer?.kind === 'file') await longer.file.close();
  });
});

test('what the browser may ask: ourselves, or exactly the origin of the archive', async () => {
  const policies = await Promise.all(
    [tiles, await openMapTiles('https://tiles.example.org/deep/paris.pmtiles'), null].map(
      async (mapTiles) => {
        const mapbox = { token: 'pk.x', apiUrl: 'https://api.mapbox.com' };
        const other = await testServer({ mapTiles, mapbox });
        const home = await other.visitor('example')('/');
        await other.close();
        const policy = home.headers.get('content-security-policy') ?? '';
        return ['connect-src', 'img-src'].map((name) =>
          policy.split('; ').find((part) => part.startsWith(name)),
        );
      },
    ),
  );
  expect(policies).toEqual([
    ["connect-src 'self'", "img-src 'self' data: blob:"],
    ["connect-src 'self' https://tiles.example.org", "img-src 'self' data: blob:"],
    ["connect-src 'self' https://api.mapbox.com", "img-src 'self' data: blob: https://api.mapbox.com"],
  ]);
});

test.each([
  ['there is no such file', 'nowhere.pmtiles', /MAP_TILES: the file cannot be read \(ENOENT\)/],
  ['another kind of file', import.meta.filename, /MAP_TILES: this is no PMTiles archive/],
])('the server does not start when %s', async (_, path, message) => {
  await expect(openMapTiles(path)).rejects.toThrow(message);
});
