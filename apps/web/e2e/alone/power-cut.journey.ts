import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { journey } from '../journey.ts';
import { postgresOn } from '../server/leftovers.ts';
import { copyPlanted } from '../server/planted.ts';
import { type RunningServer, startServer } from '../server/start-server.ts';
import { askJson } from '../steps/api.ts';
import { open } from '../steps/page.ts';
import { somebody } from '../steps/person.ts';
import { postAt, publishAsNewcomer } from '../steps/publish.ts';

let dataDir: string;
let server: RunningServer;
const start = () => startServer({ dataDir, logFile: inject('server').logFile });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'entraide-power-cut-'));
  await copyPlanted(dataDir);
  server = await start();
});
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

journey(
  'killed outright: no Postgres stays, the next start works, and nothing is lost',
  async ({ visit }) => {
    const ana = await visit('ufe', { port: server.port });
    const post = postAt('Ljubljana');
    const id = await publishAsNewcomer(ana, post, somebody('Ana'));
    await ana.context().close();
    expect(postgresOn(dataDir)).not.toEqual([]);

    await server.kill();
    await expect.poll(() => postgresOn(dataDir), { timeout: 20_000 }).toEqual([]);

    server = await start();
    const neighbour = await visit('ufe', { port: server.port });
    await open(neighbour, `/listings/${id}`);
    expect(await neighbour.locator('h1').textContent()).toBe(post.title);
    const { total } = await askJson<{ total: number }>(neighbour, '/api/v1/listings?limit=1');
    expect(total, 'the demo is not planted twice').toBeLessThan(320);
  },
);
