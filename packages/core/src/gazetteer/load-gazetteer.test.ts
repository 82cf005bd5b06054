import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, sql } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallSource } from './fixture/index.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import type { GazetteerSource } from './source.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
const load = (source: GazetteerSource) => loadGazetteer({ db, ownerUrl: server.urls.owner, source });
const read = async (query: string) => [...(await db.outsideTenant((tx) => tx.execute(sql.raw(query))))];

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
});
afterAll(() => server.close());

test('loads once, also when two processes start together', async () => {
  const loads = await Promise.all([load(smallSource), load(smallSource)]);
  expect(loads.map(({ loaded }) => loaded).sort()).toEqual([false, true]);
  expect((await load(smallSource)).loaded).toBe(false);
  expect(await read('select count(*)::int as places from places')).toEqual([{ places: 87 }]);
});

test('a place carries its region, its letters and its names', async () => {
  await load(smallSource);
  expect(
    await read(`select name, country, admin1, admin1_code, kind from places where id in (4717560, 2988507)`),
  ).toEqual(
    expect.arrayContaining([
      { name: 'Paris', country: 'US', admin1: 'Texas', admin1_code: 'TX', kind: 'seat' },
      { name: 'Paris', country: 'FR', admin1: 'Île-de-France', admin1_code: null, kind: 'capital' },
    ]),
  );
  expect(await read(`select labels->>'fr' as fr from places where id = 2643743`)).toEqual([
    { fr: 'Londres' },
  ]);
});

test('a country stands where its most populous place is', async () => {
  await load(smallSource);
  expect(await read(`select lat, lon from countries where code = 'FR'`)).toEqual([
    { lat: 48.85341, lon: 2.3488 },
  ]);
});

test('countries, regions and airports are areas, and no towns', async () => {
  await load(smallSource);
  expect(
    await read(`select kind, name, labels->>'fr' as fr from areas where country = 'LB' order by kind, name`),
  ).toEqual([
    { kind: 'airport', name: 'Beirut Rafic Hariri International Airport', fr: null },
    { kind: 'airport', name: 'Rene Mouawad Air Base / Kleyate Airport', fr: null },
    { kind: 'country', name: 'Lebanon', fr: 'Liban' },
    { kind: 'region', name: 'Beirut', fr: null },
  ]);
  expect(await read('select count(*)::int as n from places where id >= 900000000')).toEqual([{ n: 0 }]);
});

test('the indexes are there again afterwards', async () => {
  const indexes = () =>
    read(`select indexdef from pg_indexes where tablename in ('places', 'place_names') order by indexname`);
  const before = await indexes();
  expect(before.length).toBeGreaterThanOrEqual(6);
  const cities = join(await mkdtemp(join(tmpdir(), 'gazetteer-')), 'cities.txt');
  await copyFile(smallSource.cities, cities);
  await writeFile(cities, '\n', { flag: 'a' });
  expect((await load({ ...smallSource, cities })).loaded).toBe(true);
  expect(await indexes()).toEqual(before);
});

test('a new version replaces the names and keeps a place that listings may stand on', async () => {
  await load(smallSource);
  const cities = join(await mkdtemp(join(tmpdir(), 'gazetteer-')), 'cities.txt');
  const lines = (await readFile(smallSource.cities, 'utf8')).split('\n');
  await writeFile(cities, lines.filter((line) => !line.startsWith('4717560\t')).join('\n'));
  expect(await load({ ...smallSource, cities })).toMatchObject({ loaded: true, places: 86 });
  expect(await read('select id from places where id = 4717560')).toHaveLength(1);
  expect(await read('select key from place_names where place_id = 4717560')).toEqual([]);
  expect(await read('select version from gazetteer_version')).toHaveLength(1);
});

test('a broken source changes nothing', async () => {
  await load(smallSource);
  const cities = join(await mkdtemp(join(tmpdir(), 'gazetteer-')), 'cities.txt');
  await copyFile(smallSource.cities, cities);
  await writeFile(cities, 'x\tNowhere\n', { flag: 'a' });
  const before = await read('select count(*)::int as n from place_names');
  await expect(load({ ...smallSource, cities })).rejects.toThrow('Not a GeoNames line');
  expect(await read('select count(*)::int as n from place_names')).toEqual(before);
});

test('nobody but the owner writes', async () => {
  for (const role of ['app', 'worker', 'platform'] as const)
    for (const table of ['places', 'place_names', 'countries', 'areas', 'gazetteer_version'])
      await expect(
        server.db(role).outsideTenant((tx) => tx.execute(sql.raw(`delete from ${table}`))),
      ).rejects.toThrow();
});
