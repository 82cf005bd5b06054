import { settingsRevisions, sql, tenantAssets, tenants } from '@entraide/db';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listActs } from '../act/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { changeSettings, listRevisions, readSettings, rollBackSettings } from './index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());

let space: TestSpace;
let admin: MemberActor;
let ctx: Ctx;
beforeEach(async () => {
  space = await platform.openSpace({ locales: ['fr', 'en'] });
  admin = await space.member({ role: 'admin', displayName: 'Ana' });
  ctx = space.ctx({ actor: admin });
});

const tagline = (text: string) => ({ fr: text, en: text });
const liveConfig = async () => {
  const [row] = await inTenant(ctx, async (tx) => tx.select().from(tenants));
  return row;
};
const declare = (...keys: string[]) =>
  platform.database
    .db('platform')
    .inTenant(space.tenant.id, (tx) => tx.update(tenants).set({ fileKeys: keys }));

describe('changeSettings', () => {
  it('puts a new revision in force, with its act', async () => {
    const before = await liveConfig();
    const done = await changeSettings(ctx, { base: 1, set: { tagline: tagline('Ensemble') } });
    expect(done).toMatchObject({ number: 2, meanwhile: [] });
    expect(done.changes.map(({ name }) => name)).toEqual(['tagline.en', 'tagline.fr']);
    const after = await liveConfig();
    expect(after?.config).toMatchObject({ tagline: { fr: 'Ensemble' } });
    expect(after?.configHash).not.toBe(before?.configHash);
    expect(await listActs(ctx)).toMatchObject([
      {
        action: 'space.settings',
        actorId: admin.memberId,
        details: { revision: 2, changes: ['tagline'] },
      },
    ]);
    expect(await readSettings(ctx)).toMatchObject({ number: 2, document: { tagline: { fr: 'Ensemble' } } });
  });

  it('writes nothing when nothing differs', async () => {
    await changeSettings(ctx, { base: 1, set: { tagline: tagline('Ensemble') } });
    const same = await changeSettings(ctx, { base: 2, set: { tagline: { en: 'Ensemble', fr: 'Ensemble' } } });
    expect(same).toEqual({ number: 2, changes: [], meanwhile: [] });
    expect(await listRevisions(ctx)).toHaveLength(2);
  });

  it('brings back a default', async () => {
    const { config } = await readSettings(ctx);
    await changeSettings(ctx, { base: 1, set: { tagline: tagline('Ensemble'), reading: 'members' } });
    await changeSettings(ctx, { base: 2, set: { tagline: null, reading: null } });
    expect((await readSettings(ctx)).config).toEqual(config);
  });

  it('writes and removes pages, and what readers are given follows', async () => {
    await changeSettings(ctx, { base: 1, set: { 'pages/about.fr.md': '# Qui sommes-nous' } });
    const pages = () =>
      inTenant(ctx, async (tx) => tx.select({ name: tenantAssets.name }).from(tenantAssets));
    expect(await pages()).toEqual([{ name: 'pages/about.fr.md' }]);
    await changeSettings(ctx, { base: 2, set: { 'pages/about.fr.md': null } });
    expect(await pages()).toEqual([]);
  });

  it('retires a category that is left out, and takes one of the space’s own', async () => {
    await changeSettings(ctx, {
      base: 1,
      set: { categories: ['pets', { slug: 'jardin', label: tagline('Jardin') }] },
    });
    const rows = await inTenant(ctx, (tx) =>
      tx.execute<{ slug: string }>(sql`select slug from categories where retired_at is null order by slug`),
    );
    expect([...rows].map(({ slug }) => slug)).toEqual(['jardin', 'pets']);
  });

  it('tells the second of two editors what the first changed, and keeps both where they do not meet', async () => {
    await changeSettings(ctx, { base: 1, set: { tagline: tagline('Ensemble') } });
    const second = changeSettings(ctx, { base: 1, set: { tagline: tagline('Voisins'), reading: 'members' } });
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      number: 2,
      changes: [{ name: 'tagline.en' }, { name: 'tagline.fr' }],
    });
    const third = await changeSettings(ctx, { base: 1, set: { reading: 'members' } });
    expect(third.meanwhile.map(({ name }) => name)).toEqual(['tagline.en', 'tagline.fr']);
    expect((await readSettings(ctx)).config).toMatchObject({
      tagline: { fr: 'Ensemble' },
      reading: 'members',
    });
  });

  it('lets one of forty at once win, and tells the others', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        changeSettings(ctx, { base: 1, set: { tagline: tagline(`Nous ${index}`) } }),
      ),
    );
    const refused = tries.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    // A machine with too much to do tells some to try again.
    expect(refused.filter((code) => code !== 'conflict' && code !== 'unavailable')).toEqual([]);
    expect(await listRevisions(ctx)).toHaveLength(2);
  });

  it.each([
    ['what the folder declares', { reading: 'members' }, 'declared-in-folder', ['set', 'reading']],
    ['its address', { slug: 'autre' }, 'fixed', ['set', 'slug']],
    ['its domains', { domains: ['a.example.org'] }, 'fixed', ['set', 'domains']],
    ['a colour that is none', { theme: { brand: 'blue' } }, 'invalid', ['theme', 'brand']],
    ['a key that nobody knows', { colour: 'blue' }, 'invalid', ['colour']],
    [
      'a language without texts',
      { locales: ['fr', 'en', 'ar'], tagline: tagline('x') },
      'invalid',
      ['tagline'],
    ],
    ['a page of no name', { 'pages/../x.fr.md': 'x' }, 'invalid', ['pages/../x.fr.md']],
    ['a page in another language', { 'pages/about.ar.md': 'x' }, 'unknown-language', ['pages/about.ar.md']],
    ['a page that is not listed', { 'pages/more.fr.md': 'x' }, 'unknown-page', ['pages/more.fr.md']],
    ['a page of 101 kB', { 'pages/about.fr.md': 'x'.repeat(101 * 1024) }, 'too-long', ['pages/about.fr.md']],
    ['a NUL', { 'pages/about.fr.md': 'a\0' }, 'invalid-character', ['set', 'pages/about.fr.md']],
    ['a page that is no text', { 'pages/about.fr.md': 7 }, 'invalid', ['pages/about.fr.md']],
  ])('refuses %s, and nothing changes', async (_, set, code, path) => {
    await declare('reading');
    await expect(changeSettings(ctx, { base: 1, set })).rejects.toMatchObject({
      code: 'invalid',
      faults: expect.arrayContaining([expect.objectContaining({ path, code })]),
    });
    expect(await listRevisions(ctx)).toHaveLength(1);
  });

  it('refuses a base that there is not', async () => {
    for (const base of [0, 2, 99, '1'])
      await expect(changeSettings(ctx, { base, set: {} }), String(base)).rejects.toMatchObject({
        code: 'invalid',
      });
  });

  it('is for admins', async () => {
    for (const role of ['member', 'moderator'] as const) {
      const caller = space.ctx({ actor: await space.member({ role }) });
      for (const tried of [
        changeSettings(caller, { base: 1, set: {} }),
        rollBackSettings(caller, { base: 1, to: 1 }),
        listRevisions(caller),
        readSettings(caller),
      ])
        await expect(tried, role).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(readSettings(space.ctx())).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('reaches no other space', async () => {
    const other = await platform.openSpace();
    await changeSettings(ctx, { base: 1, set: { reading: 'members' } });
    const theirs = other.ctx({ actor: await other.member({ role: 'admin' }) });
    expect(await readSettings(theirs)).toMatchObject({ number: 1, config: { reading: 'public' } });
    await expect(rollBackSettings(theirs, { to: 2, base: 1 })).rejects.toMatchObject({ code: 'not-found' });
    const blind = inTenant(ctx, (tx) => tx.update(tenants).set({ config: {} }).returning({ id: tenants.id }));
    expect(await blind).toEqual([{ id: space.tenant.id }]);
  });
});

describe('rollBackSettings', () => {
  it('is a new revision that says what a former one said', async () => {
    await changeSettings(ctx, {
      base: 1,
      set: { tagline: tagline('Un'), 'pages/about.fr.md': 'Un' },
    });
    await changeSettings(ctx, {
      base: 2,
      set: { tagline: tagline('Deux'), 'pages/about.fr.md': 'Deux', reading: 'members' },
    });
    expect(await rollBackSettings(ctx, { to: 2, base: 3 })).toMatchObject({ number: 4, kept: [] });
    const { config, pages } = await readSettings(ctx);
    expect(config).toMatchObject({ tagline: { fr: 'Un' }, reading: 'public' });
    expect(pages).toEqual({ 'pages/about.fr.md': 'Un' });
    expect(await listRevisions(ctx, { limit: 1 })).toMatchObject([
      { number: 4, source: 'web', restores: 2, by: { kind: 'member', name: 'Ana' } },
    ]);
  });

  it('leaves what the folder declares, and says so', async () => {
    await changeSettings(ctx, { base: 1, set: { tagline: tagline('Un'), reading: 'members' } });
    await declare('reading');
    expect(await rollBackSettings(ctx, { to: 1, base: 2 })).toMatchObject({ number: 3, kept: ['reading'] });
    expect((await readSettings(ctx)).config.reading).toBe('members');
  });

  it('is refused when somebody changed something meanwhile', async () => {
    await changeSettings(ctx, { base: 1, set: { reading: 'members' } });
    await expect(rollBackSettings(ctx, { to: 1, base: 1 })).rejects.toMatchObject({
      code: 'conflict',
      changes: [{ name: 'reading' }],
    });
    await expect(rollBackSettings(ctx, { to: 9, base: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('writes nothing when it is so already', async () => {
    expect(await rollBackSettings(ctx, { to: 1, base: 1 })).toEqual({ number: 1, changes: [], kept: [] });
  });
});

describe('the history', () => {
  it('comes page by page, newest first, with who, when and what', async () => {
    for (const number of [1, 2, 3])
      await changeSettings(ctx, { base: number, set: { tagline: tagline(`Nous ${number}`) } });
    const all = await listRevisions(ctx);
    expect(all.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    const first = await listRevisions(ctx, { limit: 2 });
    const rest = await listRevisions(ctx, { limit: 50, before: first.at(-1)?.number });
    expect([...first, ...rest]).toEqual(all);
    expect(all[0]?.changes).toEqual([
      { what: 'setting', how: 'change', name: 'tagline.en', from: 'Nous 2', to: 'Nous 3' },
      { what: 'setting', how: 'change', name: 'tagline.fr', from: 'Nous 2', to: 'Nous 3' },
    ]);
    await expect(listRevisions(ctx, { limit: 51 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each(['app', 'worker', 'platform'] as const)('cannot be changed or removed by %s', async (role) => {
    const db = platform.database.db(role);
    for (const statement of [
      "update settings_revisions set document = '{}'",
      'delete from settings_revisions',
      'truncate settings_revisions',
    ]) {
      const tried = db.inTenant(space.tenant.id, (tx) => tx.execute(sql.raw(statement)));
      await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
    }
    expect(await inTenant(ctx, (tx) => tx.$count(settingsRevisions))).toBe(1);
  });

  it('goes with its space', async () => {
    await platform.database.sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${space.tenant.id}, true)`;
      await tx`delete from tenants where id = ${space.tenant.id}`;
    });
    expect(await inTenant(ctx, (tx) => tx.$count(settingsRevisions))).toBe(0);
  });
});
