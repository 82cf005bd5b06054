import { eq, listings, members, noticeSettings, notices } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emit } from '../event/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
/** Some 17 km from Paris, and 390. */
const [VERSAILLES, LYON] = [2969679, 2996944];
beforeAll(async () => {
  platform = await testPlatform();
  await platform.database.sql`insert into places (id, name, country, lat, lon, population, kind) values
    (${VERSAILLES}, 'Versailles', 'FR', 48.80359, 2.13424, 85416, 'seat'),
    (${LYON}, 'Lyon', 'FR', 45.74846, 4.84671, 522250, 'seat') on conflict do nothing`;
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
});

const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
async function memberAt(placeId: number | null, chosen: Partial<typeof noticeSettings.$inferInsert> = {}) {
  const member = await space.member();
  await inSpace(async (tx) => {
    await tx.update(members).set({ placeId }).where(eq(members.id, member.memberId));
    await tx.insert(noticeSettings).values({ memberId: member.memberId, ...chosen });
  });
  return member.memberId;
}
const published = async (given: Partial<typeof listings.$inferInsert> = {}, author = space.member()) =>
  plantListing(platform.app, space.tenant.id, await author, { urgent: true, ...given });
async function told(listingId: string, event: 'listing.published' | 'listing.changed' = 'listing.published') {
  await inSpace((tx) => emit(tx, event, { listingId }));
  await space.mails();
  const rows = await inSpace((tx) => tx.select().from(notices).where(eq(notices.aboutId, listingId)));
  return rows.map(({ memberId }) => memberId).sort();
}

it('an urgent request is noted for the members around it, as far as each of them wants', async () => {
  const near = await memberAt(PLACE_ID);
  const besides = await memberAt(VERSAILLES);
  await memberAt(VERSAILLES, { radiusKm: 10 });
  await memberAt(LYON, { radiusKm: 100 });
  await memberAt(PLACE_ID, { urgent: 'never' });
  await memberAt(null);
  const waiting = await memberAt(PLACE_ID);
  await inSpace((tx) => tx.update(members).set({ status: 'pending' }).where(eq(members.id, waiting)));
  const author = await space.member();
  await inSpace((tx) => tx.update(members).set({ placeId: PLACE_ID }).where(eq(members.id, author.memberId)));
  const id = await published({}, Promise.resolve(author));
  expect(await told(id)).toEqual([near, besides].sort());
  expect(await told(id)).toEqual([near, besides].sort());
  expect(await told(id, 'listing.changed')).toEqual([near, besides].sort());
});

it('one that becomes urgent is noted then', async () => {
  const near = await memberAt(PLACE_ID);
  const id = await published({ urgent: false });
  expect(await told(id)).toEqual([]);
  await inSpace((tx) => tx.update(listings).set({ urgent: true }).where(eq(listings.id, id)));
  expect(await told(id, 'listing.changed')).toEqual([near]);
});

it.each([
  ['an offer', { kind: 'offer' as const }],
  ['what is for a whole country', { precision: 'country' as const }],
  ['what waits', { status: 'held' as const }],
  ['an example', { sample: true }],
  ['what is not urgent', { urgent: false }],
])('%s is not', async (_, given) => {
  await memberAt(PLACE_ID);
  expect(await told(await published(given))).toEqual([]);
});

it('a neighbour space hears nothing', async () => {
  const id = await published();
  space = await platform.openSpace();
  await memberAt(PLACE_ID);
  expect(await told(id)).toEqual([]);
});
