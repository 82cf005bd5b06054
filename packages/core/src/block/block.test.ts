import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { getListing, mapListings, searchListings } from '../listing/index.ts';
import { deleteMe, myData } from '../member/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { readThread, replyToThread, startThread } from '../thread/index.ts';
import { blockPerson, listBlocked, unblockPerson } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let [ana, bo, other]: MemberActor[] = [];
let [anas, bos]: string[] = [];
beforeEach(async () => {
  space = await platform.openSpace();
  [ana, bo, other] = [
    await space.member({ displayName: 'Ana Durand' }),
    await space.member({ displayName: 'Bo' }),
    await space.member(),
  ];
  anas = await plantListing(platform.app, space.tenant.id, ana);
  bos = await plantListing(platform.app, space.tenant.id, bo, { hideName: true, title: 'Un vélo à prêter' });
});

/** As their next request is: a session is read anew. */
async function as(actor: MemberActor | undefined): Promise<Ctx> {
  if (!actor) return space.ctx();
  const where = { db: platform.app, tenant: space.tenant };
  const { token } = await platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, actor.memberId));
  return space.ctx({ actor: await readSession(where, token) });
}
const world = { bbox: { west: -180, south: -90, east: 180, north: 90 }, zoom: 12 };
const sees = async (actor: MemberActor | undefined) => {
  const ctx = await as(actor);
  const { items } = await searchListings(ctx, { near: { lat: 48.85, lon: 2.35 }, limit: 20 });
  return items.map(({ id }) => id).sort();
};
const both = () => [anas, bos].sort();

describe('a block', () => {
  it('hides each one’s listings from the other, at once and in every read, and from nobody else', async () => {
    await blockPerson(await as(ana), { what: 'author', id: bos, kind: 'block' });
    expect(await sees(ana)).toEqual([anas]);
    expect(await sees(bo)).toEqual([bos]);
    expect(await sees(other)).toEqual(both());
    expect(await sees(undefined)).toEqual(both());
    for (const [who, id] of [
      [ana, bos],
      [bo, anas],
    ] as const) {
      const ctx = await as(who);
      const never = await getListing(ctx, crypto.randomUUID()).catch((error) => error.message);
      await expect(getListing(ctx, id ?? '')).rejects.toMatchObject({
        code: 'not-found',
        message: never,
      });
      await expect(startThread(ctx, { listingId: id, body: 'Bonjour' })).rejects.toMatchObject({
        code: 'not-found',
      });
      const { features } = await mapListings(ctx, world);
      expect(JSON.stringify(features)).not.toContain(id);
    }
  });

  it('closes their conversation for both, who go on reading it and hear nothing', async () => {
    const { id } = await startThread(await as(bo), { listingId: anas, body: 'Bonjour' });
    await blockPerson(await as(ana), { what: 'partner', id, kind: 'block' });
    const before = (await space.mails()).length;
    const refused = await Promise.all(
      [ana, bo].map(async (who) =>
        replyToThread(await as(who), id, { body: 'Encore' }).catch(({ code, message }) => [code, message]),
      ),
    );
    // The same words for both: nobody is told who of the two it was.
    expect(refused[0]).toEqual(['conflict', 'This conversation is closed.']);
    expect(refused[1]).toEqual(refused[0]);
    for (const who of [ana, bo]) expect((await readThread(await as(who), id)).messages).toHaveLength(1);
    expect(await space.mails()).toHaveLength(before);
  });

  it('against many messages at the same moment lets none through that comes after it', async () => {
    const { id } = await startThread(await as(bo), { listingId: anas, body: 'Bonjour' });
    const [hers, his] = [await as(ana), await as(bo)];
    const tried = await Promise.allSettled([
      ...Array.from({ length: 10 }, (_, n) => replyToThread(his, id, { body: `${n}` })),
      blockPerson(hers, { what: 'partner', id, kind: 'block' }),
      ...Array.from({ length: 10 }, (_, n) => replyToThread(his, id, { body: `later ${n}` })),
    ]);
    for (const one of tried)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    const sent = tried.filter((one, n) => n !== 10 && one.status === 'fulfilled').length;
    expect((await readThread(hers, id)).messages).toHaveLength(1 + sent);
    // What was on its way when the block came is not mailed either.
    expect(
      (await space.mails()).filter(({ mail, to }) => mail.kind === 'message' && to === ana?.email),
    ).toEqual([]);
  });
});

it('to mute somebody hides them from the reader alone, who hears nothing; they can still write', async () => {
  const { id } = await startThread(await as(bo), { listingId: anas, body: 'Bonjour' });
  await space.mails();
  await blockPerson(await as(ana), { what: 'partner', id, kind: 'mute' });
  const before = (await space.mails()).length;
  await replyToThread(await as(bo), id, { body: 'Tu es là ?' });
  expect((await readThread(await as(ana), id)).messages).toHaveLength(2);
  expect(await space.mails()).toHaveLength(before);
  expect(await sees(ana)).toEqual([anas]);
  expect(await sees(bo)).toEqual(both());
});

it('names whom one blocked as one saw them, and is taken back by its own author alone', async () => {
  await blockPerson(await as(ana), { what: 'author', id: bos, kind: 'mute' });
  await blockPerson(await as(ana), { what: 'author', id: bos, kind: 'block' }).catch(({ code }) =>
    // What is not seen any more is not found; to block as well, one goes through the conversation.
    expect(code).toBe('not-found'),
  );
  await blockPerson(await as(other), { what: 'author', id: anas, kind: 'block' });
  const [mine] = await listBlocked(await as(ana));
  expect(mine).toMatchObject({ kind: 'mute', said: 'Un vélo à prêter' });
  expect((await listBlocked(await as(other)))[0]?.said).toBe('Ana');
  expect(JSON.stringify(await myData(await as(ana)))).not.toContain(other?.memberId);
  expect(await myData(await as(ana))).toMatchObject({ blocks: [{ kind: 'mute', said: 'Un vélo à prêter' }] });
  for (const who of [bo, other])
    await expect(unblockPerson(await as(who), mine?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
  await unblockPerson(await as(ana), mine?.id ?? '');
  expect(await sees(ana)).toEqual([anas, bos].sort());
});

it('is refused for oneself, for what is not seen, for visitors, and goes with either of the two', async () => {
  const neighbour = await platform.openSpace();
  const theirs = await plantListing(platform.app, neighbour.tenant.id, await neighbour.member());
  const hers = await as(ana);
  await expect(blockPerson(hers, { what: 'author', id: anas, kind: 'block' })).rejects.toMatchObject({
    code: 'conflict',
  });
  for (const id of [theirs, crypto.randomUUID(), 'x'])
    await expect(blockPerson(hers, { what: 'author', id, kind: 'block' })).rejects.toMatchObject({
      code: 'not-found',
    });
  await expect(blockPerson(hers, { what: 'author', id: bos, kind: 'hate' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(blockPerson(space.ctx(), { what: 'author', id: bos, kind: 'block' })).rejects.toMatchObject({
    code: 'sign-in-needed',
  });
  await blockPerson(hers, { what: 'author', id: bos, kind: 'block' });
  await deleteMe(await as(bo));
  expect(await listBlocked(await as(ana))).toEqual([]);
  expect((await as(ana)).actor).not.toHaveProperty('unseen');
});

it('to mute and to block somebody stand side by side, and taking one back leaves the other', async () => {
  const bos = await plantListing(platform.app, space.tenant.id, bo as MemberActor);
  const { id } = await startThread(await as(ana), { listingId: bos, body: 'Bonjour' });
  for (const kind of ['block', 'mute', 'block'] as const)
    await blockPerson(await as(ana), { what: 'partner', id, kind });
  const both = await listBlocked(await as(ana));
  expect(both.map(({ kind }) => kind).sort()).toEqual(['block', 'mute']);
  await unblockPerson(await as(ana), both.find(({ kind }) => kind === 'block')?.id ?? '');
  expect((await listBlocked(await as(ana))).map(({ kind }) => kind)).toEqual(['mute']);
  await expect(getListing(await as(ana), bos)).rejects.toBeInstanceOf(NotFound);
  expect((await getListing(await as(bo), anas ?? '')).id).toBe(anas);
});
