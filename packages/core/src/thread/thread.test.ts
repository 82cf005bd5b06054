import { eq, members, messages, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { Conflict, Gone, Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { getListing, solveListing } from '../listing/index.ts';
import { acceptMember } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { putOut } from '../testing/plant-decision.ts';
import {
  countUnread,
  listThreads,
  MESSAGES_A_PAGE,
  readThread,
  replyToThread,
  startThread,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let listingId: string;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ email: 'author@example.org', displayName: 'Nadia Haddad' });
  helper = await space.member({ email: 'helper@example.org', displayName: 'ROSSI Bruno' });
  listingId = await plantListing(platform.app, space.tenant.id, author);
});

const as = (actor: MemberActor | null) => space.ctx({ actor });
const mailsTo = async (email: string) => (await space.mails()).filter(({ to }) => to === email);

describe('a first message', () => {
  it('reaches the author: a thread for both, a mail for the author, no address for either', async () => {
    const { id } = await startThread(as(helper), { listingId, body: ' Je peux passer samedi. ' });
    const seen = await readThread(as(author), id);
    expect(seen).toMatchObject({
      with: 'Bruno',
      mine: true,
      messages: [{ mine: false, body: 'Je peux passer samedi.' }],
    });
    expect(await readThread(as(helper), id)).toMatchObject({ with: 'Nadia', mine: false });
    expect(JSON.stringify([seen, await listThreads(as(author))])).not.toContain('@');
    expect(await mailsTo(author.email)).toMatchObject([
      { origin: space.tenant.origin, mail: { kind: 'message' } },
    ]);
    expect(await mailsTo(helper.email)).toEqual([]);
  });

  it('goes on in the same thread when it is not the first', async () => {
    const one = await startThread(as(helper), { listingId, body: 'Bonjour' });
    const two = await startThread(as(helper), { listingId, body: 'Encore moi' });
    expect(two.id).toBe(one.id);
    expect((await readThread(as(author), one.id)).messages).toHaveLength(2);
  });

  it('is written by members, to others, about what is online', async () => {
    const message = { listingId, body: 'Bonjour' };
    await expect(startThread(as(null), message)).rejects.toBeInstanceOf(SignInNeeded);
    await expect(startThread(as({ ...helper, status: 'suspended' }), message)).rejects.toBeInstanceOf(
      NotAllowed,
    );
    await expect(startThread(as(author), message)).rejects.toBeInstanceOf(Conflict);
    await expect(startThread(as(helper), { listingId, body: ' \n ' })).rejects.toBeInstanceOf(Invalid);
    const past = new Date(Date.now() - 1000);
    for (const [given, refused] of [
      [{ status: 'held' }, NotFound],
      [{ status: 'deleted' }, NotFound],
      [{ status: 'solved' }, Gone],
      [{ expiresAt: past }, Gone],
    ] as const) {
      const id = await plantListing(platform.app, space.tenant.id, author, given);
      await expect(startThread(as(helper), { listingId: id, body: 'Bonjour' })).rejects.toBeInstanceOf(
        refused,
      );
    }
  });
});

describe('a conversation', () => {
  it('is its two people’s alone, in their space alone', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    const third = await space.member();
    await expect(readThread(as(third), id)).rejects.toBeInstanceOf(NotFound);
    await expect(replyToThread(as(third), id, { body: 'Et moi ?' })).rejects.toBeInstanceOf(NotFound);
    expect(await listThreads(as(third))).toEqual([]);
    const elsewhere = await platform.openSpace();
    await expect(readThread(elsewhere.ctx({ actor: author }), id)).rejects.toBeInstanceOf(NotFound);
    await expect(readThread(as(author), 'not-an-id')).rejects.toBeInstanceOf(NotFound);
  });

  it('goes back and forth, each message a mail to the other, unread until it is read', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    expect(await listThreads(as(author))).toMatchObject([
      { unread: true, lastMessage: { body: 'Bonjour', mine: false } },
    ]);
    await readThread(as(author), id);
    expect(await listThreads(as(author))).toMatchObject([{ unread: false }]);
    await replyToThread(as(author), id, { body: 'Merci !' });
    expect(await listThreads(as(helper))).toMatchObject([{ unread: true, with: 'Nadia' }]);
    expect(await mailsTo(helper.email)).toHaveLength(1);
    expect((await readThread(as(helper), id)).messages.map(({ mine }) => mine)).toEqual([true, false]);
  });

  it('is counted while something in it was not read, and not while it is being opened', async () => {
    const unread = (actor: MemberActor | null, reading?: string) => countUnread(as(actor), reading);
    const other = await plantListing(platform.app, space.tenant.id, author);
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    await startThread(as(helper), { listingId, body: 'Encore moi' });
    await startThread(as(helper), { listingId: other, body: 'Et pour ceci' });
    const newcomer = await space.member({ status: 'pending' });
    await startThread(as(newcomer), { listingId, body: 'Personne ne me lit encore' });
    expect([await unread(author), await unread(author, id), await unread(helper)]).toEqual([2, 1, 0]);
    await readThread(as(author), id);
    expect(await unread(author)).toBe(1);
    await replyToThread(as(author), id, { body: 'Merci' });
    expect([await unread(author), await unread(helper)]).toEqual([1, 1]);
    const stranger = await platform.openSpace();
    expect([await unread(null), await countUnread(stranger.ctx({ actor: author }))]).toEqual([0, 0]);
  });

  it('is found again from its listing, whose text and name it keeps once that is solved', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    const third = await space.member();
    const seenBy = (actor: MemberActor | null) => getListing(as(actor), listingId);
    expect(await seenBy(helper)).toMatchObject({ threadId: id });
    for (const actor of [author, third, null]) expect(await seenBy(actor)).not.toHaveProperty('threadId');
    expect(await seenBy(null)).toMatchObject({ description: 'Samedi matin.', author: { name: 'Nadia' } });
    await solveListing(as(author), listingId);
    for (const actor of [author, helper])
      expect(await seenBy(actor)).toMatchObject({
        ...{ status: 'solved', description: 'Samedi matin.' },
        author: { name: 'Nadia' },
      });
    for (const actor of [third, null])
      expect(await seenBy(actor)).toMatchObject({ status: 'solved', description: '', author: null });
  });

  it('shows a hidden author’s name once they tell it, and not because they answer', async () => {
    const hidden = await plantListing(platform.app, space.tenant.id, author, { hideName: true });
    const { id } = await startThread(as(helper), { listingId: hidden, body: 'Bonjour' });
    expect(await readThread(as(helper), id)).toMatchObject({ with: null });
    expect(await listThreads(as(helper))).toMatchObject([{ with: null }]);
    expect(await readThread(as(author), id)).toMatchObject({ hidden: true });
    await replyToThread(as(author), id, { body: 'Pouvez-vous samedi ?' });
    expect(await readThread(as(helper), id)).toMatchObject({ with: null });
    expect(await readThread(as(author), id)).toMatchObject({ hidden: true });
    // The starter’s name is no secret, and nothing to tell.
    await replyToThread(as(helper), id, { body: 'Oui', named: true });
    expect(await readThread(as(helper), id)).toMatchObject({ with: null });
    await replyToThread(as(author), id, { body: 'Bonjour, moi c’est Nadia.', named: true });
    expect(await readThread(as(author), id)).toMatchObject({ hidden: false });
    await replyToThread(as(author), id, { body: 'À samedi' });
    expect(await readThread(as(helper), id)).toMatchObject({ with: 'Nadia' });
    expect(await listThreads(as(helper))).toMatchObject([{ with: 'Nadia' }]);
  });

  it('of somebody who waits to be accepted is theirs alone until they are', async () => {
    const newcomer = await space.member({ status: 'pending' });
    const { id } = await startThread(as(newcomer), { listingId, body: 'Bonjour' });
    expect(await readThread(as(newcomer), id)).toMatchObject({ messages: [{ mine: true }] });
    await expect(readThread(as(author), id)).rejects.toBeInstanceOf(NotFound);
    expect(await listThreads(as(author))).toEqual([]);
    expect(await mailsTo(author.email)).toEqual([]);
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.update(members).set({ status: 'active' }).where(eq(members.id, newcomer.memberId)),
    );
    expect(await listThreads(as(author))).toMatchObject([{ id }]);
  });

  it('of more than a thousand messages shows the newest, and the older ones page by page, each once', async () => {
    const hidden = await plantListing(platform.app, space.tenant.id, author, { hideName: true });
    const { id } = await startThread(as(helper), { listingId: hidden, body: '0' });
    const start = Date.now();
    const rows = Array.from({ length: 1001 }, (_, n) => ({
      id: newId(new Date(start + 1 + n)),
      threadId: id,
      // The author wrote once, long ago.
      senderId: n === 0 ? author.memberId : helper.memberId,
      body: String(n + 1),
    }));
    await platform.app.inTenant(space.tenant.id, async (tx) => {
      await tx.insert(messages).values(rows);
      await tx.update(threads).set({ authorNamed: true });
    });
    const read: string[] = [];
    let before: string | undefined;
    do {
      const page = await readThread(as(helper), id, before === undefined ? {} : { before });
      expect(page.with).toBe('Nadia');
      expect(page.messages.length).toBeLessThanOrEqual(MESSAGES_A_PAGE);
      read.unshift(...page.messages.map(({ body }) => body));
      before = page.older ?? undefined;
      if (read.length === MESSAGES_A_PAGE) expect(read.at(-1)).toBe('1001');
    } while (before);
    expect(read).toEqual(Array.from({ length: 1002 }, (_, n) => String(n)));
    await expect(readThread(as(helper), id, { before: 'yesterday' })).rejects.toBeInstanceOf(Invalid);
    const stranger = await space.member();
    await expect(readThread(as(stranger), id, { before: rows[500]?.id })).rejects.toBeInstanceOf(NotFound);
  });

  it('is read once its newest messages are shown, not by looking at old ones', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    await readThread(as(author), id, { before: newId() });
    expect(await listThreads(as(author))).toMatchObject([{ unread: true }]);
    await readThread(as(author), id);
    expect(await listThreads(as(author))).toMatchObject([{ unread: false }]);
  });

  it('goes on without its listing once its reader may no longer see that', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    await solveListing(as(author), listingId);
    expect(await readThread(as(helper), id)).toMatchObject({ listing: { id: listingId, open: false } });
    await platform.app.inTenant(space.tenant.id, (tx) => putOut(tx, author.memberId));
    expect(await readThread(as(helper), id)).toMatchObject({
      listing: null,
      messages: [{ body: 'Bonjour' }],
    });
    expect(await listThreads(as(helper))).toMatchObject([{ id, listing: null }]);
    expect(await readThread(as({ ...author, status: 'suspended' }), id)).toMatchObject({
      listing: { id: listingId },
    });
  });

  it('of somebody who is accepted while they write: each message is mailed once', async () => {
    const newcomer = await space.member({ status: 'pending' });
    const moderator = await space.member({ role: 'moderator' });
    const { id } = await startThread(as(newcomer), { listingId, body: 'Bonjour' });
    const write = () =>
      Array.from({ length: 7 }, (_, n) => replyToThread(as(newcomer), id, { body: `Message ${n}` }));
    const before = write();
    const accepted = acceptMember(as(moderator), newcomer.memberId);
    await Promise.all([...before, accepted, ...write()]);
    // Their session still says that they wait.
    await replyToThread(as(newcomer), id, { body: 'Encore un' });
    const mailed = (await mailsTo(author.email)).map(({ mail }) => 'messageId' in mail && mail.messageId);
    const written = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select({ id: messages.id }).from(messages).where(eq(messages.threadId, id)),
    );
    expect(written).toHaveLength(16);
    expect(mailed.sort()).toEqual(written.map((one) => one.id).sort());
  });

  it('keeps going when the listing has ended', async () => {
    const { id } = await startThread(as(helper), { listingId, body: 'Bonjour' });
    const after = () => new Date(Date.now() + 30 * 86_400_000);
    expect(await readThread(space.ctx({ actor: author, clock: after }), id)).toMatchObject({
      listing: { open: false },
    });
    await replyToThread(as(author), id, { body: 'C’est fait, merci !' });
    const rows = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(threads));
    expect(rows).toHaveLength(1);
  });
});
