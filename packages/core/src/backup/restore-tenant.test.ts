import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  domainClaims,
  domains,
  eq,
  files,
  inviteLinks,
  launches,
  listings,
  notArchived,
  withSnapshot,
} from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import { inTenant } from '../ctx/index.ts';
import { markErasureJob } from '../erasure/mark-erasure.ts';
import { makeInviteLinkIn } from '../invite/index.ts';
import { createListing } from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { removeTenantNow, showTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { startThread } from '../thread/index.ts';
import { makeBackup, restoreTenant } from './index.ts';

let here: Awaited<ReturnType<typeof testPlatform>>;
let operator: OperatorCtx;
let folder: string;
beforeAll(async () => {
  here = await testPlatform();
  folder = await mkdtemp(join(tmpdir(), 'entraide-restore-'));
  const { log, fileStore, clock } = here.worker;
  operator = { log, fileStore, clock, db: here.database.db('platform'), operator: 'ana' };
});
afterAll(async () => {
  await here.close();
  await rm(folder, { recursive: true, force: true });
});

let space: TestSpace;
let other: TestSpace;
let dir: string;
let before: Record<string, string>;
beforeEach(async () => {
  [space, other] = [await lived('a logo'), await lived('another logo')];
  const { owner: ownerUrl, platform: platformUrl } = here.database.urls;
  ({ dir } = await makeBackup(operator, { ownerUrl, platformUrl, to: folder, keep: 99 }));
  before = await rowsOf(space.tenant.id);
});

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function lived(file: string): Promise<TestSpace> {
  const made = await here.openSpace();
  await write(made, 'Une échelle\\ "haute"\n\tsous l’escalier');
  await keepFile(made, file);
  await operator.db.inTenant(made.tenant.id, async (tx) => {
    const host = `${made.tenant.slug}.example.org`;
    const provenAt = new Date();
    await tx.insert(domainClaims).values({ host, claimedAt: new Date() });
    for (const state of ['proven', 'serving', 'primary'] as const)
      await tx.update(domainClaims).set({ state, provenAt }).where(eq(domainClaims.host, host));
    await makeInviteLinkIn(operator, tx);
  });
  await operator.db.outsideTenant((tx) =>
    tx.insert(launches).values({
      ...{
        tenantId: made.tenant.id,
        email: 'ana@example.org',
        kind: 'neighbours',
        locale: 'fr',
        createdAt: new Date(),
      },
    }),
  );
  return made;
}

async function write(into: TestSpace, title: string): Promise<void> {
  const [ana, ben] = [await into.member({ role: 'admin' }), await into.member()];
  const { id: listingId } = await createListing(into.ctx({ actor: ana }), {
    ...{ kind: 'offer', category: into.tenant.config.categories[0]?.slug, title },
    ...{ description: '\\N and \\.', place: { id: PLACE_ID }, precision: 'city' },
  });
  await startThread(into.ctx({ actor: ben }), { listingId, body: 'Bonjour' });
}

async function keepFile(into: TestSpace, text: string): Promise<void> {
  const { incoming } = here.fileStore;
  await mkdir(incoming, { recursive: true });
  await writeFile(join(incoming, 'file'), text);
  const [tenantId, sha256] = [into.tenant.id, hash(text)];
  await here.fileStore.put({ tenantId, sha256 }, { path: join(incoming, 'file'), size: text.length });
  const row = {
    sha256,
    size: text.length,
    mediaType: 'image/png',
    purpose: 'logo',
    state: 'stored' as const,
  };
  await operator.db.inTenant(tenantId, (tx) => tx.insert(files).values({ ...row, keptUntil: new Date() }));
}

const stored = async (of: TestSpace, text: string) => {
  const found = await here.fileStore.get({ tenantId: of.tenant.id, sha256: hash(text) });
  return found ? Buffer.concat(await found.toArray()).toString() : null;
};

/** Of one space, table by table, as the database writes them. */
const rowsOf = (tenantId: string) =>
  withSnapshot(
    { ownerUrl: here.database.urls.owner, platformUrl: here.database.urls.platform },
    async (snapshot) => {
      const found: Record<string, string> = {};
      for (const table of snapshot.tables.filter(({ perTenant }) => perTenant)) {
        const chunks: Buffer[] = [];
        for await (const some of snapshot.rowsOf(table)) chunks.push(some);
        const lines = Buffer.concat(chunks).toString().split('\n');
        found[table.name] = lines.filter((line) => line.startsWith(tenantId)).join('\n');
      }
      return found;
    },
  );
const travelling = (rows: Record<string, string>) =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !Object.hasOwn(notArchived, name)));
const restore = (options: { as?: string; dryRun?: boolean } = {}, from = dir) =>
  restoreTenant(operator, from, space.tenant.slug, { rootDomain: 'localhost', ...options });
const hostsOf = (id: string) =>
  operator.db.outsideTenant(async (tx) =>
    tx.select().from(domains).where(eq(domains.tenantId, id)).orderBy(domains.host),
  );

test('a space is again as it was, every row and file; another one is byte for byte what it is now', async () => {
  for (const one of [space, other]) {
    await write(one, 'Later');
    await keepFile(one, 'later');
    await operator.db.inTenant(one.tenant.id, (tx) => tx.update(listings).set({ title: 'Changed' }));
  }
  const [othersNow, hostsNow] = [await rowsOf(other.tenant.id), await hostsOf(space.tenant.id)];
  expect(await restore({ dryRun: true })).toMatchObject({ replaced: true });
  expect((await rowsOf(space.tenant.id)).listings).toContain('Changed');

  expect(await restore()).toMatchObject({
    slug: space.tenant.slug,
    status: 'open',
    replaced: true,
    files: 1,
  });
  const now = await rowsOf(space.tenant.id);
  expect(travelling(now)).toEqual(travelling(before));
  expect(now.listing_tiles).toEqual(before.listing_tiles);
  expect(await stored(space, 'a logo')).toBe('a logo');
  expect(await stored(space, 'later')).toBeNull();
  expect(await rowsOf(other.tenant.id)).toEqual(othersNow);
  expect(await stored(other, 'later')).toBe('later');

  // Of today: where it is, who may come in, what was agreed.
  expect(await hostsOf(space.tenant.id)).toEqual(hostsNow);
  expect(now.domain_claims).toEqual(before.domain_claims);
  expect(now.invite_links).toEqual(before.invite_links);
  const agreed = await operator.db.outsideTenant(async (tx) =>
    tx.select().from(launches).where(eq(launches.tenantId, space.tenant.id)),
  );
  expect(agreed).toHaveLength(1);
  expect(await listOperations(operator, { tenantId: space.tenant.id, limit: 1 })).toMatchObject([
    { action: 'tenant.restore', actor: 'ana' },
  ]);
});

test('a space that was deleted comes back, with its address', async () => {
  await removeTenantNow(operator, space.tenant.id);
  expect(await stored(space, 'a logo')).toBeNull();
  expect(await restore()).toMatchObject({ replaced: false, files: 1 });
  expect(travelling(await rowsOf(space.tenant.id))).toEqual(travelling(before));
  expect(await stored(space, 'a logo')).toBe('a logo');
  expect((await hostsOf(space.tenant.id)).map(({ host }) => host)).toEqual([
    `${space.tenant.slug}.localhost`,
  ]);
});

test('beside the one that is there, under another name, private', async () => {
  const now = await rowsOf(space.tenant.id);
  const as = `${space.tenant.slug}-before`;
  expect(await restore({ as })).toMatchObject({ slug: as, status: 'private', replaced: false });
  expect(await rowsOf(space.tenant.id)).toEqual(now);
  const copy = await showTenant(operator, as);
  expect(copy).toMatchObject({ members: 2, listings: 1, storage: { files: 1 } });
  const bytes = await here.fileStore.get({ tenantId: copy.id, sha256: hash('a logo') });
  expect(Buffer.concat((await bytes?.toArray()) ?? []).toString()).toBe('a logo');
  await expect(restore({ as: other.tenant.slug })).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('--as NAME') },
  });
});

test('what cannot come in changes nothing', async () => {
  await keepFile(space, 'later');
  const now = await rowsOf(space.tenant.id);
  const unknown = restoreTenant(operator, dir, 'nobody', { rootDomain: 'localhost' });
  await expect(unknown).rejects.toMatchObject({
    name: 'BadBackup',
    next: expect.stringContaining(space.tenant.slug),
  });
  const file = join(dir, 'rows/messages.copy.gz');
  const text = gunzipSync(await readFile(file)).toString();
  await writeFile(file, gzipSync(text.replace('Bonjour', 'Bonsoir')));
  await expect(restore()).rejects.toMatchObject({
    name: 'BadBackup',
    message: expect.stringContaining('messages.copy.gz'),
  });
  expect(await rowsOf(space.tenant.id)).toEqual(now);
  expect(await stored(space, 'later')).toBe('later');
  expect(await stored(space, 'a logo')).toBe('a logo');
  expect(
    await operator.db.inTenant(space.tenant.id, async (tx) => tx.select().from(inviteLinks)),
  ).toHaveLength(1);
});

test('who was erased since is erased again, whether the space is there, gone or beside it', async () => {
  const { members, erasures } = await import('@entraide/db');
  const people = (id: string) =>
    operator.db.inTenant(id, async (tx) => tx.select().from(members).orderBy(members.id));
  const [, ben] = await people(space.tenant.id);
  if (!ben) throw new Error('nobody was there');
  const actor = {
    ...{ kind: 'member' as const, memberId: ben.id, sessionId: 'none', email: ben.email, role: ben.role },
    ...{ displayName: ben.displayName, status: ben.status, hasSecondFactor: false, secondFactorAt: null },
  };
  await deleteMe(space.ctx({ actor }));
  const gone = async (id: string) => {
    expect((await people(id)).map((one) => one.id)).not.toContain(ben.id);
    const rows = await operator.db.inTenant(id, async (tx) => tx.select().from(erasures));
    expect(rows).toMatchObject([{ memberId: ben.id, erasedOn: new Date().toISOString().slice(0, 10) }]);
  };
  // Known by the table alone: the job has not run yet.
  expect(await restore()).toMatchObject({ erased: 1, replaced: true });
  await gone(space.tenant.id);
  await runJobsNow(here.worker, space.tenant.id, [markErasureJob]);
  // Known by the mark alone.
  await inTenant({ db: operator.db, tenant: space.tenant }, (tx) => tx.delete(erasures));
  expect(await restore()).toMatchObject({ erased: 1 });
  await gone(space.tenant.id);
  const copy = await restore({ as: `${space.tenant.slug}-copy` });
  expect(copy).toMatchObject({ erased: 1, replaced: false });
  await gone((await showTenant(operator, copy.slug)).id);
  expect(await people(other.tenant.id)).toHaveLength(2);
  await removeTenantNow(operator, space.tenant.id);
  expect(await restore()).toMatchObject({ erased: 1, replaced: false });
  await gone(space.tenant.id);
});
