import { eq, messages, sql, threadShares, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockPerson, listBlocked } from '../block/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { sweepRows } from '../job/sweep-rows.ts';
import { deleteListing, updateListing } from '../listing/index.ts';
import { purgeListing } from '../listing/purge-listing.ts';
import { deleteMe, myData, refuseMember } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import {
  chooseHelper,
  countUnread,
  listThreads,
  muteThread,
  readThread,
  replyToThread,
  share,
  startThread,
  takeBackChoice,
  withdrawShare,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let listingId: string;
let id: string;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ email: 'author@example.org', displayName: 'Nadia Haddad' });
  helper = await space.member({ email: 'helper@example.org', displayName: 'Bruno Rossi' });
  listingId = await plantListing(platform.app, space.tenant.id, author, { kind: 'request', hideName: true });
  ({ id } = await startThread(as(helper), { listingId, body: 'Je peux passer.' }));
});

const as = (actor: MemberActor | null, given: Partial<Ctx> = {}) => space.ctx({ actor, ...given });
const rows = () => platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(threads));
const kindsTo = async (email: string) =>
  (await space.mails()).filter(({ to }) => to === email).map(({ mail }) => mail.kind);

describe('read marks', () => {
  it('tell who wrote that it was opened since, and nothing of what came later', async () => {
    const marks = async () => (await readThread(as(helper), id)).messages.map(({ read }) => read);
    expect(await marks()).toEqual([false]);
    await readThread(as(author), id, { before: newId() });
    expect(await marks()).toEqual([false]);
    await readThread(as(author), id);
    await replyToThread(as(helper), id, { body: 'Encore moi' });
    expect(await marks()).toEqual([true, false]);
    expect((await readThread(as(author), id)).messages.map(({ read }) => read)).toEqual([false, false]);
  });
});

describe('a helper', () => {
  it('is chosen by the author of the request, who shows their name with it, and can take it back', async () => {
    expect(await readThread(as(author), id)).toMatchObject({ mayChoose: true, chosen: false, hidden: true });
    expect(await readThread(as(helper), id)).toMatchObject({ mayChoose: false, with: null });
    await chooseHelper(as(author), id);
    await chooseHelper(as(author), id);
    expect(await readThread(as(author), id)).toMatchObject({ chosen: true, hidden: false });
    expect(await readThread(as(helper), id)).toMatchObject({ chosen: true, with: 'Nadia' });
    await takeBackChoice(as(author), id);
    // A name that was told is not untold.
    expect(await readThread(as(helper), id)).toMatchObject({ chosen: false, with: 'Nadia' });
    expect(await kindsTo(helper.email)).toEqual([]);
  });

  it('is chosen by nobody else, not for an offer, and not by somebody they do not see', async () => {
    const third = await space.member();
    for (const act of [chooseHelper, takeBackChoice]) {
      await expect(act(as(null), id)).rejects.toBeInstanceOf(SignInNeeded);
      for (const actor of [helper, third]) await expect(act(as(actor), id)).rejects.toBeInstanceOf(NotFound);
      const { ctx } = await platform.openSpace();
      await expect(act(ctx({ actor: author }), id)).rejects.toMatchObject({
        code: expect.stringMatching(/sign-in-needed|not-found/),
      });
    }
    const offer = await plantListing(platform.app, space.tenant.id, author, { kind: 'offer' });
    const asked = await startThread(as(helper), { listingId: offer, body: 'Bonjour' });
    await expect(chooseHelper(as(author), asked.id)).rejects.toBeInstanceOf(NotFound);
    await expect(chooseHelper(as(author), id, { tellOthers: 'yes' })).rejects.toBeInstanceOf(Invalid);
    await blockPerson(as(helper), { what: 'partner', id, kind: 'block' });
    await expect(chooseHelper(as(author), id)).rejects.toBeInstanceOf(Conflict);
    expect(await readThread(as(author), id)).toMatchObject({ mayChoose: false });
  });

  it('is told to the others once, where the author wants it, and to nobody who wants no mail', async () => {
    const [second, muting, blocking, held] = await Promise.all([
      space.member({ email: 'second@example.org' }),
      space.member({ email: 'muting@example.org' }),
      space.member({ email: 'blocking@example.org' }),
      space.member({ email: 'held@example.org' }),
    ]);
    const start = (actor: MemberActor) => startThread(as(actor), { listingId, body: 'Moi aussi' });
    const ids: string[] = [];
    for (const actor of [second, muting, blocking, held]) ids.push((await start(actor)).id);
    await muteThread(as(muting), ids[1] ?? '', true);
    await blockPerson(as(blocking), { what: 'partner', id: ids[2] ?? '', kind: 'mute' });
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx
        .update(threads)
        .set({ held: true })
        .where(eq(threads.id, ids[3] ?? '')),
    );
    await chooseHelper(as(author), id);
    expect(await kindsTo('second@example.org')).toEqual([]);
    await Promise.all(
      [0, 1, 2].map((n) => chooseHelper(as(author), n ? id : (ids[0] ?? ''), { tellOthers: n > 0 })),
    );
    const told = async () =>
      (await space.mails()).filter(({ mail }) => mail.kind === 'passed-over').map(({ to }) => to);
    // Chosen as well at the same moment, or told a moment before.
    expect(['', 'second@example.org']).toContain((await told()).join());
    const before = await told();
    await takeBackChoice(as(author), ids[0] ?? '');
    await chooseHelper(as(author), id, { tellOthers: true });
    await chooseHelper(as(author), id, { tellOthers: true });
    expect(await told()).toEqual(['second@example.org']);
    expect(before.length).toBeLessThanOrEqual(1);
  });
});

describe('what is told apart from the messages', () => {
  it('is seen by the other person alone, in no mail and no list, and is gone when it is taken back', async () => {
    await share(as(author), id, { kind: 'phone', words: '+44 20 7946 0000' });
    await share(as(author), id, { kind: 'place', words: 'Devant la mairie' });
    await share(as(author), id, { kind: 'phone', words: ' +44 20 7946 0999 ' });
    expect((await readThread(as(helper), id)).shares).toMatchObject({
      theirs: { phone: { words: '+44 20 7946 0999' }, place: { words: 'Devant la mairie' } },
      mine: {},
    });
    expect((await readThread(as(author), id)).shares).toMatchObject({
      mine: { phone: { words: '+44 20 7946 0999' } },
      theirs: {},
    });
    const elsewhere = JSON.stringify([await space.mails(), await listThreads(as(helper))]);
    expect(elsewhere).not.toMatch(/7946|mairie/);
    expect(await myData(as(author))).toMatchObject({ shares: [{ kind: 'place' }, { kind: 'phone' }] });
    expect(await myData(as(helper))).toMatchObject({ shares: [] });
    await withdrawShare(as(helper), id, 'phone');
    expect((await readThread(as(helper), id)).shares.theirs).toHaveProperty('phone');
    await withdrawShare(as(author), id, 'phone');
    await withdrawShare(as(author), id, 'phone');
    expect((await readThread(as(helper), id)).shares.theirs).not.toHaveProperty('phone');
    const kept = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(threadShares));
    expect(kept.map(({ kind }) => kind)).toEqual(['place']);
  });

  it('is for the two alone, and for who may write', async () => {
    const third = await space.member();
    const told = { kind: 'phone', words: '1' };
    await expect(share(as(null), id, told)).rejects.toBeInstanceOf(SignInNeeded);
    await expect(share(as(third), id, told)).rejects.toBeInstanceOf(NotFound);
    await expect(withdrawShare(as(third), id, 'phone')).rejects.toBeInstanceOf(NotFound);
    await expect(share(as({ ...helper, status: 'suspended' }), id, told)).rejects.toBeInstanceOf(NotAllowed);
    for (const bad of [{ kind: 'iban', words: '1' }, { kind: 'phone', words: ' ' }, { kind: 'phone' }])
      await expect(share(as(helper), id, bad)).rejects.toBeInstanceOf(Invalid);
    await expect(withdrawShare(as(helper), id, 'iban')).rejects.toBeInstanceOf(Invalid);
    const elsewhere = await platform.openSpace();
    await expect(share(elsewhere.ctx({ actor: helper }), id, told)).rejects.toBeInstanceOf(NotFound);
  });

  it('ends by itself, with a block, and with whoever told it', async () => {
    await share(as(helper), id, { kind: 'place', words: 'Au café' });
    const later = () => new Date(Date.now() + 31 * 86_400_000);
    expect((await readThread(as(author, { clock: later }), id)).shares.theirs).toEqual({});
    await platform.worker.db.inTenant(space.tenant.id, (tx) => sweepRows(as(null, { clock: later }), tx));
    const count = async () =>
      (await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(threadShares))).length;
    expect(await count()).toBe(0);
    await share(as(helper), id, { kind: 'place', words: 'Au café' });
    await blockPerson(as(author), { what: 'partner', id, kind: 'block' });
    expect((await readThread(as(author), id)).shares.theirs).toEqual({});
    expect((await readThread(as(helper), id)).shares.mine).toHaveProperty('place');
    await expect(share(as(helper), id, { kind: 'phone', words: '1' })).rejects.toBeInstanceOf(Conflict);
    await deleteMe(as(helper));
    expect(await count()).toBe(0);
  });
});

describe('a conversation without mails', () => {
  it('is read and answered as before, and is loud again when its reader wants', async () => {
    await muteThread(as(author), id, true);
    await replyToThread(as(helper), id, { body: 'Encore' });
    const before = (await kindsTo(author.email)).length;
    expect(before).toBe(0);
    expect(await countUnread(as(author))).toBe(1);
    expect(await readThread(as(author), id)).toMatchObject({ muted: true, messages: [{}, {}] });
    expect(await readThread(as(helper), id)).toMatchObject({ muted: false });
    await replyToThread(as(author), id, { body: 'Merci' });
    expect(await kindsTo(helper.email)).toEqual(['message']);
    await muteThread(as(author), id, false);
    await replyToThread(as(helper), id, { body: 'De rien' });
    expect(await kindsTo(author.email)).toContain('message');
    await expect(muteThread(as(await space.member()), id, true)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('when somebody leaves', () => {
  it('the other keeps the conversation without the name, and writes no more', async () => {
    await replyToThread(as(author), id, { body: 'Merci Bruno', named: true });
    await deleteMe(as(helper));
    expect(await readThread(as(author), id)).toMatchObject({
      ...{ with: null, left: true, vouched: null, mayChoose: false },
      listing: { id: listingId },
      messages: [{ mine: false, body: 'Je peux passer.' }, { mine: true }],
    });
    expect(await listThreads(as(author))).toMatchObject([{ with: null, left: true, mine: true }]);
    await expect(replyToThread(as(author), id, { body: 'Allô ?' })).rejects.toBeInstanceOf(Conflict);
    expect(JSON.stringify(await rows())).not.toContain(helper.memberId);
    expect(await countUnread(as(author))).toBe(0);
  });

  it('it goes on for who answered, without its listing; hidden names stay hidden', async () => {
    await deleteMe(as(author));
    expect(await readThread(as(helper), id)).toMatchObject({
      ...{ with: null, left: true, listing: null, mine: false },
      messages: [{ mine: true }],
    });
    expect(await listThreads(as(helper))).toMatchObject([{ listing: null, left: true }]);
  });

  it('and then the other, nothing is left, also when they leave at the same moment', async () => {
    const other = await plantListing(platform.app, space.tenant.id, helper);
    await startThread(as(author), { listingId: other, body: 'Et vous ?' });
    await Promise.all([deleteMe(as(author)), deleteMe(as(helper))]);
    const left = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(messages));
    expect([await rows(), left]).toEqual([[], []]);
  });

  it('before they were accepted, nobody reads what they wrote', async () => {
    const newcomer = await space.member({ status: 'pending' });
    await startThread(as(newcomer), { listingId, body: 'Un secret' });
    const refused = await space.member({ status: 'pending' });
    await startThread(as(refused), { listingId, body: 'Un autre' });
    await deleteMe(as(newcomer));
    const moderator = await space.member({ role: 'moderator' });
    await refuseMember(as(moderator), refused.memberId, { reason: 'Nous ne vous connaissons pas.' });
    expect((await listThreads(as(author))).map((thread) => thread.id)).toEqual([id]);
    expect(await rows()).toHaveLength(1);
  });

  it('a listing that is deleted takes no conversation with it, nor shows a hidden name', async () => {
    await deleteListing(as(author), listingId);
    await platform.app.inTenant(space.tenant.id, (tx) => purgeListing(as(null), tx, listingId));
    expect(await readThread(as(helper), id)).toMatchObject({ listing: null, with: null, left: false });
    expect(await readThread(as(author), id)).toMatchObject({ listing: null, with: 'Bruno' });
    await blockPerson(as(helper), { what: 'partner', id, kind: 'mute' });
    expect(await listBlocked(as(helper))).toMatchObject([{ said: '…' }]);
    await replyToThread(as(author), id, { body: 'C’est réglé', named: true });
    expect(await readThread(as(helper), id)).toMatchObject({ with: 'Nadia' });
  });
});

it('a name that stood on the board is not untold, once something was written under it', async () => {
  await updateListing(as(author), listingId, { hideName: false });
  expect(await readThread(as(helper), id)).toMatchObject({ with: 'Nadia' });
  await updateListing(as(author), listingId, { hideName: true });
  expect(await readThread(as(helper), id)).toMatchObject({ with: null });
  await replyToThread(as(author), id, { body: 'Bonjour' });
  await blockPerson(as(helper), {
    ...{ what: 'message', kind: 'mute' },
    id: (await readThread(as(helper), id)).messages.at(-1)?.id,
  });
  expect((await listBlocked(as(helper)))[0]?.said).not.toBe('Nadia');
  await updateListing(as(author), listingId, { hideName: false });
  await replyToThread(as(author), id, { body: 'Bonjour' });
  await updateListing(as(author), listingId, { hideName: true });
  expect(await readThread(as(helper), id)).toMatchObject({ with: 'Nadia' });
  const counted = await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.execute(sql`select author_named from threads`),
  );
  expect([...counted]).toEqual([{ author_named: true }]);
});
