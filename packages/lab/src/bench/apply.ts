/**
 * `pnpm bench:apply [--folders 1000] [--json]`: that many folders of settings, applied to an empty database, applied again when nothing
 * changed, and again after a word changed in one in ten.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFileStore } from '@entraide/core/file';
import { readSettings } from '@entraide/core/settings';
import { applyTenants } from '@entraide/core/tenant';
import { createTenantFolder } from '@entraide/core/tenant/folder';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';

const { values } = parseArgs({
  options: { folders: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const folders = Number(values.folders);
const GOAL_S = 60;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const dir = await mkdtemp(join(tmpdir(), 'entraide-bench-'));
const tenants = join(dir, 'tenants');
try {
  const slugs = Array.from({ length: folders }, (_, number) => `bench-${String(number).padStart(5, '0')}`);
  const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
  for (const slug of slugs)
    await createTenantFolder(tenants, {
      ...{ slug, name: slug, home, locales: ['fr', 'en'], contact: 'a@example.org' },
    });
  const operator = {
    db: database.db('platform'),
    clock: () => new Date(),
    log: { info() {}, warn() {}, error() {} },
    fileStore: openFileStore(readSettings({}), dir),
  };
  const results: { what: string; seconds: number }[] = [];
  const apply = async (what: string) => {
    const started = performance.now();
    await applyTenants(operator, tenants, { rootDomain: 'localhost' });
    results.push({ what, seconds: (performance.now() - started) / 1000 });
  };
  await apply('into an empty database');
  await apply('again, unchanged');
  for (const slug of slugs.filter((_, number) => number % 10 === 0)) {
    const file = join(tenants, slug, 'tenant.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace(`name: ${slug}`, `name: ${slug} bis`));
  }
  await apply('one in ten changed');
  if (values.json) console.log(JSON.stringify({ folders, goalSeconds: GOAL_S, results }));
  else
    for (const { what, seconds } of results)
      console.log(`${folders} folders, ${what}: ${seconds.toFixed(1)} s (goal ${GOAL_S} s)`);
} finally {
  await rm(dir, { recursive: true });
  await database.close();
  await stop();
}
