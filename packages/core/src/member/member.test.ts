import { eq, listings, loginCodes, members, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { updateListing } from '../listing/index.ts';
import { openSession, readSession, signOut } from '../session/index.ts';
import { inviteMember } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import {
  acceptMember,
  countWaiting,
  deleteMe,
  listMembers,
  myData,
  myWaiting,
  refuseMember,
  setRole,
  waitingMembers,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let admin: MemberActor;
let moderator: MemberActor;
let member: MemberActor;
let pending: MemberActor;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace({ entry: { rule: 'approval' } });
  admin = await space.member({ role: 'admin', email: 'admin@example.org' });
  moderator = await space.member({ role: 'moderator' });
  member = await space.member({ email: 'member@example.org' });
  pending = await space.member({ status: 'pending', email: 'pending@example.org' });
});

const as = (actor: MemberActor | null) => space.ctx({ actor });
const inSpace: TestSpace['ctx'] = (caller) => space.ctx(caller);
const rowOf = async ({ memberId }: MemberActor) =>
  (
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(members).where(eq(members.id, memberId)),
    )
  )[0];
const mailsTo = async (email: string) =>
  (await space.mails()).filter(({ to }) => to === email).map(({ mail }) => mail);

it('an invitation names who invites, by their first name', async () => {
  await inviteMember(as({ ...admin, displayName: 'Nadia Benali' }), { email: 'new@example.org' });
  expect(await mailsTo('new@example.org')).toEqual([{ kind: 'invitation', role: 'member', by: 'Nadia' }]);
});

describe('somebody who waits', () => {
  it('is let in with what they wrote: listings go online, messages go out', async () => {
    const held = await plantListing(platform.app, space.tenant.id, pending, { status: 'held' });
    const theirs = await plantListing(platform.app, space.tenant.id, member);
    await startThread(as(pending), { listingId: theirs, body: 'Bonjour' });
    expect(await acceptMember(as(moderator), pending.memberId)).toEqual({ published: 1, sent: 1 });
    const [listing] = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select().from(listings).where(eq(listings.id, held)),
    );
    expect(listing?.status).toBe('published');
    // Its end is near: they are asked about it, too.
    expect(await mailsTo(pending.email)).toMatchObject([{ kind: 'accepted' }, { kind: 'still-needed' }]);
    expect(await mailsTo(member.email)).toMatchObject([{ kind: 'message' }]);
    await expect(acceptMember(as(admin), pending.memberId)).rejects.toBeInstanceOf(NotFound);
  });

  it('is shown to who decides with all that accepting publishes, and not accepted with anything else', async () => {
    const held = await plantListing(platform.app, space.tenant.id, pending, { status: 'held' });
    await plantListing(platform.app, space.tenant.id, pending, { status: 'deleted', title: 'Retirée' });
    const theirs = await plantListing(platform.app, space.tenant.id, member);
    await startThread(as(pending), { listingId: theirs, body: 'Un secret' });
    const { items, total } = await waitingMembers(as(moderator));
    expect(total).toBe(1);
    expect(items).toMatchObject([{ id: pending.memberId, messages: 1, listings: [{ id: held }] }]);
    expect(JSON.stringify(items), 'a message is its reader’s').not.toContain('Un secret');
    const seen = items[0]?.seen;

    await updateListing(as(pending), held, { description: 'Autre chose.' });
    await expect(acceptMember(as(moderator), pending.memberId, { seen })).rejects.toBeInstanceOf(Conflict);
    expect((await rowOf(pending))?.status).toBe('pending');
    const now = (await waitingMembers(as(moderator))).items[0];
    expect(now?.listings[0]?.description).toBe('Autre chose.');
    await acceptMember(as(moderator), pending.memberId, { seen: now?.seen });
    expect(await waitingMembers(as(moderator))).toEqual({ items: [], total: 0 });
  });

  it('is shown to who decides with the first of many listings, and with all of them when read alone', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++)
      ids.push(await plantListing(platform.app, space.tenant.id, pending, { status: 'held' }));
    ids.sort();
    const [among] = (await waitingMembers(as(moderator))).items;
    const alone = await waitingMembers(as(moderator), pending.memberId);
    const idsOf = (person: typeof among) => person?.listings.map(({ id }) => id);
    expect(idsOf(among)).toEqual(ids.slice(0, 3));
    expect(idsOf(alone.items[0])).toEqual(ids);
    expect([among?.held, alone.items[0]?.held, alone.total]).toEqual([5, 5, 1]);
    expect(among?.seen, 'both stand for all that is published').toBe(alone.items[0]?.seen);
    for (const nobody of [member.memberId, 'x', newId()])
      expect(await waitingMembers(as(moderator), nobody)).toEqual({ items: [], total: 1 });
  });

  it('sees since when, who decides and what is kept; who looks after the space sees how many wait', async () => {
    const held = await plantListing(platform.app, space.tenant.id, pending, { status: 'held' });
    expect(await myWaiting(as(pending))).toEqual({
      since: (await rowOf(pending))?.createdAt,
      listings: [{ id: held, kind: 'request', title: 'Courses pour ma grand-mère' }],
      messages: 0,
      ...{ deciders: 2, forRoom: false },
    });
    for (const actor of [null, member, moderator]) expect(await myWaiting(as(actor))).toBeNull();
    expect(await countWaiting(as(admin))).toBe(1);
    expect(await countWaiting(as(moderator))).toBe(1);
    const barred = { ...moderator, status: 'suspended' as const };
    for (const actor of [null, member, pending, barred]) expect(await countWaiting(as(actor))).toBeNull();
    await acceptMember(as(admin), pending.memberId);
    expect(await myWaiting(as(pending)), 'with a session read before').toBeNull();
  });

  it('is refused with a reason, and then nothing of theirs is left', async () => {
    await plantListing(platform.app, space.tenant.id, pending, { status: 'held' });
    await space.codeFor(pending.email, 'a-browser-of-theirs-0000');
    await expect(refuseMember(as(moderator), pending.memberId, { reason: ' ' })).rejects.toBeInstanceOf(
      Invalid,
    );
    await refuseMember(as(moderator), pending.memberId, { reason: 'Nous ne vous connaissons pas.' });
    expect(await mailsTo(pending.email)).toContainEqual({
      kind: 'refused',
      reason: 'Nous ne vous connaissons pas.',
    });
    expect(await rowOf(pending)).toBeUndefined();
    const left = await platform.app.inTenant(space.tenant.id, async (tx) => [
      await tx.select().from(listings).where(eq(listings.authorId, pending.memberId)),
      await tx.select().from(loginCodes).where(eq(loginCodes.email, pending.email)),
    ]);
    expect(left).toEqual([[], []]);
  });

  it('is the organisers’ to decide on, in their own space', async () => {
    for (const [actor, refused] of [
      [null, SignInNeeded],
      [member, NotAllowed],
      [pending, NotAllowed],
      [{ ...moderator, status: 'suspended' as const }, NotAllowed],
    ] as const) {
      await expect(listMembers(as(actor))).rejects.toBeInstanceOf(refused);
      await expect(acceptMember(as(actor), pending.memberId)).rejects.toBeInstanceOf(refused);
      await expect(waitingMembers(as(actor))).rejects.toBeInstanceOf(refused);
      await expect(refuseMember(as(actor), pending.memberId, { reason: 'non' })).rejects.toBeInstanceOf(
        refused,
      );
    }
    const elsewhere = await platform.openSpace();
    await expect(acceptMember(elsewhere.ctx({ actor: admin }), pending.memberId)).rejects.toBeInstanceOf(
      NotFound,
    );
    expect(await waitingMembers(elsewhere.ctx({ actor: admin }))).toEqual({ items: [], total: 0 });
    expect((await rowOf(pending))?.status).toBe('pending');
  });

  it('cannot be an active member: those are neither accepted nor refused', async () => {
    await expect(refuseMember(as(admin), member.memberId, { reason: 'non' })).rejects.toBeInstanceOf(
      NotFound,
    );
    expect(await rowOf(member)).toBeDefined();
  });
});

describe('members', () => {
  it('are listed for the organisers, those who wait in the order they came', async () => {
    const last = await space.member({ status: 'pending' });
    const waiting = await listMembers(as(moderator), { status: 'pending' });
    expect(waiting.items.map(({ id }) => id)).toEqual([pending.memberId, last.memberId]);
    expect((await listMembers(as(moderator))).total).toBe(5);
  });

  it('get their role from an admin; the last admin stays one', async () => {
    await expect(setRole(as(moderator), member.memberId, { role: 'admin' })).rejects.toBeInstanceOf(
      NotAllowed,
    );
    await expect(setRole(as(admin), admin.memberId, { role: 'member' })).rejects.toBeInstanceOf(Conflict);
    await expect(setRole(as(admin), pending.memberId, { role: 'moderator' })).rejects.toBeInstanceOf(
      Conflict,
    );
    await setRole(as(admin), member.memberId, { role: 'admin' });
    expect((await rowOf(member))?.role).toBe('admin');
  });

  it('cannot leave a space without an admin by leaving at the same moment', async () => {
    await setRole(as(admin), member.memberId, { role: 'admin' });
    const both = [admin, { ...member, role: 'admin' as const }].map((actor) => deleteMe(as(actor)));
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('take their data away, and leave with everything of theirs', async () => {
    const mine = await plantListing(platform.app, space.tenant.id, member, { title: 'Mon annonce' });
    await startThread(as(moderator), { listingId: mine, body: 'Bonjour' });
    const data = await myData(as(member));
    expect(data).toMatchObject({
      member: { email: member.email },
      listings: [{ id: mine, title: 'Mon annonce' }],
      messages: [],
    });
    const { token } = await platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, member.memberId));
    await deleteMe(as(member));
    expect(await rowOf(member)).toBeUndefined();
    expect(await mailsTo(member.email)).toContainEqual({ kind: 'account-deleted' });
    expect(await readSession(inSpace(), token)).toBeNull();
    const left = await platform.app.inTenant(space.tenant.id, async (tx) => [
      ...(await tx.select().from(listings)),
    ]);
    expect(left).toEqual([]);
    const kept = await platform.app.inTenant(space.tenant.id, (tx) => tx.select().from(threads));
    expect(kept, 'the other person’s').toMatchObject([{ authorId: null, listingId: null }]);
  });

  it('sign out here, or everywhere', async () => {
    const open = () => platform.app.inTenant(space.tenant.id, (tx) => openSession(tx, member.memberId));
    const [here, there, elsewhere] = [await open(), await open(), await open()];
    await signOut(as({ ...member, sessionId: here.sessionId }), { everywhere: false });
    expect(await readSession(inSpace(), here.token)).toBeNull();
    expect(await readSession(inSpace(), there.token)).not.toBeNull();
    await signOut(as({ ...member, sessionId: there.sessionId }), { everywhere: true });
    expect(await readSession(inSpace(), elsewhere.token)).toBeNull();
  });
});
