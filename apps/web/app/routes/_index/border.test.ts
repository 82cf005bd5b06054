import { createListing } from '@entraide/core/listing';
import { testPlatform } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteArgs } from '../../framework/index.ts';
import { readAsked } from './asked.server.ts';
import { findListings } from './found.server.ts';

const valenciennes = { lat: 50.35909, lon: 3.52506 };
const brussels = { lat: 50.85045, lon: 4.34878 };

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
  await platform.database.sql`
    insert into places (id, name, country, lat, lon, population, kind)
    values (2800866, 'Bruxelles', 'BE', ${brussels.lat}, ${brussels.lon}, 1019022, 'capital'),
      (2971041, 'Valenciennes', 'FR', ${valenciennes.lat}, ${valenciennes.lon}, 44821, 'town')`;
});
afterAll(() => platform.close());

const noCookies = { get: () => null, set() {}, drop() {} } as unknown as RouteArgs['cookies']; // Nobody's.

test('a card says its country when that is not where the reader looks, however near it is', async () => {
  const space = await platform.openSpace();
  const author = space.ctx({ actor: await space.member(), locale: 'fr' });
  const board = async (query: string) => {
    const url = new URL(`https://space.example/?near=50.36,3.53&${query}`);
    const ctx = space.ctx({ locale: 'fr' });
    const { widened, cards } = await findListings(ctx, await readAsked(ctx, url, noCookies));
    return { widened: widened !== null, places: cards.map(({ place }) => place) };
  };
  const publish = (place: { lat: number; lon: number }) =>
    createListing(author, {
      ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Deux sacs.' },
      ...{ place, precision: 'public-place' },
    });

  await publish(brussels);
  expect(await board('radiusKm=10')).toEqual({ widened: true, places: ['Bruxelles, Belgique'] });
  await publish(valenciennes);
  expect(await board('radiusKm=10')).toEqual({ widened: false, places: ['Valenciennes'] });
  expect(await board('radiusKm=100')).toEqual({
    widened: false,
    places: ['Valenciennes, France', 'Bruxelles, Belgique'],
  });
});
