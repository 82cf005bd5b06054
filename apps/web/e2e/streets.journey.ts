import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { streetArchive } from '../server/testing/street-archive.ts';
import { startTilesFake, type TilesFake } from './fakes/tiles.ts';
import { journey } from './journey.ts';
import { type RunningServer, startServer } from './server/start-server.ts';
import { open } from './steps/page.ts';

let folder: string;
let fake: TilesFake;
let fromDisk: RunningServer;
let fromElsewhere: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entraide-streets-'));
  const path = join(folder, 'region.pmtiles');
  await writeFile(path, streetArchive());
  fake = await startTilesFake();
  const { dataDir, logFile } = inject('server');
  const flags = ['--no-worker'];
  fromDisk = await startServer({ dataDir, logFile, flags, env: { MAP_TILES: path } });
  fromElsewhere = await startServer({ dataDir, logFile, flags, env: { MAP_TILES: fake.address } });
});
afterAll(async () => {
  await fromDisk?.stop();
  await fromElsewhere?.stop();
  await fake?.close();
  await rm(folder, { recursive: true });
});

/** The archive of the test says that everything east of Greenwich is water; our own ground knows better. */
const EAST = '/?near=46.2,6.14&radiusKm=10';

/** The colour at a quarter of the map, and the theme's two. */
async function colours(page: Page) {
  const picture = (await page.locator('.board-map').screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const at = (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data].join();
    const drawn = at(Math.round(image.width / 4), Math.round(image.height / 8));
    const style = getComputedStyle(document.documentElement);
    const theme = ['--color-map-water', '--color-map-ground'].map((name) => {
      pen.fillStyle = style.getPropertyValue(name);
      pen.fillRect(0, 0, 1, 1);
      return at(0, 0);
    });
    return { drawn, water: theme[0], ground: theme[1] };
  }, picture);
}

journey('without an archive the ground is ours, and no code for streets is fetched', async ({ visit }) => {
  const page = await visit('ufe', { map: true });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, EAST);
  await page.locator('.board-map canvas').waitFor();
  await expect.poll(async () => (await colours(page)).drawn).toBe((await colours(page)).ground);
  expect(asked.filter((url) => /streets|pmtiles/.test(url))).toEqual([]);
  expect(await page.locator('.map-credit').textContent()).not.toContain('OpenStreetMap');
});

for (const { from, port, archive, mayAsk } of [
  {
    from: 'a file on our disk',
    port: () => fromDisk.port,
    archive: /\/map\/streets-[0-9a-f]{16}\.pmtiles$/,
    mayAsk: () => [],
  },
  {
    from: 'another address',
    port: () => fromElsewhere.port,
    archive: /\/region\.pmtiles$/,
    mayAsk: () => [fake.origin],
  },
])
  journey(`streets come from ${from}, in the theme’s colours`, async ({ visit }) => {
    const page = await visit('ufe', { port: port(), map: true, mayAsk: mayAsk() });
    const answers: number[] = [];
    page.on('response', (response) => {
      if (archive.test(response.url()) && response.request().method() === 'GET')
        answers.push(response.status());
    });
    await open(page, EAST);
    await page.locator('.board-map canvas').waitFor();
    await expect.poll(async () => (await colours(page)).drawn).toBe((await colours(page)).water);
    expect(new Set(answers)).toEqual(new Set([206]));
    expect(await page.locator('.map-credit').textContent()).toContain('© OpenStreetMap');
  });
