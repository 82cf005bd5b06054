import { absences, cases, eq, members } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { listCases, readCase, reportThing } from '../desk/index.ts';
import { inviteMember } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { comeBack, goAway, readTeam, secondAdminLater, teamReaders, wantsSecondAdmin } from './index.ts';

const DAY_MS = 86_400_000;
const now = new Date('2026-11-26T12:00:00Z');

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let moderator: MemberActor;
let admin: MemberActor;
beforeEach(async () => {
  space = await platform.openSpace();
  moderator = await space.member({ role: 'moderator', displayName: 'Mona' });
  admin = await space.member({ role: 'admin', displayName: 'Ali' });
});

const as = (actor: MemberActor, days = 0) =>
  space.ctx({ actor, clock: () => new Date(now.getTime() + days * DAY_MS) });
const inSpace = <T>(work: (tx: Parameters<Parameters<typeof platform.app.inTenant>[1]>[0]) => Promise<T>) =>
  platform.app.inTenant(space.tenant.id, work);
const readers = async (role: 'admin' | 'moderator', days = 0) => {
  const found = await inSpace((tx) => teamReaders(tx, new Date(now.getTime() + days * DAY_MS), role));
  return found.map(({ id }) => id).sort();
};
const ids = (...people: MemberActor[]) => people.map(({ memberId }) => memberId).sort();
const fault = (code: string, field: string, what: string) => ({
  code,
  faults: [{ path: [field], code: what }],
});

describe('somebody who is away', () => {
  it('has their mails sent to who stands in, until the end of the day where the space is', async () => {
    await goAway(as(admin), { lastDay: '2026-11-28', standIn: moderator.memberId });
    expect(await readers('admin')).toEqual(ids(moderator));
    expect(await readers('moderator')).toEqual(ids(moderator));
    expect(await readTeam(as(moderator))).toMatchObject([
      { name: 'Ali', role: 'admin', away: { until: new Date('2026-11-28T22:59:59Z'), standIn: 'Mona' } },
      { name: 'Mona', role: 'moderator', away: null, self: true },
    ]);
    expect(await readers('admin', 2.4)).toEqual(ids(moderator));
    expect(await readers('admin', 2.5)).toEqual(ids(admin));
    expect((await readTeam(as(admin, 3))).map(({ away }) => away)).toEqual([null, null]);
  });

  it('is written to again as soon as they are back', async () => {
    await goAway(as(admin), { lastDay: '2026-12-31', standIn: moderator.memberId });
    await comeBack(as(admin, 1));
    await comeBack(as(admin, 1));
    expect(await readers('admin', 1)).toEqual(ids(admin));
    expect((await listActs(as(admin))).map(({ action }) => action)).toEqual(['team.back', 'team.away']);
  });

  it('lets go of what they were looking at', async () => {
    const author = await space.member();
    const id = await plantListing(platform.app, space.tenant.id, author);
    await reportThing(as(await space.member()), { what: 'listing', id, reason: 'scam' });
    const [line] = (await listCases(as(moderator))).items;
    await readCase(as(moderator), line?.id ?? '');
    expect((await listCases(as(admin))).items[0]?.claimedBy).toBe('Mona');
    await goAway(as(moderator), { lastDay: '2026-12-01' });
    expect((await listCases(as(admin))).items[0]?.claimedBy).toBeNull();
    expect((await inSpace((tx) => tx.select().from(cases)))[0]?.claimedUntil).toBeNull();
  });

  it('is followed along when who stands in goes, too; a circle ends; nobody is left without a mail', async () => {
    const third = await space.member({ role: 'moderator' });
    await goAway(as(admin), { lastDay: '2026-12-10', standIn: moderator.memberId });
    await goAway(as(moderator), { lastDay: '2026-12-05', standIn: third.memberId });
    expect(await readers('admin')).toEqual(ids(third));
    expect(await readers('admin', 12)).toEqual(ids(moderator));
    await inSpace((tx) =>
      tx.update(absences).set({ standInId: admin.memberId }).where(eq(absences.memberId, moderator.memberId)),
    );
    expect(await readers('admin')).toEqual(ids(admin));
    await inSpace((tx) => tx.delete(members).where(eq(members.id, third.memberId)));
    expect(await readers('moderator')).toEqual(ids(admin, moderator));
  });

  it('cannot go as the last one, nor as the last admin without naming somebody', async () => {
    expect(await goAway(as(admin), { lastDay: '2026-12-01' }).catch((error) => error)).toMatchObject(
      fault('invalid', 'standIn', 'required'),
    );
    await goAway(as(moderator), { lastDay: '2026-12-01' });
    for (const standIn of [null, moderator.memberId])
      await expect(goAway(as(admin), { lastDay: '2026-12-01', standIn })).rejects.toMatchObject({
        code: 'conflict',
      });
    await space.member({ role: 'admin' });
    await goAway(as(admin), { lastDay: '2026-12-01' });
  });

  it('cannot leave the space alone, when two go at the same moment', async () => {
    const gone = await Promise.allSettled([
      goAway(as(admin), { lastDay: '2026-12-01', standIn: moderator.memberId }),
      goAway(as(moderator), { lastDay: '2026-12-01', standIn: admin.memberId }),
    ]);
    expect(gone.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('cannot name a member, somebody of another space, or themselves, nor a day that is over or far away', async () => {
    const other = await platform.openSpace();
    for (const person of [await space.member(), await other.member({ role: 'admin' }), admin])
      await expect(
        goAway(as(admin), { lastDay: '2026-12-01', standIn: person.memberId }),
      ).rejects.toMatchObject(fault('invalid', 'standIn', 'not-there'));
    for (const lastDay of ['2026-11-25', '2028-01-01', 'tomorrow'])
      await expect(goAway(as(admin), { lastDay, standIn: moderator.memberId })).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ path: ['lastDay'] }],
      });
  });

  it('is of the team', async () => {
    const member = await space.member();
    for (const work of [
      goAway(as(member), { lastDay: '2026-12-01' }),
      comeBack(as(member)),
      readTeam(as(member)),
    ])
      await expect(work).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a space with one admin', () => {
  it('is asked for a second, until one is invited or there', async () => {
    expect(await wantsSecondAdmin(as(admin))).toBe(true);
    expect(await wantsSecondAdmin(as(moderator))).toBe(false);
    await inviteMember(as(admin), { email: 'two@example.org', role: 'admin' });
    expect(await wantsSecondAdmin(as(admin))).toBe(false);
    const two = await space.member({ email: 'two@example.org', role: 'admin' });
    expect(await wantsSecondAdmin(as(two))).toBe(false);
    // They left: their invitation was used.
    await inSpace((tx) => tx.update(members).set({ role: 'member' }).where(eq(members.id, two.memberId)));
    expect(await wantsSecondAdmin(as(admin))).toBe(true);
  });

  it('is left in peace for a month after "later", which only an admin says', async () => {
    await expect(secondAdminLater(as(moderator))).rejects.toMatchObject({ code: 'not-allowed' });
    await secondAdminLater(as(admin));
    expect(await wantsSecondAdmin(as(admin, 29))).toBe(false);
    expect(await wantsSecondAdmin(as(admin, 30))).toBe(true);
    await Promise.all([secondAdminLater(as(admin, 31)), secondAdminLater(as(admin, 31))]);
    expect(await wantsSecondAdmin(as(admin, 60))).toBe(false);
  });

  it('is not asked before it is open', async () => {
    space = await platform.openSpace({}, 'private');
    admin = await space.member({ role: 'admin' });
    expect(await wantsSecondAdmin(as(admin))).toBe(false);
  });
});
