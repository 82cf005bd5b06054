import { eq, launches, settingsRevisions } from '@entraide/db';
import { Email } from '@entraide/model/member';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmCode, requestCode } from '../account/index.ts';
import { type Ctx, type PlatformCtx, visitor } from '../ctx/index.ts';
import { inviteLink, isLiveInvite } from '../invite/index.ts';
import { newToken } from '../session/index.ts';
import { tenantCtx } from '../tenant/index.ts';
import { testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import {
  addressStanding,
  confirmTextsRead,
  createLaunch,
  fillTexts,
  freeSlug,
  keepStep,
  openOwnSpace,
  readiness,
  readLaunch,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let operate: PlatformCtx;
beforeAll(async () => {
  platform = await testPlatform();
  const { clock, log, fileStore } = platform.worker;
  operate = { clock, log, fileStore, db: platform.database.db('platform') };
});
afterAll(() => platform.close());

const how = { rootDomain: 'example', policy: 'open', ip: null, locale: 'fr' } as const;
const address = { scheme: 'https', port: null } as const;
let launched = 0;
const input = (more: Record<string, unknown> = {}) => ({
  association: `Quartier ${++launched}`,
  kind: 'neighbours',
  displayName: 'Ana',
  email: `ana${launched}@example.org`,
  placeId: PLACE_ID,
  slug: `quartier-${launched}`,
  locales: ['fr', 'en', 'ar'],
  ...more,
});

/** A launch whose first admin has come in with the code. */
async function launch(more: Record<string, unknown> = {}, policy: 'open' | 'approval' = 'open') {
  const given = input(more);
  const { tenantId, held } = await createLaunch(operate, given, { ...how, policy });
  const space = await spaceOf(tenantId, visitor);
  const browserToken = newToken();
  const email = Email.parse(given.email);
  await requestCode(space, { email, displayName: 'Ana', browserToken });
  const code = await codeOf(tenantId);
  const { actor } = await confirmCode(space, { email, code, browserToken });
  return { tenantId, held, given, admin: async () => spaceOf(tenantId, actor) };
}

async function spaceOf(tenantId: string, actor: Ctx['actor']): Promise<Ctx> {
  const ctx = await tenantCtx({ ...platform.worker, db: platform.app, address }, tenantId, actor);
  if (!ctx) throw new Error('the space is gone');
  return ctx;
}

async function codeOf(tenantId: string): Promise<string> {
  const rows = await platform.database.sql<{ payload: { mail: { code?: string } } }[]>`
    select payload from graphile_worker._private_jobs where payload ->> 'tenantId' = ${tenantId}`;
  const code = rows.map(({ payload }) => payload.mail?.code).findLast((one) => one !== undefined);
  if (code === undefined) throw new Error('no code was mailed');
  return code;
}

const facts = {
  publisher: 'Quartier, association loi 1901',
  address: '1 rue de la Paix, Paris',
  director: 'Ana Martin',
  contact: 'bonjour@example.org',
};

const hostedBy = (host: string) => ({ fr: host, en: host, ar: host, es: host, pt: host, de: host });

describe('a launch', () => {
  it('is a private space, whose admin is whoever has the mailbox', async () => {
    const { tenantId, admin, given, held } = await launch();
    const ctx = await admin();
    expect(held).toBe(false);
    expect(ctx.actor).toMatchObject({ role: 'admin', status: 'active', email: given.email });
    expect(ctx.tenant).toMatchObject({ id: tenantId, status: 'private', slug: given.slug });
    expect(ctx.tenant.config.name).toEqual({
      fr: given.association,
      en: given.association,
      ar: given.association,
    });
    expect(ctx.tenant.config.home.label).toMatchObject({ fr: 'Paris' });
    expect(ctx.tenant.config.categories[0]?.slug).toBe('shopping');
    expect(await readLaunch(ctx, operate)).toMatchObject({ review: 'none', step: 'look', country: 'FR' });
  });

  it('goes on where its admin was, on any device', async () => {
    const { admin } = await launch();
    await keepStep(await admin(), operate, 'texts');
    expect(await readLaunch(await admin(), operate)).toMatchObject({ step: 'texts' });
  });

  it.each([
    ['a reserved address', { slug: 'support' }, 'reserved'],
    ['the platform’s own', { slug: 'console' }, 'reserved'],
    ['capital letters and blanks', { slug: 'a b' }, 'malformed'],
    ['no such place', { placeId: 999_999_999 }, 'unknown'],
  ])('refuses %s', async (_, more, code) => {
    await expect(createLaunch(operate, input(more), how)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ code }],
    });
  });

  it.each([
    ['a kind that there is not', { kind: 'company' }],
    ['no language', { locales: [] }],
    ['more than it asks for', { status: 'open' }],
    ['a name of one letter', { association: 'a' }],
  ])('refuses %s', async (_, more) => {
    await expect(createLaunch(operate, input(more), how)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('of forty for one address at once, one gets it, and nothing is left of the others', async () => {
    const tried = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        createLaunch(operate, input({ slug: 'wanted', email: `w${n}@example.org` }), how).then(
          () => 'made',
          (error: { faults?: { code: string }[]; code: string }) => error.faults?.[0]?.code ?? error.code,
        ),
      ),
    );
    expect(tried.filter((one) => one === 'made')).toHaveLength(1);
    expect(new Set(tried)).toEqual(new Set(['made', 'taken']));
    expect(await addressStanding(operate, 'wanted')).toEqual({ standing: 'taken', instead: 'wanted-2' });
  });

  it('is counted by address and by network', async () => {
    const again = () => createLaunch(operate, input({ email: 'many@example.org' }), how);
    for (let n = 0; n < 5; n++) await again();
    await expect(again()).rejects.toMatchObject({ code: 'too-many' });
    const from = (last: number) => createLaunch(operate, input(), { ...how, ip: `203.0.113.${last}` });
    for (let n = 0; n < 20; n++) await from(n);
    await expect(from(99)).rejects.toMatchObject({ code: 'too-many' });
  });

  it('is refused where spaces are by invitation', async () => {
    await expect(createLaunch(operate, input(), { ...how, policy: 'invitation' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('has an invitation link from the beginning', async () => {
    const { admin } = await launch();
    const link = await inviteLink(await admin());
    expect(await isLiveInvite(await admin(), link?.code ?? '')).toBe(true);
  });
});

it('an address is offered from the name, and another when it is taken', async () => {
  await createLaunch(operate, input({ association: 'Les Amis de Nantes', slug: 'les-amis-de-nantes' }), how);
  expect(await freeSlug(operate, 'Les Amis de Nantes')).toBe('les-amis-de-nantes-2');
  expect(await addressStanding(operate, 'Les Amis de Nice')).toEqual({
    standing: 'malformed',
    instead: 'les-amis-de-nice',
  });
  expect(await addressStanding(operate, 'www')).toMatchObject({ standing: 'reserved' });
  expect(await addressStanding(operate, 'lille')).toEqual({ standing: 'free', instead: null });
});

describe('opening', () => {
  it('wants a contact and pages without blanks, and nothing else', async () => {
    const { admin } = await launch();
    await expect(openOwnSpace(await admin(), operate)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: ['contact'] }, { path: ['texts'] }],
    });
    await fillTexts(await admin(), facts, hostedBy('Hébergeur, 1 rue du Port, Brest'));
    const left = (await readiness(await admin())).filter((item) => !item.done).map(({ name }) => name);
    expect(left).toEqual(['read', 'admins', 'listings', 'sender']);
    await openOwnSpace(await admin(), operate);
    expect((await admin()).tenant.status).toBe('open');
    expect((await readLaunch(await admin(), operate))?.openedAt).not.toBeNull();
  });

  it('waits for an operator where the policy says so', async () => {
    const { admin, held, tenantId } = await launch({}, 'approval');
    expect(held).toBe(true);
    await fillTexts(await admin(), facts, hostedBy('Hébergeur'));
    await expect(openOwnSpace(await admin(), operate)).rejects.toMatchObject({ code: 'conflict' });
    await operate.db.outsideTenant((tx) =>
      tx
        .update(launches)
        .set({ review: 'approved', decidedAt: new Date(), decidedBy: 'marie' })
        .where(eq(launches.tenantId, tenantId)),
    );
    await openOwnSpace(await admin(), operate);
    expect((await spaceOf(tenantId, visitor)).tenant.status).toBe('open');
  });

  it('a name like that of another space is held for an operator', async () => {
    await createLaunch(operate, input({ association: 'Voisins de Rennes', slug: 'voisins-rennes' }), how);
    const { admin } = await launch({ association: 'Les Voisins de Rennes', slug: 'rennes-voisins-35' });
    expect(await readLaunch(await admin(), operate)).toMatchObject({
      heldFor: 'look-alike',
      looksLike: 'voisins-rennes',
      review: 'waiting',
    });
  });

  it('is for admins alone', async () => {
    const { admin, tenantId } = await launch();
    const { actor } = await admin();
    if (actor.kind !== 'member') throw new Error('no member');
    const member = await spaceOf(tenantId, { ...actor, role: 'member' });
    for (const refused of [
      () => openOwnSpace(member, operate),
      () => readiness(member),
      () => readLaunch(member, operate),
      () => keepStep(member, operate, 'ready'),
      () => fillTexts(member, facts, null),
      () => confirmTextsRead(member),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('the texts', () => {
  it('fill every blank of every page in every language, from what was said once', async () => {
    const { admin } = await launch();
    await fillTexts(await admin(), { ...facts, about: { ar: 'نحن جيران.' } }, hostedBy('Hébergeur'));
    const pages = await pagesOf(await admin());
    expect(Object.keys(pages)).toHaveLength(12);
    for (const [name, text] of Object.entries(pages))
      expect([name, text.match(/\[\[.*/)]).toEqual([name, null]);
    expect(pages['pages/about.ar.md']).toContain('نحن جيران.');
    expect(pages['pages/about.en.md']).toContain('is an association');
    expect(pages['pages/legal.fr.md']).toContain('Ana Martin');
  });

  it('leave what somebody wrote, and the host where the operator has not said it', async () => {
    const { admin } = await launch({ locales: ['en'] });
    await fillTexts(await admin(), facts, null);
    const before = await pagesOf(await admin());
    expect(before['pages/legal.en.md']).toMatch(/\[\[ to fill in: host/);
    await fillTexts(await admin(), { ...facts, director: 'Somebody Else' }, hostedBy('Host Ltd'));
    const after = await pagesOf(await admin());
    expect(after['pages/legal.en.md']).toContain('Ana Martin');
  });

  it('are refused in the letters of another language', async () => {
    const { admin } = await launch();
    for (const about of [{ ar: 'We are neighbours.' }, { fr: 'نحن جيران.' }])
      await expect(fillTexts(await admin(), { ...facts, about }, null)).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ path: ['about', Object.keys(about)[0]], code: 'other-script' }],
      });
  });

  it('were read until one of them changes', async () => {
    const { admin } = await launch();
    const read = async () => (await readiness(await admin())).find(({ name }) => name === 'read')?.done;
    await fillTexts(await admin(), facts, hostedBy('Host'));
    expect(await read()).toBe(false);
    await confirmTextsRead(await admin());
    await confirmTextsRead(await admin());
    expect(await read()).toBe(true);
  });
});

async function pagesOf(ctx: Ctx): Promise<Record<string, string>> {
  const rows = await platform.app.inTenant(ctx.tenant.id, async (tx) => tx.select().from(settingsRevisions));
  return rows.reduce((a, b) => (a.number > b.number ? a : b)).pages;
}
