import { type Box, cellAt, distanceM } from '@entraide/model/geo';
import { EQUALLY_NEAR_KM, type SearchParams } from '@entraide/model/listing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { leadingRequests, mapListings, searchListings, widenSearch } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
const paris = { lat: 48.8566, lon: 2.3522 };

/** Concentric: n kilometres or so to the north-east, kinds in turn. */
const offsets = Array.from({ length: 60 }, (_, n) => ({ lat: 48.8566 + n * 0.03, lon: 2.3522 + n * 0.02 }));

beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  author = await space.member();
  const plant = (given: Parameters<typeof plantListing>[3]) =>
    plantListing(platform.app, space.tenant.id, author, given);
  for (const [n, point] of offsets.entries()) {
    const { lat, lon } = cellAt(point, 2);
    const kind = n % 3 === 0 ? ('request' as const) : ('offer' as const);
    await plant({
      lat,
      lon,
      kind,
      urgent: n % 10 === 0,
      category: n % 2 ? 'lifts' : 'shopping',
      title: `Annonce ${n}`,
    });
  }
  await plant({ lat: -17.7, lon: 179.9, title: 'Fidji, côté est' });
  await plant({ lat: -17.7, lon: -179.9, title: 'Fidji, côté ouest' });
  await plant({ lat: 89.9, lon: 0, title: 'Tout au nord' });
  await plant({ title: 'Terminée hier', expiresAt: new Date(Date.now() - 86_400_000) });
});
afterAll(() => platform.close());

const search = (params: Partial<SearchParams>) => searchListings(space.ctx(), { limit: 100, ...params });

test('near: the nearest first, within the radius, at whole kilometres', async () => {
  const { items, total } = await search({ near: paris, radiusKm: 50 });
  const truly = offsets.filter((point) => distanceM(paris, cellAt(point, 2)) <= 50_000).length;
  expect(total).toBe(truly);
  expect(items).toHaveLength(truly);
  const km = items.map((item) => item.distanceKm ?? -1);
  expect(km).toEqual([...km].sort((a, b) => a - b));
  const local = (await search({ near: paris, radiusKm: 50, sort: 'local' })).items;
  const order = local.map(({ id, distanceKm }) => ({
    id,
    km: Math.max(EQUALLY_NEAR_KM, distanceKm ?? -1),
  }));
  expect(order).toEqual([...order].sort((a, b) => a.km - b.km || (a.id < b.id ? 1 : -1)));
  expect(km.every(Number.isInteger)).toBe(true);
});

test('within five kilometres the newest comes first, even where an older one is nearer', async () => {
  const fresh = await platform.openSpace();
  const neighbour = await fresh.member();
  const now = Date.now();
  const plant = (title: string, north: number, ageDays: number) => {
    const createdAt = new Date(now - ageDays * 86_400_000);
    const at = { createdAt, lat: paris.lat + north, lon: paris.lon };
    return plantListing(platform.app, fresh.tenant.id, neighbour, { ...at, title });
  };
  await plant('À côté, en octobre', 0, 40);
  await plant('À 4 km, aujourd’hui', 0.036, 0);
  await plant('À 12 km, hier', 0.108, 1);
  await plant('À 12 km, aujourd’hui', 0.1081, 0);
  await plant('À 9 km, en octobre', 0.081, 40);
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await searchListings(fresh.ctx(), {
      ...{ near: paris, sort: 'local', limit: 2 },
      ...(cursor && { cursor }),
    });
    pages.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(pages).toEqual([
    'À 4 km, aujourd’hui',
    'À côté, en octobre',
    'À 9 km, en octobre',
    'À 12 km, aujourd’hui',
    'À 12 km, hier',
  ]);
});

test.each([
  { sort: 'distance' as const, near: paris },
  { sort: 'local' as const, near: paris },
  { sort: 'newest' as const },
])('page by page, nothing twice and nothing missing: %o', async (order) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search({ ...order, limit: 7, ...(cursor && { cursor }) });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
    // Somebody publishes meanwhile: newer, and nearer than anything.
    if (seen.length === 7)
      await plantListing(platform.app, space.tenant.id, author, { ...paris, title: 'Entre deux pages' });
  } while (cursor);
  const all = await search(order);
  const before = all.items.filter((item) => item.title !== 'Entre deux pages');
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(before.map((item) => item.id)));
});

test('a box finds what lies in it, also over the antimeridian and up to the pole', async () => {
  const titles = async (bbox: Box) => (await search({ bbox })).items.map((item) => item.title).sort();
  expect(await titles({ west: 179, south: -20, east: -179, north: -15 })).toEqual([
    'Fidji, côté est',
    'Fidji, côté ouest',
  ]);
  expect(await titles({ west: 179, south: -20, east: 180, north: -15 })).toEqual(['Fidji, côté est']);
  expect(await titles({ west: -180, south: 85, east: 180, north: 90 })).toEqual(['Tout au nord']);
});

test('filters narrow the list and its count alike', async () => {
  const urgent = await search({ urgent: true });
  expect(urgent.total).toBe(6);
  expect(urgent.items.every((item) => item.urgent)).toBe(true);
  const offers = await search({ kind: 'offer', category: 'lifts', near: paris });
  expect(offers.items.every((item) => item.kind === 'offer' && item.category === 'lifts')).toBe(true);
  expect(offers.total).toBe(offers.items.length);
});

test('words: accents and capitals do not matter, the last may be unfinished, operators are words', async () => {
  const titles = async (q: string) => (await search({ q })).items.map((item) => item.title).sort();
  expect(await titles('FIDJI COTE')).toEqual(['Fidji, côté est', 'Fidji, côté ouest']);
  expect(await titles('fid')).toHaveLength(2);
  expect(await titles('terminee')).toEqual([]);
  for (const hostile of ["'; drop table listings --", '& | ! ( ) <->', ':*', '\\', '"unclosed', '%_%'])
    expect(Array.isArray(await titles(hostile))).toBe(true);
});

test('never empty: the ring is widened until something is there, and said', async () => {
  const lyon = { lat: 45.76, lon: 4.83 };
  const { items, widened, radiusKm } = await widenSearch(space.ctx(), {
    near: lyon,
    radiusKm: 25,
    limit: 20,
  });
  expect(widened).toBe(true);
  expect(items.length).toBeGreaterThan(0);
  expect(Math.max(...items.map((item) => item.distanceKm ?? 0))).toBeLessThanOrEqual(
    radiusKm ?? Number.POSITIVE_INFINITY,
  );
  const nowhere = await widenSearch(space.ctx(), { near: lyon, radiusKm: 25, q: 'licorne', limit: 20 });
  expect(nowhere).toMatchObject({ widened: false, items: [] });
});

test('the map counts what the list counts, for any zoom and filter', async () => {
  const world = { west: -180, south: -90, east: 180, north: 90 };
  const filters: Partial<SearchParams>[] = [
    {},
    { kind: 'offer' },
    { urgent: true },
    { near: paris, radiusKm: 50 },
    { q: 'annonce' },
  ];
  for (const filter of filters) {
    const { total } = await search({ ...filter, bbox: world });
    for (const zoom of [0, 3, 8, 20]) {
      const { features } = await mapListings(space.ctx(), { ...filter, bbox: world, zoom });
      const sum = features.reduce((n, { properties }) => n + (properties.cluster ? properties.count : 1), 0);
      expect(sum).toBe(total);
      expect(features.length).toBeLessThanOrEqual(500);
    }
  }
});

test('a cursor of another search, or none, is refused by name', async () => {
  for (const cursor of [
    '',
    'x',
    'n~nonsense',
    'd~0.5~0190aaaa-0000-7000-8000-000000000000',
    'r~0~0.5~0190aaaa-0000-7000-8000-000000000000',
  ])
    await expect(search({ cursor })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: ['cursor'] }],
    });
  await expect(search({ radiusKm: 5 })).rejects.toMatchObject({ faults: [{ path: ['near'] }] });
});

test('of equally near ones the newest comes first, and an urgent request of two days leads', async () => {
  const other = await platform.openSpace();
  const writer = await other.member();
  const HOUR = 3_600_000;
  const now = Date.now();
  const at = (hours: number) => new Date(now - hours * HOUR);
  const plant = (given: Parameters<typeof plantListing>[3]) =>
    plantListing(platform.app, other.tenant.id, writer, { ...cellAt(paris, 2), ...given });
  await plant({ title: 'of last month', createdAt: at(700) });
  await plant({ title: 'of this morning', createdAt: at(3) });
  await plant({ title: 'urgent, of yesterday', createdAt: at(30), urgent: true, kind: 'request' });
  await plant({ title: 'urgent, of three days ago', createdAt: at(72), urgent: true, kind: 'request' });
  await plant({ title: 'an urgent offer', createdAt: at(1), urgent: true, kind: 'offer' });
  const params = { near: paris, radiusKm: 25, limit: 20 };
  const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title);
  expect(titles(await searchListings(other.ctx(), params))).toEqual([
    'an urgent offer',
    'of this morning',
    'urgent, of yesterday',
    'urgent, of three days ago',
    'of last month',
  ]);
  expect(titles({ items: await leadingRequests(other.ctx(), params) })).toEqual(['urgent, of yesterday']);
  for (const none of [
    { kind: 'offer' as const },
    { q: 'urgent' },
    { radiusKm: 25, near: { lat: 0, lon: 0 } },
  ])
    expect(await leadingRequests(other.ctx(), { ...params, ...none })).toEqual([]);
});
