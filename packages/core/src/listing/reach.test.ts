import type { listings } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { matchesOf, readReach } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let listingId: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member();
  listingId = await plantListing(platform.app, space.tenant.id, author);
});

it('tells how many it reaches, never a few of whom one could guess who they are', async () => {
  const mine = {
    location: { lat: 48.85, lon: 2.35, precision: 'city' as const, label: '', country: '', radiusM: 0 },
  };
  expect(await readReach(space.ctx({ actor: author }), mine)).toEqual({ people: null, near: null });
  for (let n = 0; n < 6; n++) {
    const one = await space.member();
    await plantListing(platform.app, space.tenant.id, one, n === 5 ? { lat: 43.3, lon: 5.4 } : {});
    if (n === 4) await plantListing(platform.app, space.tenant.id, one);
  }
  await space.member({ status: 'pending' });
  expect(await readReach(space.ctx({ actor: author }), mine)).toEqual({ people: 6, near: 5 });
  const country = { location: { ...mine.location, precision: 'country' as const } };
  expect(await readReach(space.ctx({ actor: author }), country)).toEqual({ people: 6, near: null });
  await space.member({ status: 'suspended' });
  expect(await readReach(space.ctx({ actor: author }), mine)).toMatchObject({ people: 6 });
});

it('finds the open offers for a request: its category first, near it, in its country, of people whom its author sees', async () => {
  const other = await space.member();
  const offer = (given: Partial<typeof listings.$inferInsert>, who = other) =>
    plantListing(platform.app, space.tenant.id, who, { kind: 'offer', ...given });
  const far = { lat: 48.9, lon: 2.5 };
  const [lift, shopping] = [await offer({ category: 'lifts' }), await offer(far)];
  const blocked = await space.member();
  await offer({}, blocked);
  await offer({ sample: true });
  await offer({ country: 'BE' });
  await offer({ lat: 43.3, lon: 5.4 });
  await offer({ status: 'paused' });
  await offer({ expiresAt: new Date(0) });
  await offer({}, author);
  await plantListing(platform.app, space.tenant.id, other);
  const actor = { ...author, unseen: [blocked.memberId] };
  const request = {
    ...{ id: listingId, kind: 'request' as const, category: 'shopping' },
    location: {
      lat: 48.8566,
      lon: 2.3522,
      precision: 'city' as const,
      label: '',
      country: 'France',
      radiusM: 0,
    },
  };
  expect((await matchesOf(space.ctx({ actor }), request)).map(({ id }) => id)).toEqual([shopping, lift]);
  expect(
    (await matchesOf(space.ctx({ actor: other }), { ...request, id: shopping ?? '', kind: 'offer' })).map(
      ({ id }) => id,
    ),
  ).toEqual([listingId]);
});
