import { afterAll, beforeAll, expect, inject } from 'vitest';
import { FAKE_MAPBOX_TOKEN, type MapboxFake, startMapboxFake } from './fakes/mapbox.ts';
import { journey } from './journey.ts';
import { type RunningServer, startServer } from './server/start-server.ts';
import { open } from './steps/page.ts';

let fake: MapboxFake;
let server: RunningServer;

beforeAll(async () => {
  fake = await startMapboxFake();
  // Another server on the same spaces, as an operator with a token would run it.
  const { dataDir, logFile } = inject('server');
  const env = { MAPBOX_TOKEN: FAKE_MAPBOX_TOKEN, MAPBOX_API_URL: fake.url };
  server = await startServer({ dataDir, logFile, flags: ['--no-worker'], env });
});
afterAll(async () => {
  await server?.stop();
  await fake?.close();
});

journey('with a token the map is Mapbox’s, and nobody else is asked for anything', async ({ visit }) => {
  const page = await visit('ufe', { port: server.port, map: true, mayAsk: [fake.url] });
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await open(page, '/');
  await page.locator('.map-button').first().waitFor();
  await page.locator('.board-map canvas').waitFor();
  await expect.poll(() => fake.requests).toContain('GET /styles/v1/mapbox/light-v11');
  const styles = /^(GET|OPTIONS) \/styles\/v1\/mapbox\/light-v11$/;
  expect(fake.requests.filter((request) => !styles.test(request))).toEqual([]);
  expect(scripts.some((path) => /mapbox.*\.js$/.test(path))).toBe(true);
  expect(scripts.filter((path) => /maplibre.*\.js$/.test(path))).toEqual([]);
  expect(
    scripts.filter((path) => path.startsWith('/map/')),
    'our own ground',
  ).toEqual([]);
});

journey('without a token there is no trace of Mapbox', async ({ visit }) => {
  const page = await visit('ufe', { map: true });
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await open(page, '/');
  await page.locator('.map-button').first().waitFor();
  await page.locator('.board-map canvas').waitFor();
  expect(scripts.some((path) => /maplibre.*\.js$/.test(path))).toBe(true);
  expect(scripts.filter((path) => /mapbox/.test(path))).toEqual([]);
});
