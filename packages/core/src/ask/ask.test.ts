import { acts, eq, members } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { decideCase, listCases, reportThing } from '../desk/index.ts';
import { sweep } from '../job/sweep.ts';
import { createListing, getListing, searchListings, solveListing, updateListing } from '../listing/index.ts';
import { deleteMe, listMembers, readMember, setRole } from '../member/index.ts';
import { exhaust, sendMails, type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import {
  chooseHelper,
  countUnread,
  listThreads,
  readThread,
  replyToThread,
  startThread,
} from '../thread/index.ts';
import { sweeps } from '../worker/jobs.ts';
import {
  answerAsk,
  askForSomebody,
  askOfListing,
  countAsks,
  forDesk,
  forgetAsk,
  leaveAsk,
  listAsks,
  listMyAsks,
  readAsk,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let moderator: Ctx;
let admin: Ctx;
let helper: Ctx;
let member: Ctx;
let actors: Record<'helper' | 'member', MemberActor>;
beforeEach(async () => {
  space = await platform.openSpace({ name: { fr: 'Voisins de Lisbonne', en: 'Neighbours', ar: 'جيران' } });
  const as = async (given: Parameters<TestSpace['member']>[0]) => {
    const actor = await space.member(given);
    return { actor, ctx: space.ctx({ actor }) };
  };
  moderator = (await as({ role: 'moderator', email: 'mod@example.org', displayName: 'Maud' })).ctx;
  admin = (await as({ role: 'admin', email: 'admin@example.org', displayName: 'Adèle' })).ctx;
  const [bo, zoe] = [
    await as({ displayName: 'Bo Martin' }),
    await as({ displayName: 'Zoé Petit', email: 'zoe@example.org' }),
  ];
  [helper, member] = [bo.ctx, zoe.ctx];
  actors = { helper: bo.actor, member: zoe.actor };
});

const listing = {
  ...{ category: 'shopping', title: 'Courses du samedi', description: 'Deux sacs, au troisième étage.' },
  ...{ place: { id: PLACE_ID }, precision: 'city', consent: true },
};
const caller = { name: 'Odette', reach: 'phone', contact: '01 23 45 67 89' };
const asked = () => askForSomebody(moderator, { caller, listing });
const sees = async (ctx: Ctx, id: string) => getListing(await forDesk(ctx, { listing: id }), id);

describe('the desk asks for a caller', () => {
  it('in the association’s own name, and tells nobody whose it is', async () => {
    const { id } = await asked();
    const read = await getListing(helper, id);
    expect(read).toMatchObject({ kind: 'request', onBehalf: true, byDesk: true, mine: false });
    expect(read.author).toEqual({ name: 'Voisins de Lisbonne' });
    const [found] = (await searchListings(space.ctx(), { limit: 10 })).items;
    expect(JSON.stringify([read, found])).not.toMatch(/Odette|0123|01 23|Maud/);
    const page = await askOfListing(admin, id);
    expect(page).toMatchObject({ name: 'Odette', contact: '01 23 45 67 89', taken: { by: 'Maud' } });
  });

  it('with consent, a number that is one, and only by the team', async () => {
    const { consent: _, ...silent } = listing;
    await expect(askForSomebody(moderator, { caller, listing: silent })).rejects.toMatchObject({
      faults: [{ path: ['consent'] }],
    });
    await expect(
      askForSomebody(moderator, { caller: { ...caller, contact: '12' }, listing }),
    ).rejects.toMatchObject({ faults: [{ path: ['contact'] }] });
    for (const ctx of [member, space.ctx()])
      await expect(askForSomebody(ctx, { caller, listing })).rejects.toMatchObject({
        code: expect.stringMatching(/not-allowed|sign-in-needed/),
      });
  });

  it('as often as each of the team may publish in a day: nobody uses up another’s', async () => {
    const { actor } = moderator;
    await exhaust(moderator, 'listings', actor.kind === 'member' ? actor.memberId : '', 1);
    await asked();
    await expect(asked()).rejects.toMatchObject({ code: 'too-many' });
    await askForSomebody(admin, { caller, listing });
  });

  it('under one row, also when two ask for the first time at once', async () => {
    await Promise.all([asked(), askForSomebody(admin, { caller, listing }), asked()]);
    const desks = await inTenant(space.ctx(), (tx) =>
      tx.select().from(members).where(eq(members.isDesk, true)),
    );
    expect(desks).toHaveLength(1);
    const [desk] = desks;
    expect((await listMembers(admin)).items.map(({ id }) => id)).not.toContain(desk?.id);
    await expect(readMember(admin, desk?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(setRole(admin, desk?.id ?? '', { role: 'admin' })).rejects.toMatchObject({
      code: expect.any(String),
    });
  });

  it('and each of the team changes it, recorded as what they did; members and other spaces do not', async () => {
    const { id } = await asked();
    expect(await sees(admin, id)).toMatchObject({ mine: true });
    expect(await askOfListing(await forDesk(admin, { listing: id }), id)).toMatchObject({ name: 'Odette' });
    await expect(askOfListing(member, id)).rejects.toMatchObject({ code: 'not-allowed' });
    await updateListing(await forDesk(admin, { listing: id }), id, { title: 'Courses du lundi' });
    const did = await inTenant(space.ctx(), (tx) => tx.select().from(acts));
    const byAdmin = did.filter(({ actorId }) => actorId === (admin.actor as MemberActor).memberId);
    expect(byAdmin.map(({ action }) => action)).toEqual(['ask.listing']);
    expect(await sees(member, id)).toMatchObject({ mine: false });
    await expect(
      updateListing(await forDesk(member, { listing: id }), id, { title: 'Autre' }),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const stranger = await platform.openSpace();
    const theirs = stranger.ctx({ actor: await stranger.member({ role: 'admin' }) });
    expect((await forDesk(theirs, { listing: id })).actor).toBe(theirs.actor);
    expect(await askOfListing(theirs, id)).toBeNull();
  });

  it('is decided about as a listing, and never as a person', async () => {
    const { id } = await asked();
    await reportThing(helper, { what: 'listing', id, reason: 'other' });
    const [line] = (await listCases(admin)).items;
    const limit = {
      kind: 'limit',
      ground: 'other',
      days: 7,
      facts: 'Une raison assez longue pour être dite.',
    };
    await expect(decideCase(admin, line?.id ?? '', limit)).rejects.toMatchObject({ code: 'conflict' });
    await decideCase(admin, line?.id ?? '', { ...limit, kind: 'hide', days: undefined });
    expect((await sees(moderator, id)).status).toBe('hidden');
  });
});

describe('answers', () => {
  const answer = async () => {
    const { id: listingId } = await asked();
    const { id } = await startThread(helper, { listingId, body: 'Je peux samedi à dix heures.' });
    return { listingId, id };
  };

  it('come to the desk: the team reads, answers and chooses, and nobody else', async () => {
    const { listingId, id } = await answer();
    expect(await countAsks(admin)).toBe(1);
    expect((await askOfListing(moderator, listingId))?.answers).toMatchObject([
      { name: 'Bo', words: 'Je peux samedi à dix heures.', unread: true, chosen: false },
    ]);
    const desk = await forDesk(admin, { thread: id });
    await replyToThread(desk, id, { body: 'Merci, nous l’appelons.' });
    expect(await countAsks(moderator)).toBe(0);
    expect(await readThread(helper, id)).toMatchObject({
      with: 'Voisins de Lisbonne',
      withId: null,
      byDesk: true,
    });
    await chooseHelper(desk, id);
    await solveListing(await forDesk(moderator, { listing: listingId }), listingId);
    // As themselves they have no part in it.
    for (const ctx of [moderator, admin, member]) {
      await expect(readThread(ctx, id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await listThreads(ctx)).toEqual([]);
      expect(await countUnread(ctx)).toBe(0);
    }
    await expect(readThread(await forDesk(member, { thread: id }), id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('opens no other conversation to the team', async () => {
    const own = await createListing(member, { ...listing, kind: 'request', onBehalf: true });
    const { id } = await startThread(helper, { listingId: own.id, body: 'Je peux.' });
    for (const what of [{ thread: id }, { listing: own.id }])
      expect((await forDesk(admin, what)).actor).toBe(admin.actor);
    await expect(readThread(await forDesk(admin, { thread: id }), id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('leaves whoever wrote before they were of the team themselves', async () => {
    const { id } = await answer();
    await setRole(admin, actors.helper.memberId, { role: 'moderator' });
    const now = space.ctx({ actor: { ...actors.helper, role: 'moderator' } });
    expect((await forDesk(now, { thread: id })).actor).toBe(now.actor);
    expect(await readThread(now, id)).toMatchObject({ mine: false });
  });

  it('are told to the team by mail, and to nobody’s mailbox of the desk', async () => {
    await answer();
    const mails = await space.mails();
    expect(
      mails
        .filter(({ mail }) => mail.kind === 'ask-answered')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['admin@example.org', 'mod@example.org']);
    expect(mails.map(({ to }) => to)).not.toContain('desk');
    const sent = await sendMails(platform.worker, space.tenant.id);
    expect(JSON.stringify(sent.filter(({ to }) => to === 'mod@example.org'))).not.toMatch(/samedi|Odette/);
  });

  it('asks the team, not a person, whether it is still needed', async () => {
    const { id } = await askForSomebody(moderator, {
      ...{ caller, listing: { ...listing, expiresAt: new Date(Date.now() + 86_400_000).toISOString() } },
    });
    const mails = (await space.mails()).filter(
      ({ mail }) => mail.kind === 'still-needed' && mail.listingId === id,
    );
    expect(mails.map(({ to }) => to).sort()).toEqual(['admin@example.org', 'mod@example.org']);
  });
});

describe('somebody leaves it with the desk', () => {
  const words = 'Je sors de l’hôpital, il me faut quelqu’un pour les courses.';

  it('the desk asks for them, they see how it stands, and are told when they wish', async () => {
    const { id } = await leaveAsk(member, { words, reach: 'account', wantsAnswers: true });
    expect(await countAsks(moderator)).toBe(1);
    expect(await readAsk(moderator, id)).toMatchObject({
      name: 'Zoé',
      words,
      member: true,
      state: 'waiting',
    });
    const { id: listingId } = await askForSomebody(moderator, { askId: id, listing });
    await expect(askForSomebody(admin, { askId: id, listing })).rejects.toMatchObject({ code: 'conflict' });
    await startThread(helper, { listingId, body: 'Avec plaisir.' });
    expect(await listMyAsks(member)).toMatchObject([
      { state: 'asked', listing: { id: listingId }, answers: [{ name: 'Bo', words: 'Avec plaisir.' }] },
    ]);
    expect(await listMyAsks(helper)).toEqual([]);
    await space.mails();
    const told = (await space.mails())
      .filter(({ to }) => to === 'zoe@example.org')
      .map(({ mail }) => mail.kind);
    expect(told).toEqual(['ask-published', 'ask-helped']);
    // It is the desk's, and theirs to read like anybody's.
    expect(await sees(member, listingId)).toMatchObject({ mine: false });
  });

  it('a visitor too, where visitors read the space', async () => {
    const ctx = space.ctx({ ip: '203.0.113.7' });
    await expect(leaveAsk(ctx, { words, reach: 'phone', contact: '0123456789' })).rejects.toMatchObject({
      faults: [{ path: ['name'] }],
    });
    await expect(leaveAsk(ctx, { words, reach: 'account', name: 'Léa' })).rejects.toMatchObject({
      faults: [{ path: ['reach'] }],
    });
    const { id } = await leaveAsk(ctx, { words, reach: 'email', contact: 'lea@example.org', name: 'Léa' });
    await answerAsk(moderator, id, { outcome: 'declined', words: 'Appelez plutôt la mairie.' });
    const [mail] = (await space.mails()).filter(({ to }) => to === 'lea@example.org');
    expect(mail?.mail).toMatchObject({ kind: 'ask-closed', outcome: 'declined' });
    await expect(answerAsk(admin, id, { outcome: 'answered', words: 'Oui.' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const closed = await platform.openSpace({ slug: 'closed-one' }, 'private');
    await expect(
      leaveAsk(closed.ctx(), { words, reach: 'phone', contact: '0123456789', name: 'Léa' }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/not-allowed|sign-in-needed|not-found/),
    });
  });

  it('is for the team to read, and no one else', async () => {
    const { id } = await leaveAsk(member, { words, reach: 'account' });
    for (const ctx of [helper, space.ctx()])
      for (const call of [() => listAsks(ctx), () => readAsk(ctx, id), () => forgetAsk(ctx, id)])
        await expect(call()).rejects.toMatchObject({
          code: expect.stringMatching(/not-allowed|sign-in-needed/),
        });
    expect(await countAsks(helper)).toBeNull();
    const put = space.ctx({ actor: { ...actors.member, status: 'suspended' } });
    await expect(leaveAsk(put, { words, reach: 'account' })).rejects.toMatchObject({ code: 'not-allowed' });
    const stranger = await platform.openSpace();
    const theirs = stranger.ctx({ actor: await stranger.member({ role: 'admin' }) });
    await expect(readAsk(theirs, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes when they leave, with what was asked for them', async () => {
    const { id } = await leaveAsk(member, { words, reach: 'account' });
    const { id: listingId } = await askForSomebody(moderator, { askId: id, listing });
    const { id: threadId } = await startThread(helper, { listingId, body: 'Avec plaisir.' });
    await deleteMe(member);
    expect(await listAsks(moderator)).toEqual([]);
    await expect(getListing(helper, listingId)).rejects.toMatchObject({ code: 'not-found' });
    // What the helper wrote stays theirs, and the desk's.
    expect(await readThread(helper, threadId)).toMatchObject({ listing: null });
  });

  it('is forgotten at once when a caller wants it', async () => {
    const { id: listingId } = await asked();
    const ask = await askOfListing(moderator, listingId);
    await forgetAsk(moderator, ask?.id ?? '');
    expect(await askOfListing(moderator, listingId)).toBeNull();
    expect((await getListing(helper, listingId)).title).toBe(listing.title);
  });
});

it('who called is known for four weeks after the end, and who waits for as long as they wait', async () => {
  const { id: listingId } = await asked();
  await leaveAsk(member, { words: 'Une échelle.', reach: 'account' });
  await solveListing(await forDesk(moderator, { listing: listingId }), listingId);
  const night = async (days: number) => {
    const later = { ...platform.worker, clock: () => new Date(Date.now() + days * 86_400_000) };
    const ctx = { ...space.ctx(), clock: later.clock };
    await later.db.inTenant(space.tenant.id, (tx) => sweep(sweeps, { ...ctx, db: later.db } as Ctx, tx));
    return (await listAsks(moderator)).map(({ state }) => state);
  };
  expect(await night(27)).toEqual(['waiting', 'asked']);
  expect(await night(29)).toEqual(['waiting']);
});
