import { eq, launches, listings, members, tenants } from '@entraide/db';
import { newId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmCode, requestCode } from '../account/index.ts';
import { type Ctx, type PlatformCtx, visitor } from '../ctx/index.ts';
import { addSampleListings } from '../listing/index.ts';
import { deleteMe } from '../member/index.ts';
import { newToken } from '../session/index.ts';
import type { PublicAddress } from '../settings/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { createLaunch, decideLaunch, forgetFounders, sweepLaunches } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: PlatformCtx & { address: PublicAddress };
beforeAll(async () => {
  platform = await testPlatform();
  const { clock, log, fileStore } = platform.worker;
  operate = { clock, log, fileStore, address, db: platform.database.db('platform') };
});
afterAll(() => platform.close());

const address = { scheme: 'https', port: null } as const;
const later = (days: number) => ({ ...operate, clock: () => new Date(Date.now() + days * 86_400_000) });
let launched = 0;

/** Nobody has come with the code. */
async function begin(policy: 'open' | 'approval' = 'open', locale: 'fr' | 'en' | 'ar' = 'fr') {
  const email = `ana${++launched}@example.org`;
  const given = {
    ...{ association: `Quartier ${launched}`, kind: 'neighbours', displayName: 'Ana', email },
    ...{ placeId: PLACE_ID, slug: `quartier-${launched}`, locales: ['fr', 'en', 'ar'] },
  };
  const how = { rootDomain: 'example', policy, ip: null, locale };
  return { ...(await createLaunch(operate, given, how)), email };
}

async function spaceOf(tenantId: string, actor: Ctx['actor']): Promise<Ctx> {
  const ctx = await tenantCtx({ ...platform.worker, db: platform.app, address }, tenantId, actor);
  if (!ctx) throw new Error('the space is gone');
  return ctx;
}

/** Its admin has come with the code. */
async function launch(policy?: 'open' | 'approval', locale: 'fr' | 'en' | 'ar' = 'fr') {
  const { tenantId, email, slug } = await begin(policy, locale);
  const space = { ...(await spaceOf(tenantId, visitor)), locale };
  const browserToken = newToken();
  await requestCode(space, { email: Email.parse(email), displayName: 'Ana', browserToken });
  const code = (await mailsOf(tenantId)).map(({ mail }) => mail.code).findLast((one) => one !== undefined);
  if (code === undefined) throw new Error('no code was mailed');
  const { actor } = await confirmCode(space, { email, code, browserToken });
  return { tenantId, slug, email, admin: async () => spaceOf(tenantId, actor) };
}

interface Mailed {
  to: string;
  locale: string;
  mail: { kind: string; code?: string; until?: string };
}

async function mailsOf(tenantId: string): Promise<Mailed[]> {
  const rows = await platform.database.sql<{ payload: Mailed }[]>`
    select payload from graphile_worker._private_jobs
    where payload ->> 'tenantId' = ${tenantId} and payload -> 'mail' is not null order by id`;
  return rows.map(({ payload }) => payload);
}
const remindersOf = async (tenantId: string) =>
  (await mailsOf(tenantId)).filter(({ mail }) => mail.kind === 'launch-unfinished');

const readTenant = async (tenantId: string) => {
  const rows = await operate.db.outsideTenant((tx) =>
    tx.select().from(tenants).where(eq(tenants.id, tenantId)),
  );
  return rows[0];
};
const isThere = async (tenantId: string) => (await readTenant(tenantId)) !== undefined;
const launchOf = async (tenantId: string) => {
  const rows = await operate.db.outsideTenant((tx) =>
    tx.select().from(launches).where(eq(launches.tenantId, tenantId)),
  );
  return rows[0];
};
const setTenant = (tenantId: string, given: Partial<typeof tenants.$inferInsert>) =>
  operate.db.outsideTenant((tx) => tx.update(tenants).set(given).where(eq(tenants.id, tenantId)));
const addMember = (tenantId: string, role: 'admin' | 'member' = 'member') =>
  platform.app.inTenant(tenantId, (tx) =>
    tx.insert(members).values({
      ...{ id: newId(), email: 'second@example.org', displayName: 'B', locale: 'en', role, status: 'active' },
    }),
  );

describe('what nobody goes on with is removed', () => {
  it('a day after it began without a code, and not before; nobody is mailed', async () => {
    const { tenantId } = await begin();
    await sweepLaunches(later(0.9));
    expect(await isThere(tenantId)).toBe(true);
    await sweepLaunches(later(1.1));
    expect(await isThere(tenantId)).toBe(false);
  });

  it('thirty days after its last change, unless somebody else came or a listing is there', async () => {
    const alone = await launch();
    await addSampleListings(await alone.admin());
    const [withMember, withListing, opened] = [await launch(), await launch(), await launch()];
    await addMember(withMember.tenantId);
    const { actor } = await withListing.admin();
    if (actor.kind !== 'member') throw new Error('no member');
    await platform.app.inTenant(withListing.tenantId, (tx) =>
      tx.insert(listings).values({
        ...{ id: newId(), authorId: actor.memberId, kind: 'offer', category: 'other', title: 'Une offre' },
        ...{ description: 'x', locale: 'fr', precision: 'city', lat: 48.85, lon: 2.35, radiusM: 5000 },
        ...{ placeId: PLACE_ID, country: 'FR', expiresAt: new Date(Date.now() + 86_400_000) },
      }),
    );
    await setTenant(opened.tenantId, { status: 'open' });
    await sweepLaunches(later(24.9));
    expect(await remindersOf(alone.tenantId)).toEqual([]);
    await sweepLaunches(later(25));
    await sweepLaunches(later(29.9));
    expect(await isThere(alone.tenantId)).toBe(true);
    expect(await remindersOf(alone.tenantId)).toHaveLength(1);
    await sweepLaunches(later(30.1));
    expect(await isThere(alone.tenantId)).toBe(false);
    for (const { tenantId } of [withMember, withListing, opened]) {
      expect(await isThere(tenantId)).toBe(true);
      expect(await remindersOf(tenantId)).toEqual([]);
    }
  });

  it('and never before its admin was told: once, in their language, with the day', async () => {
    const { tenantId, email } = await launch('open', 'ar');
    const change = (await readTenant(tenantId))?.updatedAt as Date;
    await Promise.all(Array.from({ length: 8 }, () => sweepLaunches(later(40))));
    expect(await isThere(tenantId)).toBe(true);
    await sweepLaunches(later(44.9));
    const [told, ...more] = await remindersOf(tenantId);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ to: email, locale: 'ar' });
    const days = (new Date(told?.mail.until ?? 0).getTime() - change.getTime()) / 86_400_000;
    expect(days).toBeCloseTo(45, 1);
    await sweepLaunches(later(45.1));
    expect(await isThere(tenantId)).toBe(false);
  });

  it('who changed something after the mail is told again before the next end', async () => {
    const { tenantId } = await launch();
    await sweepLaunches(later(26));
    await setTenant(tenantId, { updatedAt: later(27).clock() });
    await sweepLaunches(later(31));
    await sweepLaunches(later(51));
    expect(await isThere(tenantId)).toBe(true);
    expect(await remindersOf(tenantId)).toHaveLength(1);
    await sweepLaunches(later(52.1));
    expect(await remindersOf(tenantId)).toHaveLength(2);
    expect(await isThere(tenantId)).toBe(true);
    await sweepLaunches(later(57.2));
    expect(await isThere(tenantId)).toBe(false);
  });
});

describe('who launched a space is forgotten', () => {
  it('thirty days after it opened, and not before', async () => {
    const { tenantId, email } = await launch();
    await operate.db.outsideTenant((tx) =>
      tx
        .update(launches)
        .set({ openedAt: new Date(), answer: 'Ana, 8e' })
        .where(eq(launches.tenantId, tenantId)),
    );
    await forgetFounders(later(29.9));
    expect(await launchOf(tenantId)).toMatchObject({ email, answer: 'Ana, 8e' });
    await forgetFounders(later(30.1));
    expect(await launchOf(tenantId)).toMatchObject({ email: null, answer: null, kind: 'neighbours' });
  });

  it('also where an operator opened it', async () => {
    const { tenantId, email } = await launch();
    await setTenant(tenantId, { status: 'open' });
    await forgetFounders(operate);
    await forgetFounders(later(29.9));
    expect(await launchOf(tenantId)).toMatchObject({ email });
    await forgetFounders(later(30.1));
    expect(await launchOf(tenantId)).toMatchObject({ email: null });
  });

  it('when they left it, and not while they are there or before they came', async () => {
    const [gone, stays, begun] = [await launch(), await launch(), await begin()];
    await addMember(gone.tenantId, 'admin');
    await addMember(stays.tenantId, 'admin');
    await deleteMe(await gone.admin());
    await forgetFounders(operate);
    expect(await launchOf(gone.tenantId)).toMatchObject({ email: null });
    for (const { tenantId, email } of [stays, begun])
      expect(await launchOf(tenantId)).toMatchObject({ email });
  });

  it('then the admins read what the operator decided', async () => {
    const { tenantId, slug, admin } = await launch('approval');
    await addMember(tenantId, 'admin');
    await deleteMe(await admin());
    await forgetFounders(operate);
    await decideLaunch({ ...operate, operator: 'Zoé' }, slug, { decision: 'approve' }, { address });
    const told = (await mailsOf(tenantId)).filter(({ mail }) => mail.kind === 'launch-approved');
    expect(told).toMatchObject([{ to: 'second@example.org', locale: 'en' }]);
  });
});
