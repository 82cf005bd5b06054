import { Readable } from 'node:stream';
import { memberBlocks } from '@entraide/db';
import { newId } from '@entraide/model';
import { profilePaths } from '@entraide/model/path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { NotFound, SignInNeeded } from '../error/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { getListing, listMyListings, searchListings } from '../listing/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { listThreads, readThread, replyToThread, startThread } from '../thread/index.ts';
import { myProfile, readProfile, setProfilePhoto } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let ben: MemberActor;
let jpeg: Buffer;

beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
  jpeg = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#7a1f4b' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => platform.close());
beforeEach(() => open({}));

async function open(config: Record<string, unknown>) {
  space = await platform.openSpace(config);
  [ana, ben] = [await space.member(), await space.member({ displayName: 'Ben' })];
  await setProfilePhoto(as(ana), Readable.from([jpeg]));
}
const as = (actor: MemberActor | null) => space.ctx({ actor });
const plant = (given: Parameters<typeof plantListing>[3] = {}) =>
  plantListing(platform.app, space.tenant.id, ana, given);
const addressOf = async (member: MemberActor) => {
  const { id, photoId } = await myProfile(as(member));
  return photoId && profilePaths.photoFile(id, photoId, 'small');
};
const authorSeenBy = async (reader: MemberActor | null) =>
  (await searchListings(as(reader), { limit: 20 })).items[0]?.author;
const hides = (by: MemberActor, about: MemberActor) =>
  platform.app.inTenant(space.tenant.id, (tx) =>
    tx.insert(memberBlocks).values({
      ...{ id: newId(), byId: by.memberId, aboutId: about.memberId },
      ...{ kind: 'mute', said: 'M', createdAt: new Date() },
    }),
  );

describe('a photo beside a name', () => {
  it('is on a card and on a page for members, and never for a visitor or who waits', async () => {
    const id = await plant();
    const photo = await addressOf(ana);
    expect(await authorSeenBy(ben)).toEqual({ name: 'Ana', photo });
    expect((await getListing(as(ben), id)).author).toMatchObject({ photo });
    expect((await listMyListings(as(ana))).map(({ author }) => author?.photo)).toEqual([photo]);
    expect(await authorSeenBy(null)).toEqual({ name: 'Ana' });
    expect(await authorSeenBy(await space.member({ status: 'pending' }))).toEqual({ name: 'Ana' });
    expect((await getListing(as(null), id)).author).toEqual({ name: 'Ana' });
  });

  it('is nowhere where the name is kept back, not even for its own author', async () => {
    const id = await plant({ hideName: true });
    expect(await authorSeenBy(ben)).toBeNull();
    expect((await getListing(as(ana), id)).author).toEqual({ name: 'Ana' });
    const thread = await startThread(as(ben), { listingId: id, body: 'Je peux.' });
    expect(await readThread(as(ben), thread.id)).toMatchObject({ with: null, photo: null });
    expect(await listThreads(as(ben))).toMatchObject([{ with: null, photo: null }]);
    await replyToThread(as(ana), thread.id, { body: 'Merci.', named: true });
    const photo = await addressOf(ana);
    expect(await readThread(as(ben), thread.id)).toMatchObject({ with: 'Ana', photo });
    expect(await listThreads(as(ben))).toMatchObject([{ with: 'Ana', photo }]);
    expect(await listThreads(as(ana))).toMatchObject([{ with: 'Ben', photo: null }]);
  });

  it('is gone where one of the two does not want the other', async () => {
    const thread = await startThread(as(ben), { listingId: await plant(), body: 'Je peux.' });
    await hides(ben, ana);
    const unseeing = { ...ben, unseen: [ana.memberId] };
    expect(await readThread(as(unseeing), thread.id)).toMatchObject({
      with: 'Ana',
      photo: null,
      withId: null,
    });
    expect(await listThreads(as(unseeing))).toMatchObject([{ with: 'Ana', photo: null }]);
  });
});

describe('a space where a profile is for those who talk with its member', () => {
  beforeEach(() => open({ profiles: 'conversation' }));
  const read = async (reader: MemberActor | null) =>
    readProfile(as(reader), (await myProfile(as(ana))).id).then(({ name }) => name);

  it('tells it to nobody else, and to the team', async () => {
    const listing = await plant();
    await expect(read(ben)).rejects.toBeInstanceOf(NotFound);
    await expect(read(null)).rejects.toBeInstanceOf(SignInNeeded);
    expect(await authorSeenBy(ben)).toEqual({ name: 'Ana' });
    expect((await getListing(as(ben), listing)).author).toEqual({ name: 'Ana' });
    expect(await read(await space.member({ role: 'moderator' }))).toBe('Ana');
    expect(await read(ana)).toBe('Ana');
    const { id } = await startThread(as(ben), { listingId: listing, body: 'Je peux.' });
    expect(await read(ben)).toBe('Ana');
    expect(await authorSeenBy(ben)).toEqual({ name: 'Ana', photo: await addressOf(ana) });
    expect(await readThread(as(ana), id)).toMatchObject({ withId: (await myProfile(as(ben))).id });
    await expect(read(await space.member())).rejects.toBeInstanceOf(NotFound);
  });

  it('does not tell who keeps their name back in a conversation', async () => {
    await plant({ title: 'Avec mon nom' });
    const hidden = await plant({ title: 'Sans mon nom', hideName: true });
    const { id } = await startThread(as(ben), { listingId: hidden, body: 'Je peux.' });
    await expect(read(ben)).rejects.toBeInstanceOf(NotFound);
    const board = (await searchListings(as(ben), { limit: 20 })).items;
    expect(board.map(({ author }) => author)).toEqual([null, { name: 'Ana' }]);
    await replyToThread(as(ana), id, { body: 'Merci.', named: true });
    expect(await read(ben)).toBe('Ana');
  });
});
