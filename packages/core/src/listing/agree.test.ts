import { gzipSync } from 'node:zlib';
import { listings } from '@entraide/db';
import { newId } from '@entraide/model';
import { type Box, distanceM, splitAtAntimeridian } from '@entraide/model/geo';
import {
  decodeCursor,
  EQUALLY_NEAR_KM,
  encodeCursor,
  type MapParams,
  SearchParams,
} from '@entraide/model/listing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnWords } from '../search/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { mapListings, searchListings } from './index.ts';

type Planted = typeof listings.$inferSelect;

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let planted: Planted[];

const DAY_MS = 86_400_000;
const cities = [
  { lat: 48.85, lon: 2.35 },
  { lat: -17.75, lon: 179.95 },
  { lat: -17.75, lon: -179.95 },
  { lat: 89.9, lon: 20 },
  { lat: -54.8, lon: -68.3 },
  { lat: 0, lon: 0 },
];

/** Half around a few cities, half anywhere; a grid of a thousandth of a degree, as all that is shown. */
const draw = fc.record({
  place: fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...cities),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
      )
      .map(([city, north, east]) => ({
        lat: Math.max(-90, Math.min(90, Math.round(city.lat * 1000 + north) / 1000)),
        lon: Math.max(-180, Math.min(179.999, Math.round(city.lon * 1000 + east) / 1000)),
      })),
    fc.record({
      lat: fc.integer({ min: -90_000, max: 90_000 }).map((n) => n / 1000),
      lon: fc.integer({ min: -180_000, max: 179_999 }).map((n) => n / 1000),
    }),
  ),
  kind: fc.constantFrom('offer' as const, 'request' as const),
  category: fc.constantFrom('lifts', 'shopping', 'pets'),
  urgent: fc.boolean(),
  locale: fc.constantFrom('fr', 'en'),
  title: fc.constantFrom('Prêter un vélo', 'Une course en ville'),
  ageDays: fc.integer({ min: 0, max: 60 }),
  lastsDays: fc.integer({ min: -3, max: 40 }),
  status: fc.constantFrom(
    'published' as const,
    'published' as const,
    'published' as const,
    'solved' as const,
    'held' as const,
  ),
});

beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  const author = await space.member();
  const drawn = fc.sample(draw, { numRuns: 700, seed: 3 });
  const now = Date.now();
  const rows = drawn.map(({ place, ageDays, lastsDays, ...row }, n) => {
    const createdAt = new Date(now - ageDays * DAY_MS - n * 1000);
    return {
      ...row,
      ...place,
      id: newId(createdAt),
      authorId: author.memberId,
      description: 'Avec plaisir.',
      precision: 'city' as const,
      radiusM: 7500,
      placeId: PLACE_ID,
      country: 'FR',
      createdAt,
      expiresAt: new Date(now + lastsDays * DAY_MS + 60_000),
    };
  });
  planted = await platform.app.inTenant(space.tenant.id, async (tx) => {
    await tx.insert(listings).values(rows);
    for (const { locale, title } of rows.slice(0, 40))
      await learnWords(tx, { locale, title, description: 'Avec plaisir.' });
    return tx.select().from(listings);
  });
  // A neighbour with a listing in every city, who must never be counted.
  const neighbour = await platform.openSpace();
  const stranger = await neighbour.member();
  await platform.app.inTenant(neighbour.tenant.id, (tx) =>
    tx
      .insert(listings)
      .values(rows.slice(0, 300).map((row) => ({ ...row, id: newId(), authorId: stranger.memberId }))),
  );
});
afterAll(() => platform.close());

/** As the door lets them in: to the seventh decimal. */
const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((n) => n / 1e7);
const lat = degrees(90);
const lon = degrees(180);
const box = fc
  .oneof(
    fc.record({ west: lon, south: lat, east: lon, north: lat }),
    fc
      .tuple(fc.constantFrom(...cities), fc.double({ min: 0.01, max: 3, noNaN: true }))
      .map(([city, size]) => ({
        west: city.lon - size < -180 ? city.lon - size + 360 : city.lon - size,
        south: Math.max(-90, city.lat - size),
        east: city.lon + size > 180 ? city.lon + size - 360 : city.lon + size,
        north: Math.min(90, city.lat + size),
      })),
    fc.constant({ west: -180, south: -90, east: 180, north: 90 }),
  )
  .filter(({ west, south, east, north }) => north > south && west !== east);
/** What is typed, and the listings it finds: that say it, whose category means it, or that hold most of the words. */
const words: Record<string, (row: Planted) => boolean> = {
  vélo: ({ title }) => title.includes('vélo'),
  'course en vi': ({ title }) => title.includes('course'),
  plaisir: () => true,
  covoiturage: ({ category }) => category === 'lifts',
  'licorne vélo': ({ title }) => title.includes('vélo'),
  'de la': () => true,
};

const filters = fc.record(
  {
    kind: fc.constantFrom('offer' as const, 'request' as const),
    category: fc.constantFrom('lifts', 'pets', 'unheard-of'),
    urgent: fc.constant(true),
    language: fc.constantFrom('fr', 'en'),
    since: fc.integer({ min: 0, max: 90 }).map((days) => new Date(Date.now() - days * DAY_MS)),
    q: fc.constantFrom(...Object.keys(words)),
  },
  { requiredKeys: [] },
);
const near = fc.record({
  near: fc.oneof(fc.constantFrom(...cities), fc.record({ lat, lon })),
  radiusKm: fc.option(fc.double({ min: 0.5, max: 20_000, noNaN: true }), { nil: undefined }),
});

function fits(row: Planted, params: Partial<SearchParams>): boolean {
  const { kind, category, urgent, language, since, q, bbox, near: from, radiusKm } = params;
  const inBox = (area: Box) =>
    splitAtAntimeridian(area).some(
      ({ west, south, east, north }) =>
        row.lat >= south && row.lat <= north && row.lon >= west && row.lon <= east,
    );
  return (
    row.status === 'published' &&
    row.expiresAt > new Date() &&
    (!kind || row.kind === kind) &&
    (!category || row.category === category) &&
    (!urgent || row.urgent) &&
    (!language || row.locale === language) &&
    (!since || row.createdAt >= since) &&
    (!q || (words[q]?.(row) ?? false)) &&
    (!bbox || inBox(bbox)) &&
    (!from || !radiusKm || distanceM(from, row) <= radiusKm * 1000)
  );
}

async function everyPage(params: Partial<SearchParams>) {
  const pages = [];
  let cursor: string | undefined;
  do {
    const page = await searchListings(space.ctx(), { ...params, limit: 70, ...(cursor && { cursor }) });
    pages.push(page);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return {
    items: pages.flatMap(({ items }) => items),
    totals: [...new Set(pages.map(({ total }) => total))],
  };
}

/** As of many more listings: all pages but the first are looked for in rings. */
async function idsInRings(params: Partial<SearchParams>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchListings(space.ctx(), { ...params, limit: 30, ...(cursor && { cursor }) });
    ids.push(...page.items.map(({ id }) => id));
    const next = page.nextCursor && decodeCursor(page.nextCursor);
    cursor = next ? encodeCursor({ ...next, many: true }) : undefined;
  } while (cursor);
  return ids;
}

const given = <T extends object>(params: T): T =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as T;

test('any search gives what a look at every listing gives: the same ones, once, in order, and their number', async () => {
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.option(near, { nil: undefined }),
      fc.option(box, { nil: undefined }),
      fc.constantFrom('distance' as const, 'local' as const, 'newest' as const, undefined),
      async (some, where, bbox, order) => {
        const sort = order !== 'newest' && !where ? undefined : order;
        const params = given({ ...some, ...(where && given(where)), bbox, sort });
        const { items, totals } = await everyPage(params);
        const expected = planted.filter((row) => fits(row, params));
        expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(totals).toEqual([expected.length]);
        const by = sort ?? (some.q || !where ? 'newest' : 'distance');
        if (by !== 'newest' && where) {
          // As a card says it, and within five kilometres all is equally near: of these the newest comes first.
          const local = (row: Planted) =>
            Math.max(EQUALLY_NEAR_KM, Math.round(distanceM(where.near, row) / 1000));
          // To the centimetre, so that what lies in one cell is equally near.
          const exact = (row: Planted) => Math.round(distanceM(where.near, row) * 100);
          const far = by === 'local' ? local : exact;
          const ordered = expected.toSorted((a, b) => far(a) - far(b) || (a.id < b.id ? 1 : -1));
          expect(items.map(({ id }) => id)).toEqual(ordered.map(({ id }) => id));
          expect(await idsInRings(params)).toEqual(ordered.map(({ id }) => id));
        }
        if (sort === 'newest')
          expect(items.map(({ id }) => id)).toEqual(
            expected
              .map(({ id }) => id)
              .sort()
              .reverse(),
          );
      },
    ),
    { numRuns: 120, seed: 11 },
  );
});

test('the map holds what the list holds, for any box, zoom and filter, and never more than 500 marks', async () => {
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.option(near, { nil: undefined }),
      box,
      fc.double({ min: 0, max: 24, noNaN: true }),
      async (some, where, bbox, zoom) => {
        const params = given({ ...some, ...(where && given(where)), bbox, zoom }) as MapParams;
        const { features } = await mapListings(space.ctx(), params);
        const count = features.reduce(
          (n, { properties }) => n + (properties.cluster ? properties.count : 1),
          0,
        );
        expect(count).toBe(planted.filter((row) => fits(row, params)).length);
        expect(features.length).toBeLessThanOrEqual(500);
        for (const { properties } of features)
          if (!properties.cluster)
            expect(planted.find(({ id }) => id === properties.id)).toMatchObject({ kind: properties.kind });
      },
    ),
    { numRuns: 120, seed: 12 },
  );
});

test('the map follows every change of a listing', async () => {
  const world = { bbox: { west: -180, south: -90, east: 180, north: 90 }, zoom: 2 };
  const counted = async (kind: 'offer' | 'request') =>
    (await mapListings(space.ctx(), { ...world, kind })).features.reduce(
      (n, { properties }) => n + (properties.cluster ? properties.count : 1),
      0,
    );
  const before = [await counted('offer'), await counted('request')];
  const some = planted.find((row) => fits(row, { kind: 'offer' }));
  const run = (text: string) =>
    platform.database.sql.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
      await sql.unsafe(text);
    });
  const [offers = 0, requests = 0] = before;
  await run(`update listings set kind = 'request', lat = -lat where id = '${some?.id}'`);
  expect([await counted('offer'), await counted('request')]).toEqual([offers - 1, requests + 1]);
  await run(`update listings set status = 'deleted' where id = '${some?.id}'`);
  expect([await counted('offer'), await counted('request')]).toEqual([offers - 1, requests]);
  await run(`update listings set status = 'published', kind = 'offer', lat = -lat where id = '${some?.id}'`);
  expect([await counted('offer'), await counted('request')]).toEqual(before);
  await run(`delete from listings where id = '${some?.id}'`);
  expect([await counted('offer'), await counted('request')]).toEqual([offers - 1, requests]);
});

test('the largest answer of a map is small on its way: a mark in every tile, each with a listing of its own', async () => {
  const crowded = await platform.openSpace();
  const author = await crowded.member();
  const [wide, high] = [360 / 512, 180 / 512];
  const rows = Array.from({ length: 20 * 20 }, (_, n) => ({
    ...{ id: newId(), authorId: author.memberId, kind: n % 3 ? ('offer' as const) : ('request' as const) },
    ...{
      category: ['lifts', 'shopping', 'pets'][n % 3] ?? '',
      title: 'Annonce',
      description: 'Avec plaisir.',
      locale: 'fr',
    },
    ...{ precision: 'city' as const, radiusM: 7500, placeId: PLACE_ID, country: 'FR', urgent: n % 7 === 0 },
    lat: Math.round(((n % 20) + 0.1 + (0.8 * ((n * 7919) % 100)) / 100) * high * 1000) / 1000,
    lon: Math.round((Math.floor(n / 20) + 0.1 + (0.8 * ((n * 104_729) % 100)) / 100) * wide * 1000) / 1000,
    expiresAt: new Date(Date.now() + DAY_MS),
  }));
  await platform.app.inTenant(crowded.tenant.id, (tx) => tx.insert(listings).values(rows));
  const bbox = { west: 0, south: 0, east: 20 * wide, north: 20 * high };
  const answer = await mapListings(crowded.ctx(), { bbox, zoom: 7 });
  expect(answer.features.filter(({ properties }) => !properties.cluster)).toHaveLength(400);
  expect(gzipSync(JSON.stringify(answer)).length).toBeLessThanOrEqual(30_000);
});

test('what a page may ask for is what the property above asked for', () => {
  expect(Object.keys(SearchParams.shape).sort()).toEqual(
    [
      'bbox',
      'category',
      'cursor',
      'kind',
      'language',
      'limit',
      'near',
      'q',
      'radiusKm',
      'since',
      'sort',
      'urgent',
    ].sort(),
  );
});
