import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { journey } from '../journey.ts';
import { type DatabaseOnAWire, databaseOnAWire } from '../server/database-wire.ts';
import { type Answer, readPage, startLoad } from '../server/load.ts';
import { copyPlanted } from '../server/planted.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';

let dataDir: string;
let database: DatabaseOnAWire;
let server: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'entraide-outage-'));
  await copyPlanted(dataDir);
  database = await databaseOnAWire(join(dataDir, 'postgres'));
  server = await startServer({ dataDir, logFile: inject('server').logFile, env: database.env });
});
afterAll(async () => {
  await server?.stop();
  await database?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Somebody whom the database has to be asked for: every page is made anew. */
const cookie = { cookie: '__Host-session=0123456789abcdef0123456789abcdef' };
const asked = [
  { path: '/', headers: cookie },
  { path: '/?q=garde', headers: cookie },
  { path: '/' },
  { path: '/login' },
  { path: '/listings/new', headers: cookie },
  { path: '/listings/0190b6a2-7c1e-7000-8000-000000000000', headers: cookie },
  { path: '/api/v1/listings?q=garde', headers: { accept: 'application/json' } },
  { path: '/api/v1/map?bbox=-10,40,10,55&zoom=5', headers: { accept: 'application/json' } },
  { path: '/api/v1/places?q=lyon', headers: { accept: 'application/json' } },
];
const oddOf = (answers: readonly Answer[]) => [
  ...new Set(
    answers
      .filter(({ status }) => ![200, 404, 503].includes(status))
      .map(({ status, path }) => `${status} ${path}`),
  ),
];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

journey(
  'a database that goes away and comes back: 503 that says when to try again, and never 500',
  async () => {
    const load = startLoad(server.port, asked, 8);
    await pause(1000);
    await database.cut();
    await pause(4000);
    const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`);
    expect(ready.status).toBe(503);
    await database.mend();
    await expect
      .poll(() => load.answers.slice(-20).every(({ status }) => status === 200 || status === 404), {
        timeout: 30_000,
      })
      .toBe(true);
    const answers = await load.stop();
    expect(oddOf(answers)).toEqual([]);
    const away = answers.filter(({ status }) => status === 503);
    expect(away.length).toBeGreaterThan(0);
    expect(away.filter(({ retryAfter }) => Number(retryAfter) < 1)).toEqual([]);
  },
);

journey('sessions that the database ends, one every 40 ms: never 500', async () => {
  const load = startLoad(server.port, asked, 8);
  const killer = database.killSessions(40);
  await pause(5000);
  expect(await killer.stop()).toBeGreaterThan(20);
  const answers = await load.stop();
  expect(oddOf(answers)).toEqual([]);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
});

journey('who comes while it is away is told so in the look of the space', async () => {
  // The sessions of before have their listener back, and the space is known again.
  await pause(2000);
  expect(await readPage(server.port, '/')).toContain('UFE');
  await database.cut();
  try {
    const page = await readPage(server.port, '/?q=garde');
    expect(page).toMatch(/<h1[^>]*>Le service ne répond pas pour l’instant/);
    expect(page).toContain('UFE');
  } finally {
    await database.mend();
  }
});
