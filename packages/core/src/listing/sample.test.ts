import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import {
  addSampleListings,
  createListing,
  hasSamples,
  listForSitemap,
  removeSampleListings,
  searchListings,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const admin = async (space: TestSpace): Promise<Ctx> =>
  space.ctx({ actor: await space.member({ role: 'admin' }) });
const board = async (space: TestSpace) =>
  (await searchListings(space.ctx(), { sort: 'newest', limit: 20 })).items;

it('are three, say that they are examples, and are in the first language of the space', async () => {
  const space = await platform.openSpace();
  expect(await addSampleListings(await admin(space))).toBe(3);
  const items = await board(space);
  expect(items.map(({ sample, author, locale }) => ({ sample, author, locale }))).toEqual(
    Array(3).fill({ sample: true, author: null, locale: 'fr' }),
  );
  expect(await listForSitemap(space.ctx())).toEqual([]);
});

it('are put there once, of ten clicks at once, and never beside a listing', async () => {
  const space = await platform.openSpace();
  const ctx = await admin(space);
  await Promise.all(Array.from({ length: 10 }, () => addSampleListings(ctx)));
  expect(await board(space)).toHaveLength(3);
  const other = await platform.openSpace();
  const by = await admin(other);
  const real = {
    kind: 'offer',
    category: 'other',
    title: 'Une vraie',
    description: 'Oui.',
    precision: 'city',
  };
  await createListing(by, { ...real, place: { id: PLACE_ID } });
  expect(await addSampleListings(by)).toBe(0);
});

it('are answered by nobody', async () => {
  const space = await platform.openSpace();
  await addSampleListings(await admin(space));
  const [first] = await board(space);
  const ben = space.ctx({ actor: await space.member() });
  await expect(startThread(ben, { listingId: first?.id, body: 'Bonjour' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('go at once, and nothing else does', async () => {
  const space = await platform.openSpace();
  const ctx = await admin(space);
  await addSampleListings(ctx);
  const real = {
    kind: 'offer',
    category: 'other',
    title: 'Une vraie',
    description: 'Oui.',
    precision: 'city',
  };
  await createListing(ctx, { ...real, place: { id: PLACE_ID } });
  expect(await hasSamples(ctx)).toBe(true);
  expect(await removeSampleListings(ctx)).toBe(3);
  expect(await removeSampleListings(ctx)).toBe(0);
  expect((await board(space)).map(({ title }) => title)).toEqual(['Une vraie']);
});

it('are the admins’ alone, of their own space', async () => {
  const [space, other] = [await platform.openSpace(), await platform.openSpace()];
  await addSampleListings(await admin(space));
  const moderator = space.ctx({ actor: await space.member({ role: 'moderator' }) });
  for (const verb of [addSampleListings, removeSampleListings, hasSamples]) {
    await expect(verb(moderator)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(verb(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
  }
  expect(await removeSampleListings(await admin(other))).toBe(0);
  expect(await board(space)).toHaveLength(3);
});
