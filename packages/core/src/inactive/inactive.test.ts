import { eq, mailStops, members, sessions } from '@entraide/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { inTenant } from '../ctx/index.ts';
import { sweep } from '../job/sweep.ts';
import { setRole } from '../member/index.ts';
import { openSession, readSession } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { runJobsNow } from '../testing/run-listeners.ts';
import { inactiveJob, sweepInactive } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let admin: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  [ana, admin] = [await space.member(), await space.member({ role: 'admin' })];
  await seenOn('2024-01-31', [ana, admin]);
});

const at = (day: string) => () => new Date(`${day}T03:00:00Z`);
const inSpace = <T>(work: Parameters<typeof platform.app.inTenant<T>>[1]) =>
  platform.app.inTenant(space.tenant.id, work);
const rowOf = async ({ memberId }: MemberActor) =>
  (await inSpace(async (tx) => tx.select().from(members).where(eq(members.id, memberId))))[0];
async function seenOn(lastSeenOn: string, people: MemberActor[]) {
  for (const { memberId } of people)
    await inSpace((tx) => tx.update(members).set({ lastSeenOn }).where(eq(members.id, memberId)));
}
/** One night of the space. */
async function night(day: string) {
  const worker = { ...platform.worker, clock: at(day) };
  const ctx = { ...space.ctx({ clock: at(day) }), db: worker.db };
  await inTenant(ctx, (tx) => sweep([sweepInactive], ctx, tx));
  await runJobsNow(worker, space.tenant.id, [inactiveJob]);
}
const mailsTo = async ({ email }: MemberActor) =>
  (await space.mails()).filter(({ to }) => to === email).map(({ mail }) => mail);

describe('a member who is not seen any more', () => {
  it('is told at 23 months, once, and erased at 24', async () => {
    await night('2025-12-30');
    expect(await mailsTo(ana)).toEqual([]);
    await night('2025-12-31');
    await night('2026-01-01');
    const told = { kind: 'inactive', until: '2026-01-31T00:00:00.000Z', stays: false };
    expect(await mailsTo(ana)).toEqual([told]);
    await night('2026-01-30');
    expect(await rowOf(ana)).toBeDefined();
    await night('2026-01-31');
    expect(await rowOf(ana)).toBeUndefined();
    // The one that told them went with them.
    expect(await mailsTo(ana)).toEqual([{ kind: 'inactive-erased' }]);
  });

  it('is never erased without having been told four weeks before', async () => {
    await night('2029-01-01');
    expect(await mailsTo(ana)).toMatchObject([{ kind: 'inactive', until: '2029-01-29T03:00:00.000Z' }]);
    await night('2029-01-28');
    expect(await rowOf(ana)).toBeDefined();
    await night('2029-01-29');
    expect(await rowOf(ana)).toBeUndefined();
  });

  it('stays when they sign in, and the months begin again', async () => {
    await night('2025-12-31');
    const { token } = await inSpace((tx) => openSession(tx, ana.memberId));
    expect(await readSession(space.ctx({ clock: at('2026-01-15') }), token)).not.toBeNull();
    expect(await rowOf(ana)).toMatchObject({ lastSeenOn: '2026-01-15', warnedOn: null });
    await night('2026-02-15');
    await night('2027-12-14');
    expect(await rowOf(ana)).toBeDefined();
    expect(await mailsTo(ana)).toHaveLength(1);
    await night('2027-12-15');
    expect(await mailsTo(ana)).toHaveLength(2);
  });

  it('is seen by a session that lasts, and by none that is over', async () => {
    const { token, sessionId } = await inSpace((tx) => openSession(tx, ana.memberId));
    await inSpace((tx) =>
      tx
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.id, sessionId)),
    );
    expect(await readSession(space.ctx(), token)).toBeNull();
    expect(await rowOf(ana)).toMatchObject({ lastSeenOn: '2024-01-31' });
  });

  it('stays while they are suspended, and in a suspended space, where no mail leaves', async () => {
    const barred = await space.member({ status: 'suspended' });
    await seenOn('2020-01-01', [barred]);
    await night('2024-02-01');
    expect(await rowOf(barred)).toMatchObject({ warnedOn: null });
    const clock = at('2029-01-01');
    const ctx = space.ctx({ clock, tenant: { ...space.tenant, status: 'suspended' } });
    await inTenant(ctx, (tx) => sweep([sweepInactive], ctx, tx));
    await runJobsNow({ ...platform.worker, clock }, space.tenant.id, [inactiveJob]);
    expect(await rowOf(ana)).toMatchObject({ warnedOn: null });
  });
});

describe('a space that keeps accounts for another time', () => {
  it('tells and erases a year earlier, and never sooner than four weeks after it told', async () => {
    space = await platform.openSpace({ inactivity: '12-months' });
    ana = await space.member();
    await seenOn('2025-01-31', [ana]);
    await night('2025-12-30');
    expect(await mailsTo(ana)).toEqual([]);
    await night('2025-12-31');
    expect(await mailsTo(ana)).toMatchObject([{ kind: 'inactive', until: '2026-01-31T00:00:00.000Z' }]);
    await night('2026-01-30');
    expect(await rowOf(ana)).toBeDefined();
    await night('2026-01-31');
    expect(await rowOf(ana)).toBeUndefined();
  });

  it('for ever tells nobody and erases nobody, whoever was told before', async () => {
    space = await platform.openSpace({ inactivity: 'never' });
    const [told, untold] = [await space.member(), await space.member()];
    await seenOn('2010-01-01', [told, untold]);
    await inSpace((tx) =>
      tx.update(members).set({ warnedOn: '2011-12-01' }).where(eq(members.id, told.memberId)),
    );
    await night('2031-01-01');
    expect(await rowOf(told)).toBeDefined();
    expect(await rowOf(untold)).toMatchObject({ warnedOn: null });
  });

  it('longer than before tells again whom it told too soon', async () => {
    space = await platform.openSpace({ inactivity: '36-months' });
    ana = await space.member();
    await seenOn('2024-01-31', [ana]);
    await inSpace((tx) =>
      tx.update(members).set({ warnedOn: '2025-12-31' }).where(eq(members.id, ana.memberId)),
    );
    await night('2026-12-30');
    expect(await mailsTo(ana)).toEqual([]);
    await night('2026-12-31');
    await night('2027-01-30');
    expect(await mailsTo(ana)).toMatchObject([{ kind: 'inactive', until: '2027-01-31T00:00:00.000Z' }]);
    expect(await rowOf(ana)).toBeDefined();
    await night('2027-01-31');
    expect(await rowOf(ana)).toBeUndefined();
  });
});

it('a member whose mails come back stays six months longer, and for good when they come in that time', async () => {
  const other = await space.member();
  await seenOn('2024-01-31', [other]);
  await inSpace((tx) =>
    tx
      .insert(mailStops)
      .values(
        [ana, other].map(({ email }) => ({ email, reason: 'bounced' as const, stoppedAt: new Date(0) })),
      ),
  );
  await night('2025-12-31');
  await night('2026-07-30');
  expect([await rowOf(ana), await rowOf(other)]).toMatchObject([
    { warnedOn: '2025-12-31' },
    { warnedOn: '2025-12-31' },
  ]);
  const { token } = await inSpace((tx) => openSession(tx, other.memberId));
  await readSession(space.ctx({ clock: at('2026-07-30') }), token);
  await night('2026-07-31');
  expect(await rowOf(ana)).toBeUndefined();
  expect(await rowOf(other)).toMatchObject({ warnedOn: null });
});

describe('an admin', () => {
  it('is told and never erased, the only one or not', async () => {
    await seenOn('2024-01-31', [await space.member({ role: 'admin' })]);
    for (const day of ['2025-12-31', '2026-01-31', '2026-03-31', '2031-03-31']) await night(day);
    expect(await rowOf(admin)).toBeDefined();
    expect(await mailsTo(admin)).toMatchObject([{ kind: 'inactive', stays: true }]);
  });

  it('who becomes a member is told first, as every member', async () => {
    await night('2025-12-31');
    const other = await space.member({ role: 'admin' });
    const signedIn = { ...other, hasSecondFactor: false };
    await setRole(space.ctx({ actor: signedIn }), admin.memberId, { role: 'member' });
    await night('2026-06-01');
    expect(await rowOf(admin)).toMatchObject({ warnedOn: '2026-06-01' });
  });
});
