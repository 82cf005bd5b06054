import { createListing, updateListing } from '@entraide/core/listing';
import { testPlatform } from '@entraide/core/testing';
import { cellBox, MOST_CUTS } from '@entraide/model/geo';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteArgs } from '../../framework/index.ts';
import { readAsked } from '../_index/asked.server.ts';
import { findListings } from '../_index/found.server.ts';
import { readListingPage } from './listing-page.server.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const home = { lat: 48.8606, lon: 2.3376 };
const now = new Date();
const clock = () => now;
const noCookies = { get: () => null, set() {}, drop() {} } as unknown as RouteArgs['cookies']; // Nobody's.

test('what the pages are made of stays the same to the byte when somebody moves within their cell', async () => {
  const space = await platform.openSpace();
  const [ana, ben] = [await space.member({ displayName: 'Ana' }), await space.member({ displayName: 'Ben' })];
  const author = space.ctx({ actor: ana, clock });
  const words = { kind: 'request', category: 'shopping', title: 'Courses', description: 'Deux sacs.' };
  const { id } = await createListing(author, { ...words, place: home });
  await createListing(author, { ...words, place: { lat: 48.9, lon: 2.4 }, precision: 'public-place' });
  const pages = async () => {
    const told: unknown[] = [];
    for (const locale of ['fr', 'en', 'ar']) {
      const ctx = space.ctx({ actor: ben, clock, locale });
      told.push(await readListingPage(ctx, id));
      for (const query of [
        '',
        'near=48.8606,2.3376&radiusKm=1',
        'near=48.86,2.34&sort=newest&q=courses',
        'bbox=2.3,48.8,2.3376,48.8606',
        'near=47,2&radiusKm=5',
      ]) {
        const url = new URL(`https://space.example/?${query}`);
        told.push(await findListings(ctx, await readAsked(ctx, url, noCookies)));
      }
    }
    return JSON.stringify(told);
  };
  const before = await pages();
  expect(before).toContain(id);
  const { south, north, west, east } = cellBox(home, MOST_CUTS);
  for (let move = 0; move < 20; move++) {
    const [up, along] = [(move * 0.7549 + 0.001) % 1, (move * 0.5698 + 0.001) % 1];
    const place = { lat: south + up * (north - south), lon: west + along * (east - west) };
    await updateListing(author, id, { place });
    expect((await pages()) === before, `move ${move}`).toBe(true);
  }
  await updateListing(author, id, { place: { lat: 48.9, lon: 2.2 } });
  expect(await pages()).not.toBe(before);
});
