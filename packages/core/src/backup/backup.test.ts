import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { files, withSnapshot } from '@entraide/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorCtx } from '../audit/index.ts';
import { markErasureJob } from '../erasure/mark-erasure.ts';
import { createListing } from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { startThread } from '../thread/index.ts';
import { makeBackup, restoreBackup, verifyBackup } from './index.ts';
import { hashOf } from './manifest.ts';

type Here = Awaited<ReturnType<typeof testPlatform>>;
let here: Here;
let there: Here;
let folder: string;
let dir: string;

const operatorOf = ({ database, worker }: Here, clock = () => new Date()): OperatorCtx => ({
  ...{ log: worker.log, fileStore: worker.fileStore, db: database.db('platform'), clock, operator: 'ana' },
});
const backup = (options: { to?: string; keep?: number; dryRun?: boolean; clock?: () => Date } = {}) => {
  const { owner: ownerUrl, platform: platformUrl } = here.database.urls;
  const { to = join(folder, 'backups'), keep = 7, dryRun = false, clock } = options;
  return makeBackup(operatorOf(here, clock), { ownerUrl, platformUrl, to, keep, dryRun });
};
const restore = (from: string, into: Here) =>
  restoreBackup(from, () => operatorOf(into), into.fileStore, {
    ownerUrl: into.database.urls.owner,
    migrate: async () => {},
  });
const verify = (from: string) => verifyBackup(from, { scratch: join(folder, 'scratch') });

beforeAll(async () => {
  [here, there] = await Promise.all([testPlatform(), testPlatform()]);
  folder = await mkdtemp(join(tmpdir(), 'entraide-backup-'));
  for (const title of ['Une échelle\\ "haute"\n\tà prêter', 'سلّم طويل']) {
    const space = await here.openSpace();
    const [ana, ben] = [await space.member({ role: 'admin' }), await space.member()];
    const { id } = await createListing(space.ctx({ actor: ana }), {
      ...{ kind: 'offer', category: space.tenant.config.categories[0]?.slug, title },
      ...{ description: 'Chez moi.\\N', place: { id: PLACE_ID }, precision: 'city' },
    });
    await startThread(space.ctx({ actor: ben }), { listingId: id, body: 'Bonjour' });
    await keepLogo(space.tenant.id);
  }
  ({ dir } = await backup());
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await rm(folder, { recursive: true, force: true });
});

const logo = createHash('sha256').update('a logo').digest('hex');

async function keepLogo(tenantId: string) {
  const { incoming } = here.fileStore;
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'logo'), 'a logo');
  await here.fileStore.put({ tenantId, sha256: logo }, { path: join(incoming, 'logo'), size: 6 });
  const row = { sha256: logo, size: 6, mediaType: 'image/png', purpose: 'logo', state: 'stored' as const };
  await operatorOf(here).db.inTenant(tenantId, (tx) =>
    tx.insert(files).values({ ...row, keptUntil: new Date() }),
  );
}

/** Of every table but the operators' record, which says that a backup was made. */
const contents = ({ database }: Here) =>
  withSnapshot({ ownerUrl: database.urls.owner, platformUrl: database.urls.platform }, async (snapshot) => {
    const found: Record<string, string> = {};
    for (const table of snapshot.tables) {
      const chunks: Buffer[] = [];
      for await (const some of snapshot.rowsOf(table)) chunks.push(some);
      if (table.name !== 'audit_log') found[table.name] = Buffer.concat(chunks).toString('utf8');
    }
    return found;
  });

test('a backup holds the rows of every space, once; with a superuser’s address too', async () => {
  const { manifest } = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  const rows = (name: string) => manifest.tables.find((one: { name: string }) => one.name === name)?.rows;
  expect([rows('tenants'), rows('listings'), rows('messages'), rows('members'), rows('files')]).toEqual([
    2, 2, 2, 4, 2,
  ]);
  expect(manifest).toMatchObject({
    jobs: { rows: expect.any(Number) },
    files: { count: 2, bytes: 12, missing: [] },
  });
  expect(manifest.jobs.rows).toBeGreaterThan(0);
  const { superuserUrl: ownerUrl, urls } = here.database;
  const to = join(folder, 'by-root');
  const again = await makeBackup(operatorOf(here), { ownerUrl, platformUrl: urls.platform, to, keep: 1 });
  const listings = gunzipSync(await readFile(join(again.dir, 'rows/listings.copy.gz'))).toString('utf8');
  expect(listings.trimEnd().split('\n')).toHaveLength(2);
});

test('verified in a server of its own, then restored: every row, job and file is there', async () => {
  expect(await verify(dir)).toMatchObject({ tenants: 2, files: 2, migrated: [] });
  expect(await readdir(join(folder, 'scratch'))).toEqual([]);
  expect(await restore(dir, there)).toMatchObject({ tenants: 2, files: 2 });
  expect(await contents(there)).toEqual(await contents(here));
  const jobs = ({ database }: Here) => database.sql`
    select payload::text, key from graphile_worker._private_jobs order by payload::text`;
  expect([...(await jobs(there))]).toEqual([...(await jobs(here))]);
  const [space] = await here.database.sql<{ tenant_id: string }[]>`select tenant_id from domains limit 1`;
  const stored = await there.fileStore.get({ tenantId: space?.tenant_id ?? '', sha256: logo });
  expect(await stored?.toArray()).toEqual([Buffer.from('a logo')]);
  // The lock is on again.
  const open = await there.database.sql`
    select relname from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`;
  expect([...open]).toEqual([]);
  const idle = await there.database.sql`
    select tgname from pg_trigger where not tgisinternal and tgenabled = 'D'`;
  expect([...idle]).toEqual([]);
  await expect(restore(dir, there)).rejects.toMatchObject({
    name: 'BadBackup',
    message: expect.stringMatching(/not empty.*2 spaces/),
  });
});

describe('what cannot be used is refused in words, and nothing is changed', () => {
  const manifestOf = async (at: string) => JSON.parse(await readFile(join(at, 'manifest.json'), 'utf8'));
  const rewrite =
    (change: (manifest: { migrations: object[]; tables: object[] }) => object) => async (at: string) => {
      const manifest = change((await manifestOf(at)).manifest);
      await writeFile(
        join(at, 'manifest.json'),
        JSON.stringify({ sha256: hashOf(JSON.stringify(manifest)), manifest }),
      );
    };
  const rows = (table: string, change: (packed: Buffer) => Buffer) => async (at: string) => {
    const file = join(at, `rows/${table}.copy.gz`);
    await writeFile(file, change(await readFile(file)));
  };
  const repacked = (change: (text: string) => string) => (packed: Buffer) =>
    gzipSync(change(gunzipSync(packed).toString('utf8')));
  const aFile = async (at: string) => {
    const [space = ''] = await readdir(join(at, 'files'));
    return join(at, 'files', space, logo);
  };

  test.each<[string, (at: string) => Promise<void>, RegExp]>([
    ['cut short', (at) => rm(join(at, 'manifest.json')), /no backup, or one that was cut short/],
    [
      'a changed manifest',
      async (at) => {
        const text = await readFile(join(at, 'manifest.json'), 'utf8');
        await writeFile(join(at, 'manifest.json'), text.replace('"rows": 4', '"rows": 5'));
      },
      /manifest.json is not what it was/,
    ],
    [
      'an empty manifest',
      (at) => writeFile(join(at, 'manifest.json'), ''),
      /manifest.json is not what it was/,
    ],
    ['another format', rewrite((it) => ({ ...it, format: 2 })), /format 2/],
    [
      'a newer version',
      rewrite((it) => ({
        ...it,
        migrations: [...it.migrations, { name: '9999_x.sql', sha256: '0'.repeat(64) }],
      })),
      /newer or another version: 9999_x/,
    ],
    [
      'another table',
      rewrite((it) => ({ ...it, tables: [{ ...it.tables[0], name: 'secrets' }] })),
      /not those that its migrations make/,
    ],
    [
      'a table cut short',
      rows('listings', (packed) => packed.subarray(0, packed.length - 20)),
      /listings.copy.gz is cut short/,
    ],
    ['a table lost', (at) => rm(join(at, 'rows/members.copy.gz')), /members.copy.gz is missing/],
    ['a table that is none', rows('members', () => Buffer.from('hello')), /members.copy.gz is damaged/],
    [
      'a text changed',
      rows(
        'listings',
        repacked((text) => text.replace('Chez', 'Cher')),
      ),
      /listings.copy.gz is not what it was/,
    ],
    [
      'rows added',
      rows(
        'members',
        repacked((text) => text + text),
      ),
      /members.copy.gz holds more/,
    ],
    ['a file changed', async (at) => writeFile(await aFile(at), 'a lego'), /is not what it was/],
    ['a file lost', async (at) => rm(await aFile(at)), /1 files are there, and 2 were written/],
  ])('%s', async (_, change, said) => {
    const at = join(folder, 'bad');
    await rm(at, { recursive: true, force: true });
    await cp(dir, at, { recursive: true });
    await change(at);
    const empty = await testPlatform();
    try {
      const refused = await restore(at, empty).catch((error: unknown) => error);
      expect(refused).toMatchObject({ name: 'BadBackup', message: expect.stringMatching(said) });
      expect((refused as { next: string }).next.length).toBeGreaterThan(20);
      const [left] = await empty.database.sql`select count(*)::int as n from domains`;
      expect(left).toEqual({ n: 0 });
    } finally {
      await empty.close();
    }
  });
});

test('as many as are to be kept; files that did not change are on the disk once; a dry run writes nothing', async () => {
  const to = join(folder, 'kept');
  const made = [];
  for (let day = 0; day < 4; day++)
    made.push(await backup({ to, keep: 2, clock: () => new Date(Date.now() + day * 86_400_000) }));
  const names = (await readdir(to)).map((name) => join(to, name));
  expect(names.sort()).toEqual(made.slice(2).map((one) => one.dir));
  expect(made[3]?.removed).toEqual([made[1]?.dir]);
  const inode = async (at: string) => {
    const [space = ''] = (await readdir(join(at, 'files'))).sort();
    return (await stat(join(at, 'files', space, logo))).ino;
  };
  expect(await inode(names[0] ?? '')).toBe(await inode(names[1] ?? ''));
  const planned = await backup({
    to,
    keep: 1,
    dryRun: true,
    clock: () => new Date(Date.now() + 5 * 86_400_000),
  });
  expect(planned.removed).toEqual(names);
  expect(await readdir(to)).toHaveLength(2);
});

test('a file that the store has lost is named; a store that fails leaves no half backup', async () => {
  const to = join(folder, 'lost');
  const { owner: ownerUrl, platform: platformUrl } = here.database.urls;
  const withStore = (get: () => Promise<never | null>) =>
    makeBackup(
      { ...operatorOf(here), fileStore: { ...here.fileStore, get } },
      { ownerUrl, platformUrl, to, keep: 1 },
    );
  expect((await withStore(async () => null)).missing).toHaveLength(2);
  const before = await readdir(to);
  await rm(to, { recursive: true });
  await expect(
    withStore(async () => {
      throw new Error('the disk is gone');
    }),
  ).rejects.toThrow('the disk is gone');
  expect(before).toHaveLength(1);
  expect(await readdir(to)).toEqual([]);
});

test('who was erased since a backup was made is erased again when it is restored, and nothing of them is there', async () => {
  const to = join(folder, 'erased');
  const space = await here.openSpace();
  const [, zoe] = [await space.member({ role: 'admin' }), await space.member({ email: 'zqzoe@example.org' })];
  await createListing(space.ctx({ actor: zoe }), {
    ...{ kind: 'offer', category: space.tenant.config.categories[0]?.slug, title: 'Une zqbrouette' },
    ...{ description: 'Chez moi.', place: { id: PLACE_ID }, precision: 'city' },
  });
  await space.codeFor(zoe.email, 'a-browser-of-theirs-0000');
  const made = await backup({ to });
  await deleteMe(space.ctx({ actor: zoe }));
  await runJobsNow(here.worker, space.tenant.id, [markErasureJob]);
  const empty = await testPlatform();
  try {
    // The store is the same: what was written there since is not lost with the database.
    const restored = await restoreBackup(made.dir, () => operatorOf(empty), here.fileStore, {
      ownerUrl: empty.database.urls.owner,
      migrate: async () => {},
    });
    expect(restored).toMatchObject({ erased: 1 });
    const jobs = await empty.database.sql`select payload::text from graphile_worker._private_jobs`;
    const all = JSON.stringify([await contents(empty), [...jobs]]);
    expect(all).not.toMatch(/zqzoe|zqbrouet/);
    expect(all).toContain(space.tenant.slug);
  } finally {
    await empty.close();
  }
});
