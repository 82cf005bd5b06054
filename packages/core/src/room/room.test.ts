import { eq, listings, members, spacePlans } from '@entraide/db';
import { noLimits, noPlans, type PlanLimits, type Plans } from '@entraide/model/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmCode } from '../account/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { keepDraft, publishDraft } from '../draft/index.ts';
import { createListing } from '../listing/index.ts';
import { acceptMember, acceptWithRoomIn, setRole } from '../member/index.ts';
import { newToken } from '../session/index.ts';
import { inviteMember } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { admitWaitingIn, hasRoomIn, NoRoom, planOf, requireRoom, useIn } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

/** One free plan with these limits, and a large one that is paid for. */
const limited = (limits: Partial<PlanLimits>): Plans => {
  const [free] = noPlans.plans;
  if (!free) throw new Error('no free plan');
  const small = { ...free, limits: { ...noLimits, ...limits } };
  return { ...noPlans, plans: [small, { ...free, key: 'large', free: false }] };
};
const join = async (space: TestSpace, plans: Plans, email: string) => {
  const browserToken = newToken();
  const code = await space.codeFor(email, browserToken, { plans });
  return { ...(await confirmCode(space.ctx({ plans }), { email, code, browserToken })), browserToken };
};
const statuses = (space: TestSpace) =>
  platform.app.inTenant(space.tenant.id, (tx) =>
    tx.select({ status: members.status, waits: members.waitsForRoom }).from(members),
  );
const request = {
  ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Samedi.' },
  ...{ place: { id: PLACE_ID }, precision: 'city' },
};

describe('members', () => {
  it('forty at the last place: one comes in, the others wait, nobody is lost', async () => {
    const space = await platform.openSpace();
    await space.member();
    const plans = limited({ members: 2 });
    const emails = Array.from({ length: 40 }, (_, i) => `n${i}@example.org`);
    const codes = [];
    for (const email of emails) {
      const browserToken = newToken();
      codes.push({ email, browserToken, code: await space.codeFor(email, browserToken) });
    }
    const tried = await Promise.allSettled(codes.map((given) => confirmCode(space.ctx({ plans }), given)));
    // A busy machine lets some wait too long: nothing was written for them, and they try again.
    for (const [i, { status }] of tried.entries())
      if (status === 'rejected') await confirmCode(space.ctx({ plans }), codes[i]);
    const all = await statuses(space);
    expect(all.filter(({ status }) => status === 'active')).toHaveLength(2);
    expect(all.filter(({ status, waits }) => status === 'pending' && waits)).toHaveLength(39);
  });

  it('whom the space’s own rule lets in waits for room, too, and pays for nothing in vain', async () => {
    const space = await platform.openSpace();
    await space.member();
    const paid = await space.member({ status: 'pending' });
    const plans = limited({ members: 1 });
    await inTenant(space.ctx(), (tx) => acceptWithRoomIn(space.ctx({ plans }), tx, paid.memberId));
    expect(await statuses(space)).toContainEqual({ status: 'pending', waits: true });
    await inTenant(space.ctx(), (tx) => admitWaitingIn(space.ctx({ plans: limited({ members: 2 }) }), tx));
    expect(await statuses(space)).toEqual([
      { status: 'active', waits: false },
      { status: 'active', waits: false },
    ]);
  });

  it('who waits for room comes in with room, first come first; who waits for a moderator does not', async () => {
    const space = await platform.openSpace();
    const plans = limited({ members: 1 });
    await space.member({ status: 'pending' });
    for (const name of ['a', 'b', 'c']) await join(space, plans, `${name}@example.org`);
    const night = (most: number) => {
      const ctx = space.ctx({ plans: limited({ members: most }), db: platform.worker.db });
      return inTenant(ctx, (tx) => admitWaitingIn(ctx, tx));
    };
    expect(await night(1)).toBe(true);
    expect(await night(2)).toBe(true);
    const emails = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select({ email: members.email }).from(members).where(eq(members.status, 'active')),
    );
    expect(emails.map(({ email }) => email).sort()).toEqual(['a@example.org', 'b@example.org']);
    expect(await night(10)).toBe(false);
    expect((await statuses(space)).filter(({ status }) => status === 'pending')).toEqual([
      { status: 'pending', waits: false },
    ]);
  });

  it('an urgent request brings its author in at once; another listing waits with its author', async () => {
    const space = await platform.openSpace();
    const plans = limited({ members: 1 });
    await space.member();
    const { actor } = await join(space, plans, 'calm@example.org');
    expect(actor).toMatchObject({ status: 'pending' });
    await createListing(space.ctx({ plans, actor }), request);
    await createListing(space.ctx({ plans, actor }), { ...request, kind: 'offer', urgent: true });
    const urgent = await join(space, plans, 'urgent@example.org');
    const which = { browserToken: urgent.browserToken, kind: 'listing' as const };
    await keepDraft(space.ctx({ plans }), { ...which, payload: { ...request, urgent: true } });
    await publishDraft(space.ctx({ plans, actor: urgent.actor }), which);
    const rows = await platform.app.inTenant(space.tenant.id, (tx) =>
      tx.select({ status: listings.status, authorId: listings.authorId }).from(listings),
    );
    const of = (author: MemberActor) =>
      rows.filter(({ authorId }) => authorId === author.memberId).map(({ status }) => status);
    expect(of(actor)).toEqual(['held', 'held']);
    expect(of(urgent.actor)).toEqual(['published']);
  });

  it('a moderator lets nobody in above the limit, but for an urgent request', async () => {
    const space = await platform.openSpace({ entry: { rule: 'approval' } });
    const plans = limited({ members: 1 });
    const moderator = await space.member({ role: 'moderator' });
    const [calm, urgent] = [
      await space.member({ status: 'pending' }),
      await space.member({ status: 'pending' }),
    ];
    await createListing(space.ctx({ plans, actor: calm }), request);
    await createListing(space.ctx({ plans, actor: urgent }), { ...request, urgent: true });
    // Who waits for a moderator waits for one with an urgent request, too.
    expect((await statuses(space)).filter(({ status }) => status === 'pending')).toHaveLength(2);
    const ctx = space.ctx({ plans, actor: moderator });
    await expect(acceptMember(ctx, calm.memberId)).rejects.toBeInstanceOf(NoRoom);
    await acceptMember(ctx, urgent.memberId);
    await acceptMember(space.ctx({ actor: moderator }), calm.memberId);
  });

  it('whoever is invited to look after the space comes in', async () => {
    const space = await platform.openSpace();
    const admin = await space.member({ role: 'admin' });
    await inviteMember(space.ctx({ actor: admin }), { email: 'mod@example.org', role: 'moderator' });
    const { actor } = await join(space, limited({ members: 1 }), 'mod@example.org');
    expect(actor).toMatchObject({ status: 'active', role: 'moderator' });
  });
});

describe('admins', () => {
  it('forty at once at the last place: one; invitations count, and the same one twice does not', async () => {
    const space = await platform.openSpace();
    const admin = await space.member({ role: 'admin' });
    const plans = limited({ admins: 3 });
    const ctx = space.ctx({ plans, actor: admin });
    await inviteMember(ctx, { email: 'second@example.org', role: 'admin' });
    await inviteMember(ctx, { email: 'second@example.org', role: 'admin' });
    const people = await Promise.all(Array.from({ length: 40 }, () => space.member()));
    const made = await Promise.allSettled(
      people.map(({ memberId }) => setRole(ctx, memberId, { role: 'admin' })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = made.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
    expect(refused.every(({ reason }) => reason instanceof NoRoom)).toBe(true);
    await expect(inviteMember(ctx, { email: 'fourth@example.org', role: 'admin' })).rejects.toBeInstanceOf(
      NoRoom,
    );
    await inviteMember(ctx, { email: 'fifth@example.org', role: 'moderator' });
    expect(await platform.app.inTenant(space.tenant.id, useIn.admins)).toBe(3);
  });
});

describe('a plan', () => {
  const choose = (space: TestSpace, state: 'active' | 'limited', plan = 'large') =>
    platform.app.inTenant(space.tenant.id, async (tx) => {
      const row = { live: true, customer: 'cus_1', subscription: 'sub_1', plan, changedAt: new Date() };
      await tx.insert(spacePlans).values(row).onConflictDoNothing();
      await tx.update(spacePlans).set({ state });
    });

  it('holds while it is paid for; another space has nothing of it; one that is offered no more limits nobody', async () => {
    const [space, other] = [await platform.openSpace(), await platform.openSpace()];
    const plans = limited({ ownDomain: false });
    await choose(space, 'active');
    expect((await planOf(space.ctx({ plans }))).key).toBe('large');
    expect((await planOf(other.ctx({ plans }))).key).toBe('free');
    expect((await planOf(space.ctx({ plans, stripe: { live: false } as never }))).key).toBe('free');
    await choose(space, 'limited');
    expect((await planOf(space.ctx({ plans }))).key).toBe('free');
    await choose(space, 'active');
    await platform.app.inTenant(space.tenant.id, (tx) => tx.update(spacePlans).set({ plan: 'gone' }));
    expect(await planOf(space.ctx({ plans }))).toMatchObject({ key: 'gone', limits: noLimits });
    const ask = (at: TestSpace) => {
      const ctx = at.ctx({ plans });
      return inTenant(ctx, (tx) => requireRoom(ctx, tx, 'domain'));
    };
    await ask(space);
    await expect(ask(other)).rejects.toBeInstanceOf(NoRoom);
  });

  it('without limits asks the database nothing', async () => {
    const space = await platform.openSpace();
    const ctx = space.ctx();
    const nothing = new Proxy({}, { get: () => expect.fail('asked') });
    expect(await hasRoomIn(ctx, nothing as never, 'members')).toBe(true);
  });
});
