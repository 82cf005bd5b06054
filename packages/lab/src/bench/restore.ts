/**
 * `pnpm bench:restore [--thousands 200] [--spaces 20] [--json]`: a platform with that many thousand listings, half of them in one space, the
 * others evenly in the rest: backup, verification, that space restored while the others stay, in seconds. The seed is fixed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBackup, restoreTenant, verifyBackup } from '@entraide/core/backup';
import { openFileStore } from '@entraide/core/file';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { readSettings } from '@entraide/core/settings';
import { createTenant, removeTenantNow } from '@entraide/core/tenant';
import { createTestDatabase, startTestServer } from '@entraide/db/testing';
import { plantDemo } from '@entraide/demo';

const { values } = parseArgs({
  options: {
    thousands: { type: 'string', default: '200' },
    spaces: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const [thousands, spaces] = [Number(values.thousands), Number(values.spaces)];
const GOAL_S = 1_800;

const { server, stop } = await startTestServer();
const database = await createTestDatabase(server);
const dir = await mkdtemp(join(tmpdir(), 'entraide-bench-'));
try {
  const { owner: ownerUrl, platform: platformUrl } = database.urls;
  await loadGazetteer({ db: database.db('app'), ownerUrl });
  const quiet = { info() {}, warn() {}, error() {} };
  const operator = {
    db: database.db('platform'),
    clock: () => new Date(),
    log: quiet,
    fileStore: openFileStore(readSettings({}), dir),
  };
  const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
  const ids: string[] = [];
  for (let space = 0; space < spaces; space++) {
    const slug = `bench-${space}`;
    const input = { slug, name: slug, home, locales: ['fr' as const], contact: 'a@example.org' };
    ids.push(await createTenant(operator, input, { rootDomain: 'localhost' }));
  }
  for (let seed = 0; seed < thousands; seed++) {
    const slug = seed % 2 === 0 ? 'bench-0' : `bench-${1 + (((seed - 1) / 2) % (spaces - 1))}`;
    await plantDemo(operator, slug, { listings: 1_000, members: 100, seed: seed + 1 });
  }
  const results: { what: string; rows: number; seconds: number }[] = [];
  const measured = async <T extends { rows: number }>(what: string, work: () => Promise<T>) => {
    const started = performance.now();
    const done = await work();
    results.push({ what, rows: done.rows, seconds: (performance.now() - started) / 1000 });
    return done;
  };
  const backup = await measured('backup', () =>
    makeBackup(operator, { ownerUrl, platformUrl, to: join(dir, 'backups'), keep: 1 }),
  );
  await measured('verify', () => verifyBackup(backup.dir, { scratch: dir }));
  await measured('restore of one space', () =>
    restoreTenant(operator, backup.dir, 'bench-0', { rootDomain: 'localhost' }),
  );
  await measured('deletion of one space', async () => {
    const certificate = await removeTenantNow(operator, ids[0] ?? '');
    if (!certificate) throw new Error('there was no space to remove');
    return certificate;
  });
  if (values.json) console.log(JSON.stringify({ thousands, spaces, results }));
  else
    for (const { what, rows, seconds } of results)
      console.log(
        `${what}: ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second${what.startsWith('restore') ? ` (goal ${GOAL_S} s at a million listings)` : ''}`,
      );
} finally {
  await rm(dir, { recursive: true });
  await database.close();
  await stop();
}
