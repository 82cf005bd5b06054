import { supportVisits } from '@entraide/db';
import { newId } from '@entraide/model';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import type { Ctx, MemberActor } from '../ctx/index.ts';
import { createListing } from '../listing/index.ts';
import { acceptMember, deleteMe, listMembers, myData, setRole, waitingMembers } from '../member/index.ts';
import { changeSettings, listRevisions, readSettings } from '../revision/index.ts';
import { newToken } from '../session/index.ts';
import { inviteMember, suspendTenant } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { listThreads } from '../thread/index.ts';
import {
  beginVisit,
  endVisit,
  endVisitTo,
  isLiveVisitLink,
  listVisits,
  openVisit,
  readVisit,
  visitsNow,
  visitsTo,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: OperatorCtx;
let space: TestSpace;
let admin: MemberActor;
beforeAll(async () => {
  platform = await testPlatform();
  operate = { ...platform.worker, db: platform.database.db('platform'), operator: 'Zoé' };
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  admin = await space.member({ role: 'admin' });
});

const reason = 'Ana m’a demandé de regarder les catégories.';
const inMinutes = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);
async function visit(minutes = 60) {
  const { token } = await beginVisit(operate, space.tenant.slug, { reason, minutes });
  const opened = await openVisit(space.ctx(), token);
  const actor = await readVisit(space.ctx(), opened.token);
  if (!actor) throw new Error('no session');
  return { link: token, session: opened.token, actor, ctx: space.ctx({ actor }) };
}

describe('a visit to help', () => {
  it('is seen by the admins from its first moment on, with who, why and until when', async () => {
    const { until } = await beginVisit(operate, space.tenant.slug, { reason, minutes: 15 });
    const seen = { operator: 'Zoé', reason, until, openedAt: null, endedAt: null };
    expect(await visitsNow(space.ctx({ actor: admin }))).toMatchObject([seen]);
    expect(await visitsTo(operate, space.tenant.slug)).toMatchObject([seen]);
    expect(await listVisits(space.ctx({ actor: admin }))).toMatchObject([seen]);
    for (const actor of [await space.member(), await space.member({ role: 'moderator' }), null]) {
      expect(await visitsNow(space.ctx({ actor }))).toEqual([]);
      await expect(listVisits(space.ctx({ actor }))).rejects.toBeTruthy();
    }
    const other = await platform.openSpace();
    const stranger = await other.member({ role: 'admin' });
    expect(await visitsNow(other.ctx({ actor: stranger }))).toEqual([]);
    expect(await visitsNow(space.ctx({ actor: admin, clock: inMinutes(16) }))).toEqual([]);
  });

  it('needs a reason, and a time that is offered', async () => {
    for (const given of [
      { reason: ' ' },
      { reason: 'x'.repeat(501) },
      { reason, minutes: 59 },
      { reason, minutes: 100_000 },
      {},
    ])
      await expect(beginVisit(operate, space.tenant.slug, given)).rejects.toMatchObject({ code: 'invalid' });
    await expect(beginVisit(operate, 'nobody-here', { reason })).rejects.toMatchObject({ code: 'not-found' });
    await suspendTenant(operate, space.tenant.slug, { reason: 'x' });
    await expect(beginVisit(operate, space.tenant.slug, { reason })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('is one session, of forty who open its link at once', async () => {
    const { token } = await beginVisit(operate, space.tenant.slug, { reason });
    expect(await isLiveVisitLink(space.ctx(), token)).toBe(true);
    const opened = await Promise.allSettled(Array.from({ length: 40 }, () => openVisit(space.ctx(), token)));
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of opened)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'invalid' });
    expect(await isLiveVisitLink(space.ctx(), token)).toBe(false);
  });

  it('opens in its own space alone, while it lasts', async () => {
    const { token } = await beginVisit(operate, space.tenant.slug, { reason, minutes: 15 });
    const other = await platform.openSpace();
    for (const ctx of [other.ctx(), space.ctx({ clock: inMinutes(15.1) })])
      await expect(openVisit(ctx, token)).rejects.toMatchObject({ code: 'invalid' });
    await expect(openVisit(space.ctx(), newToken())).rejects.toMatchObject({ code: 'invalid' });
    const { session } = await visit();
    expect(await readVisit(other.ctx(), session)).toBeNull();
    expect(await readVisit(space.ctx({ clock: inMinutes(61) }), session)).toBeNull();
    for (const token of ['', 'x', newToken(), 'x'.repeat(500)])
      expect(await readVisit(space.ctx(), token)).toBeNull();
  });

  it('reads what the team reads, and changes settings under the operator’s name', async () => {
    await space.member({ status: 'pending' });
    const { ctx } = await visit();
    expect((await listMembers(ctx)).total).toBe(2);
    expect((await waitingMembers(ctx)).total).toBe(1);
    const { number } = await readSettings(ctx);
    await changeSettings(ctx, {
      base: number,
      set: { tagline: { fr: 'Ensemble', en: 'Together', ar: 'معًا' } },
    });
    expect((await listRevisions(ctx))[0]?.by).toEqual({ kind: 'support', name: 'Zoé' });
    const acts = await listActs(space.ctx({ actor: admin }));
    const said = acts.map(({ actorKind, actorId, action }) => `${actorKind} ${actorId} ${action}`);
    expect(said.sort()).toEqual([
      'operator Zoé support.begin',
      'support Zoé space.settings',
      'support Zoé support.open',
    ]);
    const [operation] = await listOperations(operate, { tenantId: space.tenant.id, limit: 1 });
    expect(operation).toMatchObject({ action: 'support.begin', actor: 'Zoé', details: { reason } });
  });

  it('never reads a conversation, nor does what a member does', async () => {
    const waiting = await space.member({ status: 'pending' });
    const { ctx } = await visit();
    const needsMember: ((ctx: Ctx) => Promise<unknown>)[] = [
      (ctx) => listThreads(ctx),
      (ctx) => myData(ctx),
      (ctx) => deleteMe(ctx),
      (ctx) => createListing(ctx, {}),
      (ctx) => acceptMember(ctx, waiting.memberId),
      (ctx) => setRole(ctx, admin.memberId, { role: 'member' }),
      (ctx) => inviteMember(ctx, { email: 'me@example.org', role: 'admin' }),
    ];
    for (const verb of needsMember)
      await expect(verb(ctx), String(verb)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('is over on the next request when an admin, the operator or the clock ends it', async () => {
    const ends: ((of: Awaited<ReturnType<typeof visit>>, id: string) => Promise<void>)[] = [
      (_, id) => endVisit(space.ctx({ actor: admin }), { id }),
      ({ ctx }, id) => endVisit(ctx, { id }),
      (_, id) => endVisitTo(operate, space.tenant.slug, { id }),
    ];
    for (const end of ends) {
      const of = await visit();
      const [now] = await visitsNow(of.ctx);
      await Promise.all([end(of, now?.id ?? ''), end(of, now?.id ?? '').catch(() => {})]);
      expect(await readVisit(space.ctx(), of.session)).toBeNull();
      expect(await visitsNow(space.ctx({ actor: admin }))).toEqual([]);
    }
    const acts = await listActs(space.ctx({ actor: admin }));
    expect(acts.filter(({ action }) => action === 'support.end')).toHaveLength(3);
    const { ctx, actor } = await visit(15);
    // The actor of a request that began in time.
    const late = space.ctx({ actor, clock: inMinutes(16) });
    expect((await listMembers(ctx)).total).toBe(1);
    await expect(listMembers(late)).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('cannot be ended by a member, nor from another space, nor be given more time', async () => {
    await visit();
    const [now] = await visitsNow(space.ctx({ actor: admin }));
    const other = await platform.openSpace();
    const boss = await other.member({ role: 'admin' });
    const member = await space.member();
    await expect(endVisit(space.ctx({ actor: member }), { id: now?.id })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(endVisit(other.ctx({ actor: boss }), { id: now?.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(endVisit(space.ctx({ actor: admin }), { id: newId() })).rejects.toMatchObject({
      code: 'not-found',
    });
    for (const role of ['app', 'platform'] as const)
      await expect(
        platform.database.db(role).inTenant(space.tenant.id, async (tx) => {
          await tx.update(supportVisits).set({ until: inMinutes(200)() });
        }),
      ).rejects.toMatchObject({ code: '42501' });
  });
});
