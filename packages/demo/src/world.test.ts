import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { locate } from '@entraide/core/place';
import { createTestDatabase, type TestDatabase } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import { distanceM } from '@entraide/model/geo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeDemoListing } from './compose-listing.ts';
import { composeMember, type DemoSpace } from './compose-member.ts';
import { randomFrom } from './content/index.ts';
import { languageIn, readWorld, spreadOf, type World } from './world.ts';

const space: DemoSpace = {
  slug: 'anywhere',
  locales: ['en', 'fr', 'ar'],
  categories: [{ slug: 'childcare', lifetimeDays: 30 }],
  ownCities: 0,
};
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadGazetteer({ db: database.db('app'), ownerUrl: database.urls.owner, source: smallSource });
  world = await database.db('platform').outsideTenant(readWorld);
});
afterAll(() => database.close());

const compose = (number: number) => composeDemoListing(space, [composeMember(space, 1, 0)], 1, number, world);

test('a listing of the world lies where people live, in the cell and with the radius that its author would have been given', async () => {
  const listings = Array.from({ length: 60 }, (_, number) => compose(number));
  await database.db('app').inTenant(newId(), async (tx) => {
    for (const { point, precision, town } of listings) {
      if (!town) throw new Error('every listing has a town');
      expect(distanceM(point, town)).toBeLessThan(6 * spreadOf(town));
      const kept = world.snap(point, precision, town);
      expect(kept.country).toHaveLength(2);
      if (precision === 'country') continue;
      const { lat, lon, radiusM } = await locate(tx, point, precision);
      expect(kept).toMatchObject({ lat, lon, radiusM });
    }
  });
});

test('towns come by their people', () => {
  const random = randomFrom('towns');
  const picked = Array.from({ length: 3_000 }, () => world.pick(random));
  const share = picked.filter(({ population }) => population >= 1_000_000).length / picked.length;
  expect(share).toBeGreaterThan(0.5);
  expect(new Set(picked.map(({ id }) => id)).size).toBeGreaterThan(10);
});

test('people write what is spoken where they live, when the space speaks it too', () => {
  const random = randomFrom('languages');
  const mostly = (country: string) => {
    const all = Array.from({ length: 300 }, () => languageIn(country, space.locales, random));
    return space.locales.find((locale) => all.filter((one) => one === locale).length > 200);
  };
  expect([mostly('FR'), mostly('SN'), mostly('MA'), mostly('LB'), mostly('GB'), mostly('JP')]).toEqual([
    ...['fr', 'fr', 'ar', 'ar', 'en', 'en'],
  ]);
});
