import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { domainClaims, domains, eq } from '@entraide/db';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorCtx } from '../../audit/index.ts';
import type { Ctx } from '../../ctx/index.ts';
import { changeSettings, listRevisions, readSettings, rollBackSettings } from '../../revision/index.ts';
import { testPlatform } from '../../testing/index.ts';
import { jobs } from '../../worker/jobs.ts';
import { runJob } from '../../worker/run-job.ts';
import { createTenantFolder, validateTenants } from '../folder/index.ts';
import {
  applyGoodTenants,
  applyTenants,
  createTenant,
  describePlan,
  isEmpty,
  planTenants,
  pullTenant,
  releaseTenant,
  resolveTenant,
  tenantAsset,
} from '../index.ts';

const platform = await testPlatform();
afterAll(() => platform.close());
const silent = { info() {}, warn() {}, error() {} };
const clock = () => new Date();
const operator: OperatorCtx = {
  db: platform.database.db('platform'),
  clock,
  log: silent,
  fileStore: platform.fileStore,
  operator: 'ana',
};
const app = { ...operator, db: platform.app };
const options = { rootDomain: 'localhost' };
const address = { scheme: 'http', rootDomain: 'localhost', port: 3000 } as const;

let dir: string;
let slug: string;
let count = 0;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entraide-drift-'));
  slug = `space-${++count}`;
});
afterEach(() => rm(dir, { recursive: true }));

const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
const yaml = () => join(dir, slug, 'tenant.yaml');
const createFolder = () => createTenantFolder(dir, { slug, name: 'Lyon', locales: ['fr'], home });
const apply = (more = {}) => applyTenants(operator, dir, { ...options, only: [slug], ...more });
const plan = () => planTenants(operator, dir, { ...options, only: [slug] });

/** As an admin of the space sees it. */
async function asAdmin(): Promise<Ctx> {
  const tenant = await resolveTenant(app, `${slug}.localhost`, address);
  if (!tenant) throw new Error('no such space');
  const actor = {
    ...{ kind: 'member' as const, memberId: '0190a000-0000-7000-8000-000000000001', sessionId: 's' },
    ...{ hasSecondFactor: false, secondFactorAt: null },
    ...{ email: 'a@example.org', displayName: 'Ana', role: 'admin' as const, status: 'active' as const },
  };
  return { ...app, tenant, actor, locale: 'fr', requestId: 'r', ip: null };
}
async function inBrowser(set: Record<string, unknown>) {
  const ctx = await asAdmin();
  return changeSettings(ctx, { base: (await readSettings(ctx)).number, set });
}
const idOf = async () => (await asAdmin()).tenant.id;
/** As a check of the DNS does it, step by step. */
async function prove(host: string) {
  await operator.db.inTenant(await idOf(), async (tx) => {
    await tx.insert(domainClaims).values({ host, claimedAt: clock() });
    for (const state of ['proven', 'serving'] as const)
      await tx.update(domainClaims).set({ state, provenAt: clock() }).where(eq(domainClaims.host, host));
  });
}
async function hosts(): Promise<string[]> {
  const id = await idOf();
  const rows = await operator.db.outsideTenant(async (tx) =>
    tx.select().from(domains).where(eq(domains.tenantId, id)),
  );
  return rows.map(({ host, isPrimary }) => `${host}${isPrimary ? ' primary' : ''}`);
}
const settings = async () => readSettings(await asAdmin());

describe('a logo', () => {
  const svg = (colour: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="${colour}" d="M0 0h1v1z"/></svg>`;
  const draw = (colour: string) => writeFile(join(dir, slug, 'logo.svg'), svg(colour));
  const served = async () => (await tenantAsset(await asAdmin(), 'logo.svg')).bytes.toString();
  const run = async (name: string, hours = 0) => {
    const { tenant } = await asAdmin();
    const job = jobs.find((one) => one.name === name);
    const then = () => new Date(Date.now() + hours * 3_600_000);
    const info = { key: 'key', attempt: 1, askedAt: clock() };
    if (job) await runJob({ ...platform.worker, clock: then }, job, { tenantId: tenant.id }, info);
  };
  beforeEach(async () => {
    await createFolder();
    await draw('red');
    await apply();
  });

  it('is served at once, then from the file store, and goes into the folder again', async () => {
    expect(await served()).toBe(svg('red'));
    await run('store_files');
    expect(await served()).toBe(svg('red'));
    await draw('blue');
    expect(await pullTenant(operator, slug, { dir })).toHaveLength(1);
    expect(await readFile(join(dir, slug, 'logo.svg'), 'utf8')).toBe(svg('red'));
    expect(isEmpty(await plan())).toBe(true);
  });

  it('comes back with its revision, also when it was replaced before its job ran', async () => {
    await draw('blue');
    await apply();
    await draw('green');
    await apply();
    await run('store_files');
    await run('cleanup', 48);
    await run('remove_files', 48);
    await releaseTenant(operator, slug);
    const ctx = await asAdmin();
    for (const [to, colour] of [
      [1, 'red'],
      [2, 'blue'],
    ] as const) {
      const { number } = await readSettings(ctx);
      const back = await rollBackSettings(ctx, { to, base: number });
      expect(back.changes).toMatchObject([{ what: 'asset', how: 'change', name: 'logo.svg' }]);
      expect(await served()).toBe(svg(colour));
    }
    expect((await listRevisions(ctx))[0]?.changes).toMatchObject([{ name: 'logo.svg' }]);
  });

  it('stays when the folder declares it', async () => {
    await draw('blue');
    await apply();
    const ctx = await asAdmin();
    const back = await rollBackSettings(ctx, { to: 1, base: (await readSettings(ctx)).number });
    expect(back).toMatchObject({ changes: [], kept: expect.arrayContaining(['logo']) });
    expect(await served()).toBe(svg('blue'));
  });
});

describe('a space with a folder', () => {
  beforeEach(async () => {
    await createFolder();
    await apply();
  });

  it('locks what the folder declares, and leaves the rest to the browser', async () => {
    const { locked } = await settings();
    expect(locked).toEqual(expect.arrayContaining(['slug', 'name', 'theme', 'pages/about.fr.md']));
    await expect(inBrowser({ name: { fr: 'Autre' } })).rejects.toMatchObject({ code: 'invalid' });
    await inBrowser({ tagline: { fr: 'Ensemble' } });
    expect(isEmpty(await plan())).toBe(true);
    await appendFile(yaml(), 'reading: members\n');
    expect((await apply()).tenants).toMatchObject([{ action: 'update', changes: [{ name: 'reading' }] }]);
    expect((await settings()).config).toMatchObject({ tagline: { fr: 'Ensemble' }, reading: 'members' });
  });

  it('takes over nothing that the browser changed, unless told to', async () => {
    await inBrowser({ tagline: { fr: 'Ensemble' } });
    await appendFile(yaml(), 'tagline: { fr: Voisins }\nreading: members\n');
    const planned = await plan();
    expect(planned.tenants).toMatchObject([
      {
        action: 'refused',
        drift: [{ key: 'tagline', file: { fr: 'Voisins' }, live: { fr: 'Ensemble' } }],
      },
    ]);
    expect(describePlan(planned)).toContain(
      '  ! tagline: {"fr":"Ensemble"} in the browser, {"fr":"Voisins"} in the folder',
    );
    const before = await settings();
    expect((await apply()).tenants).toMatchObject([{ action: 'refused' }]);
    expect(await settings()).toEqual(before);
    const started = await applyGoodTenants(operator, dir, options);
    expect(started.faults).toMatchObject([{ slug, message: expect.stringContaining('tagline: changed') }]);
    expect((await apply({ overwrite: true })).tenants).toMatchObject([{ action: 'update' }]);
    expect((await settings()).config).toMatchObject({ tagline: { fr: 'Voisins' }, reading: 'members' });
    expect(isEmpty(await plan())).toBe(true);
  });

  it('names a page that differs, without its text', async () => {
    await writeFile(join(dir, slug, 'pages/about.fr.md'), '# Nous');
    expect(describePlan(await plan())).toContain('  ~ asset pages/about.fr.md');
  });

  it('adopts what both say the same', async () => {
    await inBrowser({ reading: 'members' });
    await appendFile(yaml(), 'reading: members\n');
    expect(isEmpty(await plan())).toBe(true);
    await apply();
    expect((await settings()).locked).toContain('reading');
  });

  it('goes back to the default where the folder says a thing no more, and leaves it to the browser', async () => {
    await appendFile(yaml(), 'reading: members\n');
    await apply();
    const text = await readFile(yaml(), 'utf8');
    await writeFile(yaml(), text.replace('reading: members\n', ''));
    await apply();
    expect((await settings()).config.reading).toBe('public');
    await inBrowser({ reading: 'members' });
    expect(isEmpty(await plan())).toBe(true);
  });

  it('says what does not fit together', async () => {
    await inBrowser({ wording: { 'browse:title': { fr: 'Près' } } });
    await writeFile(
      yaml(),
      (await readFile(yaml(), 'utf8')).replace(/locales:\n {2}- fr/, 'locales:\n  - en'),
    );
    for (const page of await readdir(join(dir, slug, 'pages'))) await rm(join(dir, slug, 'pages', page));
    await expect(plan()).rejects.toThrow(/do not fit together: wording\.browse:title\.fr: French is not one/);
  });

  it('leaves domains that the space proved alone, and takes those that it names', async () => {
    const host = `${slug}.example.org`;
    const other = `www.${host}`;
    for (const one of [host, other]) await prove(one);
    await operator.db.inTenant(await idOf(), (tx) =>
      tx.update(domainClaims).set({ state: 'primary' }).where(eq(domainClaims.host, host)),
    );
    expect(isEmpty(await plan())).toBe(true);
    await appendFile(yaml(), 'reading: members\n');
    await apply();
    expect((await hosts()).sort()).toEqual([`${host} primary`, `${other}`, `${slug}.localhost`].sort());
    await appendFile(yaml(), `domains: [${other}]\n`);
    await apply();
    expect((await hosts()).sort()).toEqual([`${host}`, `${other} primary`, `${slug}.localhost`].sort());
    await writeFile(yaml(), (await readFile(yaml(), 'utf8')).replace(/domains: .*/, ''));
    await apply();
    expect((await hosts()).sort()).toEqual([`${host}`, `${slug}.localhost primary`].sort());
  });

  it('hands the folder’s domains over with everything else', async () => {
    await appendFile(yaml(), `domains: [${slug}.example.org]\n`);
    await apply();
    await releaseTenant(operator, slug);
    const claims = await operator.db.inTenant(await idOf(), async (tx) => tx.select().from(domainClaims));
    expect(claims).toMatchObject([{ host: `${slug}.example.org`, state: 'primary' }]);
    expect((await hosts()).sort()).toEqual([`${slug}.example.org primary`, `${slug}.localhost`]);
  });

  it('is a revision each time the folder says something else', async () => {
    await apply();
    await appendFile(yaml(), 'reading: members\n');
    await apply();
    expect(await listRevisions(await asAdmin())).toMatchObject([
      { number: 2, source: 'file', by: { kind: 'operator', name: 'ana' }, changes: [{ name: 'reading' }] },
      { number: 1, source: 'file' },
    ]);
  });

  it('is handed to its admins, and taken back by the next apply', async () => {
    expect(await releaseTenant(operator, slug, { dryRun: true })).toContain('name');
    expect((await settings()).locked).toContain('name');
    expect(await releaseTenant(operator, slug)).toContain('name');
    expect((await settings()).locked).toEqual([]);
    await inBrowser({ name: { fr: 'Autre' } });
    expect((await plan()).tenants).toMatchObject([{ action: 'refused', drift: [{ key: 'name' }] }]);
    await apply({ overwrite: true });
    expect(await settings()).toMatchObject({ config: { name: { fr: 'Lyon' } } });
    expect(await releaseTenant(operator, slug)).not.toEqual([]);
    expect(await releaseTenant(operator, slug)).toEqual([]);
  });
});

describe('pullTenant', () => {
  it('writes what is in force, keeps comments, and the next plan is empty', async () => {
    await createFolder();
    await mkdir(join(dir, slug, 'copy'));
    await writeFile(join(dir, slug, 'copy/fr.json'), '{"browse:title":   "Près de vous"}');
    await writeFile(yaml(), `# ours\n${await readFile(yaml(), 'utf8')}`);
    await apply();
    expect(await pullTenant(operator, slug, { dir })).toEqual([]);
    await releaseTenant(operator, slug);
    await inBrowser({
      tagline: { fr: 'Ensemble :\nici' },
      theme: { brand: '#224466', accent: '#d9822b' },
      wording: { 'browse:title': { fr: 'Autour' } },
      'pages/about.fr.md': '# Nous',
      'pages/terms.fr.md': null,
    });
    const before = await readFile(yaml(), 'utf8');
    const names = (await pullTenant(operator, slug, { dir, dryRun: true })).map(({ file, how }) => [
      file.replace(`${join(dir, slug)}/`, ''),
      how,
    ]);
    expect(names).toEqual([
      ['tenant.yaml', 'write'],
      ['copy/fr.json', 'write'],
      ['pages/about.fr.md', 'write'],
      ['pages/terms.fr.md', 'remove'],
    ]);
    expect(await readFile(yaml(), 'utf8')).toBe(before);
    await pullTenant(operator, slug, { dir });
    const text = await readFile(yaml(), 'utf8');
    expect(text).toContain('# ours');
    expect(text).toContain('# The look: two colours');
    expect(text).toContain('brand: "#224466"');
    expect((await validateTenants(dir)).problems).toEqual([]);
    expect(await pullTenant(operator, slug, { dir })).toEqual([]);
    expect(isEmpty(await plan())).toBe(true);
    await apply();
    expect((await settings()).locked).toEqual(expect.arrayContaining(['tagline', 'pages/about.fr.md']));
  });

  it('makes a folder for a space that has none', async () => {
    await createTenant(operator, { slug, name: 'Metz', locales: ['fr', 'en'], home }, options);
    await pullTenant(operator, slug, { dir });
    const { folders, problems } = await validateTenants(dir);
    expect(problems).toEqual([]);
    expect(folders[0]?.config.name).toEqual({ fr: 'Metz', en: 'Metz' });
    expect(isEmpty(await plan())).toBe(true);
    await expect(pullTenant(operator, 'nobody', { dir })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('createTenant', () => {
  it('makes a private space whose admins own everything', async () => {
    const input = { slug, name: 'Metz', locales: ['fr' as const], home, contact: 'a@example.org' };
    await createTenant(operator, input, { ...options, dryRun: true });
    await expect(asAdmin()).rejects.toThrow('no such space');
    await createTenant(operator, input, options);
    expect((await asAdmin()).tenant).toMatchObject({ slug, status: 'private', host: `${slug}.localhost` });
    const { number, locked, pages, config } = await settings();
    expect({ number, locked, contact: config.contact }).toEqual({
      number: 1,
      locked: [],
      contact: { email: 'a@example.org' },
    });
    expect(Object.keys(pages)).toHaveLength(4);
    await inBrowser({ name: { fr: 'Metz Entraide' }, 'pages/about.fr.md': '# Nous' });
    expect((await planTenants(operator, dir, options)).withoutFolder).toContain(slug);
  });

  it('refuses a name that is taken, kept for the platform, or none', async () => {
    const input = { slug, name: 'Metz', locales: ['fr' as const], home };
    const made = await Promise.allSettled([1, 2, 3].map(() => createTenant(operator, input, options)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(createTenant(operator, input, options)).rejects.toMatchObject({ code: 'conflict' });
    for (const bad of ['console', 'a', 'Ä-b', '../x'])
      await expect(createTenant(operator, { ...input, slug: bad }, options), bad).rejects.toMatchObject({
        code: 'invalid',
      });
  });
});
