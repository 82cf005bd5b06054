import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperatorCtx } from '@entraide/core/audit';
import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { applyTenants, showTenant } from '@entraide/core/tenant';
import { createTenantFolder } from '@entraide/core/tenant/folder';
import { testFileStore } from '@entraide/core/testing';
import { asc, listings, members, type TenantTx, threads } from '@entraide/db';
import { createTestDatabase, type TestDatabase } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import { cellAt } from '@entraide/model/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantDemo, plantMissingDemos } from './index.ts';

const options = { listings: 300, members: 40, seed: 7 };
const now = new Date('2026-11-20T12:00:00Z');

let database: TestDatabase;
let operator: OperatorCtx;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  operator = { db: database.db('platform'), clock: () => now, log, fileStore: testFileStore().fileStore };
  await loadGazetteer({ db: database.db('app'), ownerUrl: database.urls.owner, source: smallSource });
  dir = await mkdtemp(join(tmpdir(), 'entraide-demo-'));
  const home = { lat: 51.5, lon: -0.12, label: 'Londres' };
  for (const slug of ['ufe', 'twin', 'other'])
    await createTenantFolder(dir, { slug, name: slug, locales: ['fr', 'en'], home });
  await applyTenants(operator, dir, { rootDomain: 'localhost' });
});
afterAll(async () => {
  await database.close();
  await rm(dir, { recursive: true });
});

async function inSpace<T>(slug: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return operator.db.inTenant((await showTenant(operator, slug)).id, work);
}
/** What the seed decides, in the order in which it was planted. */
const planted = (slug: string) =>
  inSpace(slug, async (tx) => {
    const rows = await tx.select().from(listings).orderBy(asc(listings.title), asc(listings.createdAt));
    return rows.map(({ title, kind, category, lat, lon, createdAt }) => ({
      title,
      kind,
      category,
      lat,
      lon,
      createdAt,
    }));
  });

describe('plantDemo', () => {
  it('plants what people might have written', async () => {
    expect(await plantDemo(operator, 'ufe', options)).toMatchObject({
      listings: 300,
      members: 40,
      already: false,
    });
    const rows = await inSpace('ufe', async (tx) => tx.select().from(listings));
    expect(rows).toHaveLength(300);
    const share = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length / rows.length;

    expect(new Set(rows.map(({ category }) => category)).size).toBe(12);
    expect(share(({ kind }) => kind === 'offer')).toBeGreaterThan(0.55);
    expect(share(({ kind }) => kind === 'offer')).toBeLessThan(0.75);
    for (const [name, test, least, most] of [
      ['urgent', (row) => row.urgent, 0.02, 0.12],
      ['expired', (row) => row.expiresAt < now, 0.03, 0.15],
      ['solved', (row) => row.status === 'solved', 0.02, 0.1],
      ['own language', (row) => row.locale === 'fr', 0.5, 0.9],
    ] as [string, (row: (typeof rows)[number]) => boolean, number, number][]) {
      expect(share(test), name).toBeGreaterThan(least);
      expect(share(test), name).toBeLessThan(most);
    }
    expect(new Set(rows.map(({ title }) => title)).size).toBeGreaterThan(150);
    for (const row of rows) {
      expect(row.createdAt <= now && row.expiresAt > row.createdAt).toBe(true);
      // UUIDv7: the id says when.
      expect(Number.parseInt(row.id.replace('-', '').slice(0, 12), 16)).toBe(row.createdAt.getTime());
      if (row.precision === 'neighbourhood')
        expect([0, 1, 2, 3].map((cuts) => centre(row, cuts))).toContainEqual(shownAt(row));
      if (row.precision === 'city') expect(row).toMatchObject(centre(row, 0));
    }
    const people = await inSpace('ufe', async (tx) => tx.select().from(members));
    expect(people.every(({ email }) => email.endsWith('@example.org'))).toBe(true);
    expect(people.filter(({ role }) => role === 'admin')).toHaveLength(1);
  });

  it('plants a seed once, and the rest of one that was cut short', async () => {
    await plantDemo(operator, 'twin', { ...options, listings: 100 });
    expect(await plantDemo(operator, 'twin', { ...options, dryRun: true })).toMatchObject({ listings: 200 });
    expect(await plantDemo(operator, 'twin', options)).toMatchObject({ listings: 200, members: 0 });
    expect(await plantDemo(operator, 'twin', options)).toMatchObject({
      listings: 0,
      members: 0,
      already: true,
    });
    expect(await planted('twin')).toHaveLength(300);
  });

  it('gives the same for the same seed, and another for another', async () => {
    const first = await planted('twin');
    await inSpace('twin', (tx) => tx.delete(members));
    expect(await planted('twin')).toEqual([]);
    await plantDemo(operator, 'twin', options);
    expect(await planted('twin')).toEqual(first);
    await plantDemo(operator, 'other', { ...options, seed: 8 });
    const other = await planted('other');
    expect(
      other.filter((row, at) => row.title === first[at]?.title && row.lat === first[at]?.lat).length,
    ).toBeLessThan(30);
  });

  it('does not know a space that is not there', async () => {
    await expect(plantDemo(operator, 'nobody', options)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('plantMissingDemos', () => {
  it('leaves a space with listings alone', async () => {
    await plantDemo(operator, 'ufe', options);
    expect(await plantMissingDemos(operator, ['ufe'], options)).toEqual([]);
  });

  it('moves its dates with the clock, and keeps what somebody has answered and what members wrote', async () => {
    const before = await inSpace('ufe', async (tx) => tx.select().from(listings));
    const [answered, own] = before;
    const reader = before.find(({ authorId }) => authorId !== answered?.authorId)?.authorId ?? '';
    if (!answered || !own) throw new Error('nothing was planted');
    await inSpace('ufe', async (tx) => {
      await tx.insert(threads).values({
        id: newId(),
        listingId: answered.id,
        starterId: reader,
        authorId: answered.authorId,
        createdAt: now,
      });
      await tx.insert(listings).values({ ...own, id: newId(now), title: 'Written by a member' });
    });
    const later = new Date(now.getTime() + 3 * 86_400_000);
    const again = { ...operator, clock: () => later };
    expect(await plantMissingDemos(again, ['ufe'], options)).toMatchObject([{ slug: 'ufe', listings: 299 }]);
    const after = await inSpace('ufe', async (tx) => tx.select().from(listings));
    expect(after).toHaveLength(301);
    const kept = after.filter(({ id }) => before.some((row) => row.id === id));
    expect(kept.map(({ id }) => id)).toEqual([answered.id]);
    const newest = Math.max(...after.map(({ createdAt }) => createdAt.getTime()));
    expect(later.getTime() - newest).toBeLessThan(86_400_000);
    expect(await plantMissingDemos(again, ['ufe'], options)).toEqual([]);
  });
});

const shownAt = ({ lat, lon, radiusM }: { lat: number; lon: number; radiusM: number }) => ({
  lat,
  lon,
  radiusM,
});

function centre({ lat, lon }: { lat: number; lon: number }, cuts: number) {
  const cell = cellAt({ lat, lon }, cuts);
  return { lat: cell.lat, lon: cell.lon, radiusM: cell.radiusM };
}
