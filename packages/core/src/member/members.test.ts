import { eq, mailStops, members } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { getListing, updateListing } from '../listing/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { readThread, startThread } from '../thread/index.ts';
import {
  acceptMembers,
  deleteMe,
  exportMembers,
  listMembers,
  myData,
  noteOnMember,
  readMember,
  refuseMembers,
  removeNote,
  setRole,
  vouchFor,
  waitingMembers,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let admin: MemberActor;
let moderator: MemberActor;
let member: MemberActor;

beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin', email: 'admin@example.org', displayName: 'Nadia' });
  moderator = await space.member({ role: 'moderator', displayName: 'Marc' });
  member = await space.member({ email: 'zoe_100%@example.org', displayName: 'Zoé' });
});

const as = (actor: MemberActor | null): Ctx => space.ctx({ actor });
const roleOf = async (id: string) => (await readMember(as(admin), id)).role;
/** A member of another space, and its admin. */
async function elsewhere() {
  const other = await platform.openSpace();
  const ctx = other.ctx({ actor: await other.member({ role: 'admin' }) });
  return { id: (await other.member()).memberId, ctx };
}

describe('the list', () => {
  const found = async (given: object, ctx = as(moderator)) =>
    (await listMembers(ctx, given)).items.map(({ displayName }) => displayName).sort();

  it('is searched by a part of a name or an address, letter by letter', async () => {
    expect(await found({ q: 'ZOÉ' })).toEqual(['Zoé']);
    expect(await found({ q: '_100%' })).toEqual(['Zoé']);
    expect(await found({ q: 'example.org' })).toHaveLength(3);
    expect(await found({ q: '%' })).toEqual(['Zoé']);
    expect(await found({ q: '\\' })).toEqual([]);
  });

  it('is narrowed by role, standing, who was vouched for and who is new', async () => {
    await space.member({ status: 'suspended', displayName: 'Sam' });
    await vouchFor(as(admin), member.memberId, { vouched: true, sinceYear: 2016 });
    expect(await found({ role: 'admin' })).toEqual(['Nadia']);
    expect(await found({ status: 'suspended' })).toEqual(['Sam']);
    expect(await found({ only: 'vouched' })).toEqual(['Zoé']);
    expect(await found({ only: 'unvouched', role: 'moderator' })).toEqual(['Marc']);
    expect(await found({ only: 'new' })).toHaveLength(4);
    await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.insert(mailStops).values({ email: member.email, reason: 'bounced', stoppedAt: new Date() }),
    );
    expect(await found({ only: 'unreached' })).toEqual(['Zoé']);
    expect((await readMember(as(moderator), member.memberId)).mailStop).toMatchObject({ reason: 'bounced' });
    const later = () => new Date(Date.now() + 40 * 86_400_000);
    expect(await found({ only: 'new' }, space.ctx({ actor: moderator, clock: later }))).toEqual([]);
  });

  it('is read page by page, each member once', async () => {
    for (let n = 0; n < 52; n++) await space.member();
    const first = await listMembers(as(moderator));
    const second = await listMembers(as(moderator), { after: first.next });
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([55, 50, 5, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(55);
  });
});

describe('a member’s page', () => {
  it('shows what was done about them, by whom, what they wrote, and the notes', async () => {
    const listing = await plantListing(platform.app, space.tenant.id, member);
    await setRole(as(admin), member.memberId, { role: 'moderator' });
    await noteOnMember(as(moderator), member.memberId, { text: 'Appelée le 3 mai.' });
    expect(await readMember(as(moderator), member.memberId)).toMatchObject({
      displayName: 'Zoé',
      acts: [{ action: 'member.role', by: 'Nadia' }],
      listings: [{ id: listing }],
      notes: [{ text: 'Appelée le 3 mai.', by: 'Marc' }],
    });
  });

  it('has notes that go with their member, stay when their writer leaves, and that the member never reads', async () => {
    await noteOnMember(as(moderator), member.memberId, { text: 'Une note' });
    expect(JSON.stringify(await myData(as(member)))).not.toContain('Une note');
    await deleteMe(as(moderator));
    const { notes } = await readMember(as(admin), member.memberId);
    expect(notes).toMatchObject([{ text: 'Une note', by: null }]);
    await removeNote(as(admin), member.memberId, notes?.[0]?.id ?? '');
    expect((await readMember(as(admin), member.memberId)).notes).toEqual([]);
    await noteOnMember(as(admin), member.memberId, { text: 'Une autre' });
    await deleteMe(as(member));
    await expect(readMember(as(admin), member.memberId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is for the team alone, and each thing on it for who may do it', async () => {
    const { memberId } = member;
    await noteOnMember(as(admin), memberId, { text: 'x' });
    const note = (await readMember(as(admin), memberId)).notes?.[0]?.id ?? '';
    const refused: [Ctx, string, (() => Promise<unknown>)[]][] = [null, member, moderator].map((actor) => {
      const ctx = as(actor);
      const forAdmins = [
        () => setRole(ctx, memberId, { role: 'admin' }),
        () => vouchFor(ctx, memberId, { vouched: true, sinceYear: null }),
        () => exportMembers(ctx),
      ];
      const forTeam = [
        () => listMembers(ctx),
        () => readMember(ctx, memberId),
        () => noteOnMember(ctx, memberId, { text: 'x' }),
        () => removeNote(ctx, memberId, note),
        () => acceptMembers(ctx, { people: [{ id: memberId, seen: 'x' }] }),
        () => refuseMembers(ctx, { ids: [memberId], reason: 'non' }),
      ];
      const verbs = actor === moderator ? forAdmins : [...forAdmins, ...forTeam];
      return [ctx, actor ? 'not-allowed' : 'sign-in-needed', verbs];
    });
    for (const [, code, verbs] of refused)
      for (const verb of verbs) await expect(verb()).rejects.toMatchObject({ code });
  });

  it('of another space is not found, word for word as what is not there', async () => {
    const foreign = await elsewhere();
    await noteOnMember(foreign.ctx, foreign.id, { text: 'x' });
    const note = (await readMember(foreign.ctx, foreign.id)).notes?.[0]?.id ?? '';
    const said = async (id: string) =>
      Promise.all(
        [
          () => readMember(as(admin), id),
          () => noteOnMember(as(admin), id, { text: 'x' }),
          () => removeNote(as(admin), id, note),
          () => setRole(as(admin), id, { role: 'admin' }),
          () => vouchFor(as(admin), id, { vouched: true, sinceYear: null }),
        ].map((verb) =>
          verb().then(
            () => 'done',
            (error: Error) => error.message,
          ),
        ),
      );
    expect(await said(foreign.id)).toEqual(await said(newId()));
    expect(await said(foreign.id)).toEqual(Array(5).fill('There is no such thing here.'));
    expect(await said('x')).toEqual(Array(5).fill('There is no such thing here.'));
    expect((await readMember(foreign.ctx, foreign.id)).notes).toHaveLength(1);
  });
});

describe('vouching', () => {
  it('is shown to members on a listing and in a conversation, to nobody else, and is recorded', async () => {
    const listing = await plantListing(platform.app, space.tenant.id, member);
    await vouchFor(as(admin), member.memberId, { vouched: true, sinceYear: 2016 });
    const vouched = { sinceYear: 2016 };
    expect((await getListing(as(moderator), listing)).author).toMatchObject({ vouched });
    expect((await getListing(as(null), listing)).author).not.toHaveProperty('vouched');
    const { id } = await startThread(as(moderator), { listingId: listing, body: 'Bonjour' });
    expect(await readThread(as(moderator), id)).toMatchObject({ with: 'Zoé', vouched });
    expect(await readThread(as(member), id)).toMatchObject({ with: 'Marc', vouched: null });
    await updateListing(as(member), listing, { hideName: true });
    expect((await getListing(as(moderator), listing)).author).toBeNull();
    expect(await readThread(as(moderator), id)).toMatchObject({ with: null, vouched: null });
    expect((await listActs(as(admin)))[0]).toMatchObject({ action: 'member.vouch', details: vouched });
  });

  it('takes a year that has been, of an active member', async () => {
    const next = new Date().getUTCFullYear() + 1;
    for (const sinceYear of [next, 1799, 2016.5])
      await expect(vouchFor(as(admin), member.memberId, { vouched: true, sinceYear })).rejects.toMatchObject({
        code: 'invalid',
      });
    const waiting = await space.member({ status: 'pending' });
    await expect(
      vouchFor(as(admin), waiting.memberId, { vouched: true, sinceYear: null }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

it('the last admin stays one, whoever demotes whom and leaves at the same moment', async () => {
  for (let round = 0; round < 5; round++) {
    const own = await platform.openSpace();
    const two = [await own.member({ role: 'admin' }), await own.member({ role: 'admin' })] as const;
    const ctx = two.map((actor) => own.ctx({ actor }));
    const [first, second] = ctx as [Ctx, Ctx];
    await Promise.allSettled([
      setRole(first, two[1].memberId, { role: 'member' }),
      setRole(second, two[0].memberId, { role: 'moderator' }),
      deleteMe(first),
      deleteMe(second),
    ]);
    const left = await platform.app.inTenant(own.tenant.id, (tx) =>
      tx.$count(members, eq(members.role, 'admin')),
    );
    expect(left).toBeGreaterThanOrEqual(1);
  }
  expect(await roleOf(admin.memberId)).toBe('admin');
  // Made the only admin since their session was read.
  await expect(deleteMe(as({ ...admin, role: 'member' }))).rejects.toMatchObject({ code: 'conflict' });
});

describe('many at once', () => {
  it('are accepted by what was seen of each; who changed or was decided about meanwhile stops nobody', async () => {
    const waiting = [];
    for (let n = 0; n < 4; n++) waiting.push(await space.member({ status: 'pending' }));
    const [changed, gone] = waiting as [MemberActor, MemberActor];
    const listing = await plantListing(platform.app, space.tenant.id, changed, { status: 'held' });
    const people = (await waitingMembers(as(moderator))).items.map(({ id, seen }) => ({ id, seen }));
    await updateListing(as(changed), listing, { description: 'Autre chose.' });
    await refuseMembers(as(admin), { ids: [gone.memberId], reason: 'Pas ici.' });
    expect(await acceptMembers(as(moderator), { people })).toEqual({ done: 2, gone: 1, changed: 1, full: 0 });
    const left = await waitingMembers(as(moderator));
    expect(left.items.map(({ id }) => id)).toEqual([changed.memberId]);
  });

  it('are refused with one reason, which each reads', async () => {
    const two = [
      await space.member({ status: 'pending', email: 'a@example.org' }),
      await space.member({ status: 'pending', email: 'b@example.org' }),
    ];
    const ids = [...two.map(({ memberId }) => memberId), (await elsewhere()).id, 'x'];
    await expect(refuseMembers(as(moderator), { ids, reason: ' ' })).rejects.toMatchObject({
      code: 'invalid',
    });
    const reason = 'Réservé aux adhérents.';
    expect(await refuseMembers(as(moderator), { ids, reason })).toEqual({
      done: 2,
      gone: 2,
      changed: 0,
      full: 0,
    });
    expect((await space.mails()).map(({ to, mail }) => [to, mail])).toEqual([
      ['a@example.org', { kind: 'refused', reason }],
      ['b@example.org', { kind: 'refused', reason }],
    ]);
  });
});

it('the list is taken away by an admin, whole, and that is recorded', async () => {
  const all = await exportMembers(as(admin));
  expect(all.map(({ email }) => email)).toContain('zoe_100%@example.org');
  expect(all).toHaveLength(3);
  expect((await listActs(as(admin)))[0]).toMatchObject({ action: 'member.export', details: { members: 3 } });
});
