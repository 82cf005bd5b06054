/**
 * `pnpm bench:archive [--thousands 100] [--json]`: a space out into a file and in again under another name: seconds, rows a second, memory
 * of this process above idle. Each thousand listings come with 100 members. The seed is fixed.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportTenant, importTenant } from '@entraide/core/archive';
import { openFileStore } from '@entraide/core/file';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { readSettings } from '@entraide/core/settings';
import { createTenant } from '@entraide/core/tenant';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';
import { plantDemo } from '@entraide/demo';

const { values } = parseArgs({
  options: { thousands: { type: 'string', default: '100' }, json: { type: 'boolean', default: false } },
});
const [GOAL_S, GOAL_MB] = [300, 200];

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const dir = await mkdtemp(join(tmpdir(), 'entraide-bench-'));
const file = join(dir, 'space.tar.gz');
try {
  await loadGazetteer({ db: database.db('app'), ownerUrl: database.urls.owner });
  const quiet = { info() {}, warn() {}, error() {} };
  const operator = {
    db: database.db('platform'),
    clock: () => new Date(),
    log: quiet,
    fileStore: openFileStore(readSettings({}), dir),
  };
  const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
  const input = { slug: 'bench', name: 'Bench', home, locales: ['fr' as const], contact: 'a@example.org' };
  await createTenant(operator, input, { rootDomain: 'localhost' });
  for (let seed = 1; seed <= Number(values.thousands); seed++)
    await plantDemo(operator, 'bench', { listings: 1_000, members: 100, seed });
  const out = await measured(
    'export',
    async () => (await exportTenant(operator, 'bench', createWriteStream(file))).rows,
  );
  const { size } = await stat(file);
  const options = { rootDomain: 'localhost', slug: 'bench-copy' };
  const back = await measured(
    'import',
    async () => (await importTenant(operator, createReadStream(file), options)).rows,
  );
  const results = [out, back];
  if (values.json) console.log(JSON.stringify({ archiveBytes: size, results }));
  else {
    console.log(`${values.thousands},000 listings, an archive of ${Math.round(size / 2 ** 20)} MiB`);
    for (const { what, rows, seconds, megabytes } of results)
      console.log(
        `${what}: ${rows} rows in ${seconds.toFixed(1)} s (goal ${GOAL_S} s), ${Math.round(rows / seconds)} a second, ${Math.round(megabytes)} MB above idle (goal ${GOAL_MB})`,
      );
  }
} finally {
  await rm(dir, { recursive: true });
  await database.close();
  await stop();
}

async function measured(what: string, work: () => Promise<number>) {
  const idle = process.memoryUsage.rss();
  let most = idle;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const started = performance.now();
  const rows = await work();
  clearInterval(watch);
  return { what, rows, seconds: (performance.now() - started) / 1000, megabytes: (most - idle) / 2 ** 20 };
}
