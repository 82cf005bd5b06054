import { createListing } from '@entraide/core/listing';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { newId, shortCode } from '@entraide/model';
import { paths } from '@entraide/model/path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportPage } from './find-thing.server.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const published = async (space: TestSpace) => {
  const listing = await createListing(space.ctx({ actor: await space.member() }), {
    ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Deux sacs.' },
    place: { lat: 48.8606, lon: 2.3376 },
  });
  return listing.id;
};

test('an address that somebody names or pastes leads to what it shows, and another space’s leads nowhere', async () => {
  const [space, other] = [await platform.openSpace(), await platform.openSpace()];
  const [id, foreign] = [await published(space), await published(other)];
  const found = (asked: Record<string, string>) => reportPage(space.ctx(), new URLSearchParams(asked));
  const here = paths.report('listing', id);
  expect(await found({ of: `listing:${id}` })).toBe(here);
  expect(await found({ of: `author:${id}` })).toBe(paths.report('author', id));
  expect(await found({ address: `https://${space.tenant.host}/listings/${id}?lang=en` })).toBe(here);
  expect(await found({ address: `${space.tenant.host}${paths.shortListing(shortCode(id))}` })).toBe(here);
  for (const nothing of [
    { of: `listing:${foreign}` },
    { of: `listing:${newId()}` },
    { of: 'listing' },
    { of: `space:${id}` },
    { address: `https://${other.tenant.host}/listings/${foreign}` },
    { address: paths.shortListing(shortCode(foreign)) },
    { address: 'la deuxième' },
  ])
    expect(await found(nothing), JSON.stringify(nothing)).toBeNull();
});
