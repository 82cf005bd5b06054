import { admissions, eq, knownBrowsers, members, teamTold, tenants } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { listOperations } from '../audit/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { refreshHealth } from '../health/index.ts';
import { inviteMember, suspendTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { putOut } from '../testing/plant-decision.ts';
import {
  askSilentAdmins,
  beginHandOver,
  carryOutHandOvers,
  handOverNow,
  noteSeen,
  objectToHandOver,
  readHandOver,
  stopHandOver,
  successionState,
  withdrawHandOver,
} from './index.ts';

const DAY_MS = 86_400_000;
const began = Date.now();
const day = (days: number) => new Date(began + days * DAY_MS);

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let space: TestSpace;
let admin: MemberActor;
let other: MemberActor;
let named: MemberActor;
let member: MemberActor;
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin', displayName: 'Ali' });
  other = await space.member({ role: 'admin', displayName: 'Odile' });
  named = await space.member({ displayName: 'Nadia' });
  member = await space.member();
});

const as = (actor: MemberActor, days = 0, more: Partial<Ctx> = {}) =>
  space.ctx({ actor, clock: () => day(days), ...more });
const operate = (days: number, succession?: Ctx['succession']) => ({
  ...{ db: platform.database.db('platform'), address: platform.worker.address, log: platform.worker.log },
  ...{
    fileStore: platform.fileStore,
    clock: () => day(days),
    operator: 'Olga',
    ...(succession && { succession }),
  },
});
const inSpace = <T>(work: (tx: Parameters<Parameters<typeof platform.app.inTenant>[1]>[0]) => Promise<T>) =>
  platform.app.inTenant(space.tenant.id, work);
/** A round of the platform. */
const look = async (days: number) => {
  await refreshHealth(operate(days), space.tenant.id);
  return [await askSilentAdmins(operate(days)), await carryOutHandOvers(operate(days))];
};
const mailed = async (kind: string) =>
  (await space.mails())
    .filter(({ mail }) => mail.kind === kind)
    .map(({ to }) => to)
    .sort();
const emails = (...people: MemberActor[]) => people.map(({ email }) => email).sort();
const roles = async () =>
  Object.fromEntries(
    (await inSpace((tx) => tx.select().from(members))).map(({ displayName, role }) => [displayName, role]),
  );
const reason = 'Personne ne répond depuis deux mois.';
const begin = (days: number, given: object = {}) =>
  beginHandOver(operate(days), space.tenant.slug, { email: named.email, reason, ...given });
/** Asked twice, and without an answer. */
const silent = async () => {
  await look(31);
  await look(46);
};
const started = async () => {
  await silent();
  await begin(61);
  return (await readHandOver(as(member, 61)))?.id ?? '';
};

describe('admins who are not seen', () => {
  it('are asked by mail, twice, and no more', async () => {
    for (const [days, times] of [
      [29, 0],
      [31, 1],
      [44, 1],
      [46, 2],
      [90, 2],
    ] as const) {
      await look(days);
      expect(await mailed('still-there')).toHaveLength(times * 2);
    }
    expect(await mailed('still-there')).toEqual(emails(admin, admin, other, other));
  });

  it('are asked once by several rounds at the same moment, and a week apart at least', async () => {
    await refreshHealth(operate(80), space.tenant.id);
    const asked = await Promise.all([80, 80, 80].map((days) => askSilentAdmins(operate(days))));
    expect(asked.sort()).toEqual([0, 0, 1]);
    expect(await look(86)).toEqual([0, 0]);
    expect(await look(87)).toEqual([1, 0]);
    await expect(begin(93)).rejects.toMatchObject({ code: 'conflict' });
    await begin(94);
  });

  it('answer by a page of the team, or by signing in, and are asked anew after a long time', async () => {
    await silent();
    await noteSeen(as(admin, 50));
    await expect(begin(70)).rejects.toMatchObject({ code: 'conflict' });
    expect((await successionState(operate(70), space.tenant.slug)).asked).toEqual([null, null]);
    await look(79);
    expect(await mailed('still-there')).toHaveLength(4);
    await look(81);
    expect(await mailed('still-there')).toHaveLength(6);
    await inSpace((tx) =>
      tx.insert(knownBrowsers).values({ memberId: other.memberId, browserHash: 'b', lastSeenAt: day(82) }),
    );
    expect((await successionState(operate(83), space.tenant.slug)).seenAt).toEqual(day(82));
  });

  it('are not there because a member or a moderator is', async () => {
    const moderator = await space.member({ role: 'moderator' });
    await noteSeen(as(moderator, 50));
    await noteSeen(as(member, 50));
    expect(await inSpace((tx) => tx.select().from(teamTold).where(eq(teamTold.what, 'seen')))).toEqual([]);
  });

  it('have the time that the platform sets', async () => {
    const short = { silentDays: 20, noticeDays: 7 };
    for (const days of [11, 18]) {
      await refreshHealth(operate(days), space.tenant.id);
      await askSilentAdmins(operate(days, short));
    }
    const { dueAt } = await beginHandOver(operate(26, short), space.tenant.slug, {
      email: named.email,
      reason,
    });
    expect(dueAt).toEqual(day(33));
  });

  it('of a space that is not open are not asked', async () => {
    await suspendTenant(operate(1), space.tenant.slug);
    expect(await look(50)).toEqual([0, 0]);
  });
});

describe('a hand-over', () => {
  it('cannot begin before they were asked twice and 60 days are over', async () => {
    await expect(begin(100)).rejects.toMatchObject({ code: 'conflict' });
    await silent();
    await expect(begin(59)).rejects.toMatchObject({ code: 'conflict' });
    const both = await Promise.allSettled([begin(61), begin(61)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(begin(61)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('names a member of the space, with a reason', async () => {
    await silent();
    const elsewhere = await platform.openSpace();
    const stranger = await elsewhere.member();
    const waits = await space.member({ status: 'pending' });
    for (const email of [stranger.email, waits.email, admin.email, 'nobody@example.org'])
      await expect(begin(61, { email })).rejects.toMatchObject({ faults: [{ path: ['email'] }] });
    await expect(begin(61, { reason: 'Oui.' })).rejects.toMatchObject({ faults: [{ path: ['reason'] }] });
    await expect(
      beginHandOver(operate(61), 'no-such-space', { email: named.email, reason }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is read by members, with its day, who it is, why and who began it, and by nobody else', async () => {
    const id = await started();
    expect(await readHandOver(as(member, 62))).toMatchObject({
      ...{ id, name: 'Nadia', startedBy: 'Olga', reason, dueAt: day(75), objection: null, mayStop: false },
    });
    expect(await handOverNow(as(member, 62))).toEqual({ name: 'Nadia', dueAt: day(75) });
    expect(await handOverNow(as(await space.member({ status: 'pending' }), 62))).toBeNull();
    await expect(readHandOver(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
    const elsewhere = await platform.openSpace();
    expect(await readHandOver(elsewhere.ctx({ actor: await elsewhere.member() }))).toBeNull();
    expect(await mailed('hand-over-begun')).toEqual(emails(admin, other));
    expect(await mailed('hand-over-named')).toEqual(emails(named));
  });

  it('is objected to by a member, once each, for the operators to read', async () => {
    const id = await started();
    await objectToHandOver(as(member, 62), { id, words: 'Ali est à l’hôpital.' });
    await objectToHandOver(as(member, 63), { id, words: 'Ali est à l’hôpital, et revient.' });
    await objectToHandOver(as(named, 63), { id });
    expect((await readHandOver(as(member, 63)))?.objection).toEqual({
      words: 'Ali est à l’hôpital, et revient.',
    });
    expect((await successionState(operate(63), space.tenant.slug)).now).toMatchObject({
      ...{ id, objections: 2, words: ['Ali est à l’hôpital, et revient.'] },
    });
    const pending = await space.member({ status: 'pending' });
    await expect(objectToHandOver(as(pending, 63), { id })).rejects.toMatchObject({ code: 'not-allowed' });
    const elsewhere = await platform.openSpace();
    await expect(
      objectToHandOver(elsewhere.ctx({ actor: await elsewhere.member() }), { id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await withdrawHandOver(operate(64), space.tenant.slug, { id });
    await expect(objectToHandOver(as(member, 65), { id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await look(80)).toEqual([0, 0]);
    expect(await roles()).toMatchObject({ Ali: 'admin', Nadia: 'member' });
  });

  it('is carried out on its day, not before, once, and written into both records', async () => {
    await inviteMember(as(admin), { email: 'later@example.org', role: 'admin' });
    await started();
    expect(await look(74.9)).toEqual([0, 0]);
    await refreshHealth(operate(75), space.tenant.id);
    const done = await Promise.all([75, 75, 75].map((days) => carryOutHandOvers(operate(days))));
    expect(done.sort()).toEqual([0, 0, 1]);
    expect(await roles()).toMatchObject({ Ali: 'member', Odile: 'member', Nadia: 'admin', Ana: 'member' });
    // Who was invited as admin comes in as a member.
    expect((await inSpace((tx) => tx.select().from(admissions)))[0]?.role).toBe('member');
    const acts = (await listActs(space.ctx({ actor: { ...named, role: 'admin' } }))).map(
      ({ action, actorKind, actorId }) => `${action} ${actorKind} ${actorId}`,
    );
    expect(acts).toEqual(
      expect.arrayContaining(['space.hand-over operator Olga', 'space.hand-over-done operator Olga']),
    );
    expect(acts.filter((act) => act.startsWith('member.role'))).toHaveLength(3);
    const operations = await listOperations(operate(76), { tenantId: space.tenant.id });
    expect(operations.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['space.hand-over', 'space.hand-over-done']),
    );
    expect(await mailed('hand-over-done')).toEqual(emails(admin, other, named));
    expect(await handOverNow(as(member, 76))).toBeNull();
  });

  it('is stopped by an admin who comes back, and by nobody else', async () => {
    const id = await started();
    const moderator = await space.member({ role: 'moderator' });
    for (const actor of [member, named, moderator])
      await expect(stopHandOver(as(actor, 62), { id })).rejects.toMatchObject({ code: 'not-allowed' });
    const elsewhere = await platform.openSpace();
    await expect(
      stopHandOver(elsewhere.ctx({ actor: await elsewhere.member({ role: 'admin' }) }), { id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await stopHandOver(as(other, 74), { id });
    await expect(stopHandOver(as(other, 74), { id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await look(80)).toEqual([0, 0]);
    expect(await roles()).toMatchObject({ Ali: 'admin', Odile: 'admin', Nadia: 'member' });
    await expect(begin(81)).rejects.toMatchObject({ code: 'conflict' });
    expect((await listActs(as(admin))).map(({ action }) => action)).toContain('space.hand-over-stop');
  });

  it('is either stopped or carried out, when both come at the same moment', async () => {
    const id = await started();
    await refreshHealth(operate(75), space.tenant.id);
    const [stopped, done] = await Promise.all([
      stopHandOver(as(admin, 75), { id }).then(
        () => 1,
        () => 0,
      ),
      carryOutHandOvers(operate(75)),
    ]);
    expect(stopped + done).toBe(1);
    expect((await roles()).Nadia).toBe(done ? 'admin' : 'member');
  });

  it('ends when who was named is there no more', async () => {
    await started();
    await inSpace((tx) => putOut(tx, named.memberId));
    expect(await look(75)).toEqual([0, 0]);
    expect(await roles()).toMatchObject({ Ali: 'admin', Nadia: 'member' });
    expect((await successionState(operate(76), space.tenant.slug)).now).toBeNull();
  });

  it('is not carried out in a suspended space', async () => {
    await started();
    await suspendTenant(operate(70), space.tenant.slug);
    expect(await look(76)).toEqual([0, 0]);
    expect((await roles()).Nadia).toBe('member');
    expect(
      await operate(76).db.outsideTenant(async (tx) =>
        tx.select({ status: tenants.status }).from(tenants).where(eq(tenants.id, space.tenant.id)),
      ),
    ).toEqual([{ status: 'suspended' }]);
  });
});
