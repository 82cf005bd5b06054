import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { getListing, mapListings, searchListings } from '../listing/index.ts';
import { readMessage } from '../mail/read-message.ts';
import { myData } from '../member/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import { countUnread, listThreads, readThread, replyToThread, startThread } from '../thread/index.ts';
import { blockPerson, listBlocked } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let ana: MemberActor;
let bo: MemberActor;
beforeEach(async () => {
  space = await platform.openSpace();
  ana = await space.member({ displayName: 'Ana Durand' });
  bo = await space.member({ displayName: 'Bo Martin' });
});

/** As their next request is: a session is read anew. */
async function as(actor: MemberActor): Promise<Ctx> {
  const where = { db: platform.app, tenant: space.tenant };
  const { token } = await platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, actor.memberId));
  return space.ctx({ actor: await readSession(where, token) });
}
const listingOf = (author: MemberActor, more = {}) =>
  plantListing(platform.app, space.tenant.id, author, more);
const hello = (listingId: string) => ({ listingId, body: 'Bonjour' });

describe('a hidden name', () => {
  it('stays hidden from who blocks in a conversation that its author has not answered', async () => {
    const hidden = await listingOf(bo, { hideName: true, title: 'Un vélo à prêter' });
    const { id } = await startThread(await as(ana), hello(hidden));
    await blockPerson(await as(ana), { what: 'partner', id, kind: 'block' });
    expect((await listBlocked(await as(ana)))[0]?.said).toBe('Un vélo à prêter');
    expect(await myData(await as(ana))).toMatchObject({ blocks: [{ said: 'Un vélo à prêter' }] });
    // Of who blocks them, a member's own data says nothing.
    expect(await myData(await as(bo))).toMatchObject({ blocks: [] });
  });

  it('is the name that was seen once its author has answered, and the other one’s is not hidden', async () => {
    const hidden = await listingOf(bo, { hideName: true });
    const { id } = await startThread(await as(ana), hello(hidden));
    await replyToThread(await as(bo), id, { body: 'Oui', named: true });
    for (const who of [ana, bo]) await blockPerson(await as(who), { what: 'partner', id, kind: 'block' });
    expect((await listBlocked(await as(ana)))[0]?.said).toBe('Bo');
    expect((await listBlocked(await as(bo)))[0]?.said).toBe('Ana');
  });
});

describe.each(['moderator', 'admin'] as const)('a %s', (role) => {
  it('sees the listings of members who block them, and hides for themselves whom they wish', async () => {
    const organiser = await space.member({ role });
    const theirs = await listingOf(organiser);
    const bos = await listingOf(bo);
    await blockPerson(await as(bo), { what: 'author', id: theirs, kind: 'block' });
    const ctx = await as(organiser);
    const seen = (await searchListings(ctx, { near: { lat: 48.85, lon: 2.35 }, limit: 20 })).items;
    expect(seen.map(({ id }) => id)).toContain(bos);
    await expect(getListing(ctx, bos)).resolves.toMatchObject({ id: bos });
    const world = { bbox: { west: -180, south: -90, east: 180, north: 90 }, zoom: 12 };
    await expect(mapListings(ctx, world)).resolves.toMatchObject({ type: 'FeatureCollection' });
    await expect(startThread(ctx, hello(bos))).rejects.toMatchObject({ code: 'conflict' });
    await expect(getListing(await as(bo), theirs)).rejects.toMatchObject({ code: 'not-found' });
    await blockPerson(ctx, { what: 'author', id: bos, kind: 'mute' });
    await expect(getListing(await as(organiser), bos)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('a mail that waits to be sent when its writer is muted or blocked is not sent', async () => {
  for (const kind of ['mute', 'block'] as const) {
    const { id } = await startThread(await as(bo), hello(await listingOf(ana)));
    const job = (await space.mails()).findLast(({ to }) => to === ana.email)?.mail;
    if (job?.kind !== 'message') throw new Error('no mail waits');
    const written = () =>
      inTenant(space.ctx(), (tx) => readMessage(tx, space.tenant, job.messageId, ana.email));
    expect(await written()).toMatchObject({ body: 'Bonjour' });
    await blockPerson(await as(ana), { what: 'partner', id, kind });
    expect(await written()).toBeNull();
    bo = await space.member();
  }
});

it('what a muted person writes is there to be read, and does not call; the other side of a block notices nothing', async () => {
  const { id } = await startThread(await as(bo), hello(await listingOf(ana)));
  await replyToThread(await as(ana), id, { body: 'Oui' });
  expect(await countUnread(await as(bo))).toBe(1);
  await blockPerson(await as(ana), { what: 'partner', id, kind: 'block' });
  expect(await countUnread(await as(bo))).toBe(1);

  const other = await space.member();
  const muted = await startThread(await as(other), hello(await listingOf(ana)));
  expect(await countUnread(await as(ana))).toBe(1);
  await blockPerson(await as(ana), { what: 'partner', id: muted.id, kind: 'mute' });
  await replyToThread(await as(other), muted.id, { body: 'Tu es là ?' });
  expect(await countUnread(await as(ana))).toBe(0);
  expect((await readThread(await as(ana), muted.id)).messages).toHaveLength(2);
  expect((await listThreads(await as(ana))).map((thread) => thread.id)).toContain(muted.id);
});

it('a conversation is closed with the same words when the other one was put out', async () => {
  const { id } = await startThread(await as(bo), hello(await listingOf(ana)));
  await platform.app.inTenant(space.tenant.id, (tx) => putOut(tx, ana.memberId));
  await expect(replyToThread(await as(bo), id, { body: 'Encore' })).rejects.toMatchObject({
    code: 'conflict',
    message: 'This conversation is closed.',
  });
});

it('blocks that cross with first messages of both never wait for each other', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => space.member()));
  await Promise.all(
    people.map(async (one) => {
      const [hers, his] = [await listingOf(ana), await listingOf(one)];
      const { id } = await startThread(await as(one), hello(hers));
      const [herCtx, hisCtx] = [await as(ana), await as(one)];
      const more = await Promise.all([listingOf(ana), listingOf(ana), listingOf(one)]);
      const tried = await Promise.allSettled([
        startThread(hisCtx, hello(more[0])),
        startThread(herCtx, hello(his)),
        blockPerson(herCtx, { what: 'partner', id, kind: 'block' }),
        blockPerson(hisCtx, { what: 'partner', id, kind: 'block' }),
        startThread(hisCtx, hello(more[1])),
        startThread(herCtx, hello(more[2])),
      ]);
      for (const result of tried)
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
    }),
  );
});
