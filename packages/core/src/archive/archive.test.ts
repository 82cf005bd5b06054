import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip, gunzipSync, gzipSync } from 'node:zlib';
import {
  domainClaims,
  duties,
  eq,
  files,
  listingWords,
  members,
  notArchived,
  sql,
  tenantAssets,
} from '@entraide/db';
import { extract, pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OperatorCtx } from '../audit/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { markErasureJob } from '../erasure/mark-erasure.ts';
import { createListing } from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { findTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { startThread } from '../thread/index.ts';
import { exportTenant, importTenant } from './index.ts';

let here: Awaited<ReturnType<typeof testPlatform>>;
let there: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let archive: Buffer;

const operatorOf = ({ database, worker }: typeof here): OperatorCtx => ({
  fileStore: worker.fileStore,
  db: database.db('platform'),
  clock: () => new Date(),
  log: { info() {}, warn() {}, error() {} },
  operator: 'ana',
});
const exported = async (of: typeof here, slug: string) => {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), exportTenant(operatorOf(of), slug, out)]);
  return bytes;
};
const imported = (
  into: typeof here,
  bytes: Buffer,
  options: { slug?: string; dryRun?: boolean; maxBytes?: number } = {},
) => importTenant(operatorOf(into), Readable.from([bytes]), { rootDomain: 'localhost', ...options });

beforeAll(async () => {
  [here, there] = await Promise.all([testPlatform(), testPlatform()]);
  space = await here.openSpace();
  const [ana, ben] = [await space.member({ role: 'admin' }), await space.member()];
  const listings = [];
  for (const title of ['Une échelle', 'A ladder\\ "tall"\n', 'سلّم طويل']) {
    const { id } = await createListing(space.ctx({ actor: ana }), {
      ...{
        kind: 'offer',
        category: space.tenant.config.categories[0]?.slug,
        title,
        description: 'Chez moi.\t\u2028',
      },
      ...{ place: { id: PLACE_ID }, precision: 'city' },
    });
    listings.push(id);
  }
  await startThread(space.ctx({ actor: ben }), { listingId: listings[0] ?? '', body: 'Bonjour' });
  await operatorOf(here).db.inTenant(space.tenant.id, async (tx) => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 256));
    for (const name of ['logo.png', 'mark.png', 'a.png', 'b.png', 'c.png'])
      await tx.insert(tenantAssets).values({ name, mediaType: 'image/png', bytes, sha256: '0'.repeat(64) });
    await tx.insert(listingWords).values({ word: 'échelle' }).onConflictDoNothing();
  });
  const sha256 = createHash('sha256').update('a logo').digest('hex');
  const path = join(here.worker.fileStore.incoming, 'logo');
  await mkdir(here.worker.fileStore.incoming, { recursive: true });
  await writeFile(path, 'a logo');
  await here.worker.fileStore.put({ tenantId: space.tenant.id, sha256 }, { path, size: 6 });
  await operatorOf(here).db.inTenant(space.tenant.id, (tx) =>
    tx.insert(files).values({
      ...{
        sha256,
        size: 6,
        mediaType: 'image/png',
        purpose: 'logo',
        keptUntil: new Date(),
        state: 'stored' as const,
      },
    }),
  );
  // Made for one member, and larger than any file that travels.
  await operatorOf(here).db.inTenant(space.tenant.id, (tx) =>
    tx.insert(files).values({
      ...{ sha256: 'e'.repeat(64), size: 9_000_000, mediaType: 'application/zip', purpose: 'export' },
      ...{ keptUntil: new Date(), state: 'stored' as const },
    }),
  );
  archive = await exported(here, space.tenant.slug);
});
afterAll(() => Promise.all([here.close(), there.close()]));

/** Entries of an archive by name; the moment of the export is no part of what is compared. */
async function entriesOf(bytes: Buffer): Promise<[string, string][]> {
  const found: [string, string][] = [];
  const reading = extract();
  Readable.from([gunzipSync(bytes)]).pipe(reading);
  for await (const entry of reading) found.push([entry.header.name, (await buffer(entry)).toString('utf8')]);
  return found;
}

async function archiveOf(entries: readonly [string, string][]): Promise<Buffer> {
  const tar = pack();
  const bytes = buffer(tar.pipe(createGzip()));
  for (const [name, text] of entries) tar.entry({ name }, text);
  tar.finalize();
  return bytes;
}

const changed = async (change: (entry: [string, string]) => [string, string][]) =>
  archiveOf((await entriesOf(archive)).flatMap(change));
const rowsOf = (entries: [string, string][]) => entries.filter(([name]) => name !== 'archive.json');

/** Everything of a tenant in the database but its tenants row, as the owner sees it. */
async function leftovers(of: typeof here): Promise<number> {
  const [row] = await of.database
    .db('platform')
    .outsideTenant((tx) =>
      tx.execute<{ n: number }>(
        sql`select (select count(*) from tenants)::int + (select count(*) from domains)::int as n`,
      ),
    );
  return row?.n ?? -1;
}

describe('a round trip', () => {
  test('onto another server is equal in every row, and comes again under another name', async () => {
    expect(await imported(there, archive)).toMatchObject({ slug: space.tenant.slug, status: 'open' });
    const back = await exported(there, space.tenant.slug);
    const [before, after] = [await entriesOf(archive), await entriesOf(back)];
    expect(rowsOf(after)).toEqual(rowsOf(before));
    const head = (entries: [string, string][]) => JSON.parse(entries[0]?.[1] ?? '{}');
    expect(head(after).tenant).toEqual(head(before).tenant);
    expect(head(after).tables.find(({ name }: { name: string }) => name === 'messages').rows).toBe(1);
    const file = before.find(([name]) => name.startsWith('rows/files/'))?.[1] ?? '';
    expect(file).toContain(Buffer.from('a logo').toString('hex'));
    // More than a megabyte of files: more than one part.
    expect(before.filter(([name]) => name.startsWith('rows/tenant_assets/')).length).toBeGreaterThan(1);

    expect(await imported(there, archive, { slug: 'copie' })).toMatchObject({
      slug: 'copie',
      status: 'private',
    });
    // The name is part of the settings: a revision more, and its act; every other row is the same.
    const ofSettings = /settings_revisions|acts|manifest/;
    const others = (entries: [string, string][]) =>
      rowsOf(entries).filter(([name]) => !ofSettings.test(name));
    const copy = await entriesOf(await exported(there, 'copie'));
    expect(others(copy)).toEqual(others(before));
    expect(head(copy).tenant).toMatchObject({ file_keys: [], config: { slug: 'copie' } });
    const revisions = (entries: [string, string][]) =>
      head(entries).tables.find(({ name }: { name: string }) => name === 'settings_revisions').rows;
    expect(revisions(copy)).toBe(revisions(before) + 1);
    const tiles = await there.database
      .db('platform')
      .outsideTenant((tx) =>
        tx.execute<{ host: string }>(
          sql`select host from domains where host = 'copie.localhost' and is_primary`,
        ),
      );
    expect([...tiles]).toHaveLength(1);
  });

  test('its name taken is a conflict, a dry run keeps nothing', async () => {
    const before = await leftovers(here);
    await expect(imported(here, archive)).rejects.toMatchObject({ code: 'conflict' });
    expect(await imported(here, archive, { slug: 'essai', dryRun: true })).toMatchObject({ slug: 'essai' });
    await expect(imported(here, archive, { slug: 'Not A Slug' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await leftovers(here)).toBe(before);
  });
});

describe('a bad archive is refused in words and leaves nothing', () => {
  const head = (change: (head: { tenant: object }) => object) => () =>
    changed(([name, text]) => [
      [name, name === 'archive.json' ? JSON.stringify(change(JSON.parse(text))) : text],
    ]);
  const rows = (table: string, change: (text: string) => string) => () =>
    changed(([name, text]) => [[name, name.startsWith(`rows/${table}/`) ? change(text) : text]]);
  const firstRow = (text: string, more: object) => {
    const [line = '', ...rest] = text.split('\n');
    return [JSON.stringify({ ...JSON.parse(line), ...more }), ...rest].join('\n');
  };
  const other = '01890000-0000-7000-8000-000000000000';

  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['cut short', () => archive.subarray(0, archive.length - 4000), /cut short/],
    ['cut at its beginning', () => archive.subarray(0, 5), /cut short/],
    [
      'without its manifest',
      () => changed(([name, text]) => (name === 'manifest.json' ? [] : [[name, text]])),
      /manifest is missing/,
    ],
    ['empty', () => Buffer.alloc(0), /cut short|manifest is missing/],
    ['no gzip', () => Buffer.from('hello, this is no archive'), /not an archive/],
    ['no tar', () => gzipSync(Buffer.alloc(4096, 'x')), /not an archive/],
    ['some other tar', () => archiveOf([['README', 'hello']]), /not an archive/],
    ['of a newer format', head((it) => ({ ...it, format: 2, more: 1 })), /format 2/],
    ['of a newer version', head((it) => ({ ...it, schema: '9999_x.sql' })), /newer version/],
    [
      'with an unknown table',
      head((it) => ({ ...it, tables: [{ name: 'secrets', columns: [], rows: 0 }] })),
      /table secrets/,
    ],
    [
      'with a table that does not travel',
      head((it) => ({ ...it, tables: [{ name: 'sessions', columns: [], rows: 0 }] })),
      /table sessions/,
    ],
    [
      'with settings that are none',
      head((it) => ({ ...it, tenant: { ...it.tenant, config: { name: 3 } } })),
      /settings/,
    ],
    [
      'with an unknown column of its own row',
      head((it) => ({ ...it, tenant: { ...it.tenant, 'x" y': 1 } })),
      /does not know/,
    ],
    [
      'with another status',
      head((it) => ({ ...it, tenant: { ...it.tenant, status: 'root' } })),
      /tenants__status/,
    ],
    [
      'with another tenant’s id',
      rows('members', (text) => firstRow(text, { tenant_id: other })),
      /"tenant_id"/,
    ],
    [
      'with a row that refers to nobody',
      rows('listings', (text) => firstRow(text, { author_id: other })),
      /listings__author_id/,
    ],
    ['with a row twice', rows('members', (text) => text.replace(/^(.*\n)/, '$1$1')), /members__id|rows, and/],
    [
      'with a value that is none',
      rows('listings', (text) => firstRow(text, { lat: 'north' })),
      /cannot hold/,
    ],
    ['with text changed', rows('listings', (text) => text.replace('Chez', 'Cher')), /sha256/],
    ['with a line that is no row', rows('members', (text) => `null\n${text}`), /no row/],
    [
      'with a path',
      () => changed(([name, text]) => [[name.replace('rows/members', '../../etc'), text]]),
      /announced/,
    ],
    [
      'with more after its end',
      () =>
        changed(([name, text]) =>
          name === 'manifest.json'
            ? [
                [name, text],
                ['x', 'y'],
              ]
            : [[name, text]],
        ),
      /after the end/,
    ],
    [
      'with a part lost',
      () => changed(([name, text]) => (name.startsWith('rows/messages/') ? [] : [[name, text]])),
      /were announced/,
    ],
  ])('%s', async (_, make, said) => {
    const before = await leftovers(here);
    const refused = await imported(here, await make(), { slug: 'bad' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'BadArchive', message: expect.stringMatching(said) });
    expect((refused as { next: string }).next.length).toBeGreaterThan(20);
    expect(await leftovers(here)).toBe(before);
  });

  test('a bomb, in an entry, in a long name, or in all', async () => {
    const zeros = Buffer.alloc(64 * 2 ** 20);
    const tar = pack();
    const bomb = buffer(tar.pipe(createGzip()));
    tar.entry({ name: 'archive.json' }, zeros);
    tar.finalize();
    await expect(imported(here, await bomb, { slug: 'bad' })).rejects.toMatchObject({ name: 'BadArchive' });
    const long = pack();
    const longName = buffer(long.pipe(createGzip()));
    long.entry({ name: 'x', type: 'file', pax: { comment: 'y'.repeat(48 * 2 ** 20) } }, 'z');
    long.finalize();
    await expect(imported(here, await longName, { slug: 'bad' })).rejects.toMatchObject({
      name: 'BadArchive',
    });
    const small = imported(here, archive, { slug: 'bad', maxBytes: 10_000 });
    await expect(small).rejects.toThrow('unpacks to more');
  });

  test('broken off half-way', async () => {
    const before = await leftovers(here);
    const stalled = new PassThrough();
    stalled.write(archive.subarray(0, archive.length / 2));
    const coming = importTenant(operatorOf(here), stalled, { rootDomain: 'localhost', slug: 'half' });
    setTimeout(() => stalled.destroy(new Error('the other side hung up')), 200);
    await expect(coming).rejects.toThrow('hung up');
    expect(await leftovers(here)).toBe(before);
  });
});

describe('people who were erased since', () => {
  let bytes: Buffer;
  let gone: MemberActor;
  let stays: MemberActor;
  beforeAll(async () => {
    const from = await here.openSpace();
    [gone, stays] = [await from.member(), await from.member()];
    bytes = await exported(here, from.tenant.slug);
    await deleteMe(from.ctx({ actor: gone }));
    await runJobsNow(here.worker, from.tenant.id, [markErasureJob]);
  });
  const peopleOf = async (of: typeof here, slug: string) => {
    const { db } = operatorOf(of);
    const tenant = await findTenant(operatorOf(of), slug);
    return db.inTenant(tenant.id, async (tx) =>
      (await tx.select({ id: members.id }).from(members)).map(({ id }) => id),
    );
  };

  test('do not come back with a copy of before, and are counted', async () => {
    expect(await imported(here, bytes, { slug: 'copied' })).toMatchObject({ erased: 1 });
    const people = await peopleOf(here, 'copied');
    expect(people).toContain(stays.memberId);
    expect(people).not.toContain(gone.memberId);
  });

  test('cannot be known on another server, nor from an archive that does not say of which space it is', async () => {
    const said = await imported(there, bytes, { slug: 'elsewhere' });
    expect(said).toMatchObject({ erased: null, exportedAt: expect.stringMatching(/^20/) });
    expect(await peopleOf(there, 'elsewhere')).toContain(gone.memberId);
    const [[name, head] = ['', '{}'], ...rest] = await entriesOf(bytes);
    const { origin, ...before } = JSON.parse(head);
    expect(origin).toMatch(/^[0-9a-f-]{36}$/);
    const nameless = await archiveOf([[name, JSON.stringify(before)], ...rest]);
    expect(await imported(here, nameless, { slug: 'nameless' })).toMatchObject({ erased: null });
  });
});

test('every table of tenants travels, or says why not; the operator’s role can take and bring those that do', async () => {
  expect(Object.keys(notArchived).filter((name) => !Object.hasOwn(duties, name))).toEqual([]);
  const travelling = Object.keys(duties).filter((name) => !Object.hasOwn(notArchived, name));
  const closed = await here.database.sql<{ name: string }[]>`
    select name from unnest(${travelling}::text[]) name
    where not has_table_privilege('entraide_platform', name, 'select') or not has_table_privilege('entraide_platform', name, 'insert')`;
  expect([...closed]).toEqual([]);
});

test('a domain of its own does not travel: it is named, and proven again where it leads to then', async () => {
  const own = await here.openSpace();
  const host = 'aide.example.org';
  await operatorOf(here).db.inTenant(own.tenant.id, async (tx) => {
    await tx.insert(domainClaims).values({ host, claimedAt: new Date() });
    for (const state of ['proven', 'serving', 'primary'] as const)
      await tx.update(domainClaims).set({ state, provenAt: new Date() }).where(eq(domainClaims.host, host));
  });
  const copy = await imported(here, await exported(here, own.tenant.slug), { slug: 'moved-copy' });
  expect(copy.hosts).toEqual([host]);
  const [row] = await here.database.sql`select count(*)::int as count from domains where host = ${host}`;
  expect(row).toEqual({ count: 1 });
});
