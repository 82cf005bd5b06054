import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditLog, categories, eq, sql, tenants } from '@entraide/db';
import { createTestDatabase, type TestDatabase } from '@entraide/db/testing';
import { newId } from '@entraide/model';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listOperations, type OperatorCtx } from '../audit/index.ts';
import { type Ctx, type PlatformCtx, visitor } from '../ctx/index.ts';
import { testFileStore } from '../testing/index.ts';
import { createTenantFolder } from './folder/index.ts';
import {
  applyGoodTenants,
  applyTenants,
  createTenantCache,
  findTenant,
  inviteFromPlatform,
  inviteMember,
  isEmpty,
  listPages,
  listTenants,
  openSpaces,
  openTenant,
  planTenants,
  renderPage,
  resolveTenant,
  resumeTenant,
  showTenant,
  suspendTenant,
  tenantAsset,
} from './index.ts';

const address = { scheme: 'http', port: 3000 } as const;
const options = { rootDomain: 'localhost' };
const log = { info: () => {}, warn: () => {}, error: () => {} };

const { fileStore, removeFiles } = testFileStore();
let database: TestDatabase;
let operator: OperatorCtx;
let app: PlatformCtx;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = () => new Date();
  operator = { db: database.db('platform'), clock, log, fileStore, operator: 'ana' };
  app = { db: database.db('app'), clock, log, fileStore };
});
afterAll(async () => {
  await database.close();
  await removeFiles();
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entraide-apply-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
  await operator.db.outsideTenant((tx) => tx.delete(tenants));
});

const home = { lat: 45.76, lon: 4.84, label: 'Lyon' };
const create = (slug: string, name = slug) => createTenantFolder(dir, { slug, name, locales: ['fr'], home });
const edit = async (slug: string, change: (yaml: string) => string) => {
  const file = join(dir, slug, 'tenant.yaml');
  await writeFile(file, change(await readFile(file, 'utf8')));
};
/** As an association does before it opens its space. */
async function fillIn(slug: string) {
  await edit(slug, (yaml) => yaml.replace('contact: {}', 'contact: { email: bonjour@example.org }'));
  const pages = join(dir, slug, 'pages');
  for (const name of await readdir(pages)) {
    const text = await readFile(join(pages, name), 'utf8');
    await writeFile(join(pages, name), text.replaceAll(/\[\[.*\]\]/g, 'Écrit.'));
  }
}
const resolve = (host: string) => resolveTenant(app, host, address);
async function ctxOf(host: string, actor: Ctx['actor'] = visitor): Promise<Ctx> {
  const tenant = await resolve(host);
  if (!tenant) throw new Error(`${host} leads nowhere`);
  return { ...app, tenant, actor, locale: 'fr', requestId: 'test', ip: null };
}

describe('applyTenants', () => {
  it('makes the database what the folder says, once', async () => {
    await create('lyon');
    const done = await applyTenants(operator, dir, options);
    expect(done.tenants).toMatchObject([{ slug: 'lyon', action: 'create' }]);
    expect(await resolve('lyon.localhost')).toMatchObject({
      slug: 'lyon',
      status: 'private',
      host: 'lyon.localhost',
      origin: 'http://lyon.localhost:3000',
      config: { name: { fr: 'lyon' } },
    });
    const before = await listOperations(operator);
    expect(before[0]).toMatchObject({ actor: 'ana', action: 'tenant.create' });

    expect((await applyTenants(operator, dir, options)).tenants).toEqual([
      { slug: 'lyon', action: 'unchanged', changes: [] },
    ]);
    expect(await listOperations(operator)).toEqual(before);
  });

  it('plans what it then does, and does nothing on a dry run', async () => {
    await create('lyon');
    await applyTenants(operator, dir, options);
    await edit(
      'lyon',
      (yaml) => `${yaml.replace('#1d4e6f', '#224466')}categories: [pets, { slug: jardin, label: Jardin }]\n`,
    );
    await writeFile(join(dir, 'lyon/logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const plan = await planTenants(operator, dir, options);
    expect(isEmpty(plan)).toBe(false);
    expect(plan.tenants[0]?.changes).toEqual(
      expect.arrayContaining([
        { what: 'setting', how: 'change', name: 'theme.brand', from: '#1d4e6f', to: '#224466' },
        { what: 'category', how: 'add', name: 'jardin' },
        { what: 'category', how: 'remove', name: 'childcare' },
        expect.objectContaining({ what: 'asset', how: 'change', name: 'logo.svg' }),
      ]),
    );
    expect(await applyTenants(operator, dir, { ...options, dryRun: true })).toEqual(plan);
    expect(await planTenants(operator, dir, options)).toEqual(plan);
    expect(await applyTenants(operator, dir, options)).toEqual(plan);
    expect(isEmpty(await planTenants(operator, dir, options))).toBe(true);
  });

  it('retires a category and brings it back, because listings stand on it', async () => {
    await create('lyon');
    await applyTenants(operator, dir, options);
    await edit('lyon', (yaml) => `${yaml}categories: [pets]\n`);
    await applyTenants(operator, dir, options);
    const ctx = await ctxOf('lyon.localhost');
    const current = () =>
      operator.db.inTenant(ctx.tenant.id, async (tx) =>
        tx.select({ slug: categories.slug }).from(categories).where(sql`retired_at is null`),
      );
    expect(await current()).toEqual([{ slug: 'pets' }]);
    await edit('lyon', (yaml) => yaml.replace('categories: [pets]', ''));
    await applyTenants(operator, dir, options);
    expect(await current()).toHaveLength(12);
  });

  it('refuses files with a fault before it writes anything', async () => {
    await create('lyon');
    await create('metz');
    await edit('metz', (yaml) => yaml.replace('brand', 'colour'));
    await expect(applyTenants(operator, dir, options)).rejects.toThrow(
      /metz\/tenant\.yaml:\d+:\d+ .*Did you mean "brand"/,
    );
    expect(await listTenants(operator)).toEqual([]);
  });

  it('can be done by two processes at once', async () => {
    await create('lyon');
    await create('metz');
    const [one, two] = await Promise.all([
      applyTenants(operator, dir, options),
      applyTenants(operator, dir, options),
    ]);
    const actions = [...one.tenants, ...two.tenants].map(({ action }) => action);
    expect(actions.filter((action) => action === 'create')).toHaveLength(2);
    expect(actions.filter((action) => action === 'unchanged')).toHaveLength(2);
  });

  it('leaves tenants without a folder as they are, and says so', async () => {
    await create('lyon');
    await create('metz');
    await applyTenants(operator, dir, options);
    await rm(join(dir, 'metz'), { recursive: true });
    expect(await planTenants(operator, dir, options)).toMatchObject({
      tenants: [{ slug: 'lyon', action: 'unchanged' }],
      withoutFolder: ['metz'],
    });
    // Their subdomain follows the platform when it moves.
    await applyTenants(operator, dir, { rootDomain: 'example.org' });
    expect(await resolve('metz.example.org')).toMatchObject({ slug: 'metz' });
    expect(await resolve('metz.localhost')).toBeNull();
  });
});

describe('domains', () => {
  it('lead to the space; the first is canonical', async () => {
    await create('lyon');
    await edit('lyon', (yaml) => `${yaml}domains: [aide.example.org, lyon.example.org]\n`);
    await applyTenants(operator, dir, options);
    for (const host of ['aide.example.org', 'lyon.example.org', 'lyon.localhost'])
      expect(await resolve(host)).toMatchObject({ slug: 'lyon', host: 'aide.example.org' });
    await edit('lyon', (yaml) => yaml.replace('[aide.example.org, lyon.example.org]', '[lyon.example.org]'));
    await applyTenants(operator, dir, options);
    expect(await resolve('aide.example.org')).toBeNull();
    expect(await resolve('lyon.localhost')).toMatchObject({ host: 'lyon.example.org' });
  });

  it('lead to one space only', async () => {
    await create('lyon');
    await edit('lyon', (yaml) => `${yaml}domains: [aide.example.org]\n`);
    await applyTenants(operator, dir, options);
    await rm(join(dir, 'lyon'), { recursive: true });
    await create('metz');
    await edit('metz', (yaml) => `${yaml}domains: [aide.example.org]\n`);
    await expect(applyTenants(operator, dir, options)).rejects.toThrow(
      /aide\.example\.org leads to "lyon" already.*domain remove lyon aide\.example\.org/,
    );
    await edit('metz', (yaml) => yaml.replace('aide.example.org', 'lyon.localhost'));
    await expect(applyTenants(operator, dir, options)).rejects.toThrow(/belongs to the platform/);
  });

  it('move from one folder to another in one apply', async () => {
    await create('lyon');
    await create('metz');
    await edit('metz', (yaml) => `${yaml}domains: [aide.example.org]\n`);
    await applyTenants(operator, dir, options);
    await edit('metz', (yaml) => yaml.replace('domains: [aide.example.org]', ''));
    await edit('lyon', (yaml) => `${yaml}domains: [aide.example.org]\n`);
    await applyTenants(operator, dir, options);
    expect(await resolve('aide.example.org')).toMatchObject({ slug: 'lyon' });
  });
});

describe('createTenantCache', () => {
  it('looks again after a change made elsewhere', async () => {
    await create('lyon');
    const resolver = vi.fn(resolve);
    const cache = createTenantCache(app, address, resolver);
    try {
      expect(await cache.get('lyon.localhost')).toBeNull();
      await applyTenants(operator, dir, options);
      await vi.waitFor(async () => expect(await cache.get('lyon.localhost')).toMatchObject({ slug: 'lyon' }));
      const asked = resolver.mock.calls.length;
      await Promise.all([cache.get('lyon.localhost'), cache.get('lyon.localhost')]);
      expect(resolver).toHaveBeenCalledTimes(asked);
      await suspendTenant(operator, 'lyon');
      await vi.waitFor(async () =>
        expect(await cache.get('lyon.localhost')).toMatchObject({ status: 'suspended' }),
      );
    } finally {
      await cache.close();
    }
  });

  it('begins again when the database was away', async () => {
    let away = true;
    const db = {
      ...app.db,
      listen: (...given: Parameters<typeof app.db.listen>) =>
        away ? Promise.reject(new Error('away')) : app.db.listen(...given),
    };
    const cache = createTenantCache({ ...app, db }, address);
    try {
      await expect(cache.get('nobody.localhost')).rejects.toThrow('away');
      away = false;
      expect(await cache.get('nobody.localhost')).toBeNull();
    } finally {
      await cache.close();
    }
  });

  it('keeps a space however many hosts that lead nowhere are tried', async () => {
    await create('lyon');
    await applyTenants(operator, dir, options);
    const lyon = await resolve('lyon.localhost');
    const resolver = vi.fn(async (host: string) => (host === 'lyon.localhost' ? lyon : null));
    const cache = createTenantCache(app, address, resolver);
    try {
      expect(await cache.get('lyon.localhost')).toEqual(lyon);
      for (let n = 0; n < 2001; n++) await cache.get(`nobody-${n}.localhost`);
      resolver.mockClear();
      expect(await cache.get('lyon.localhost')).toEqual(lyon);
      expect(resolver).not.toHaveBeenCalled();
      await cache.get('nobody-0.localhost');
      expect(resolver).toHaveBeenCalledTimes(1);
    } finally {
      await cache.close();
    }
  });

  it('forgets each after its time, by the clock of the platform', async () => {
    await create('lyon');
    await applyTenants(operator, dir, options);
    let now = Date.now();
    const lyon = await resolve('lyon.localhost');
    const resolver = vi.fn(async (host: string) => (host === 'lyon.localhost' ? lyon : null));
    const cache = createTenantCache({ ...app, clock: () => new Date(now) }, address, resolver);
    const asked = async (host: string) => {
      resolver.mockClear();
      await cache.get(host);
      return resolver.mock.calls.length;
    };
    try {
      expect([await asked('lyon.localhost'), await asked('nobody.localhost')]).toEqual([1, 1]);
      now += 4_900;
      expect([await asked('lyon.localhost'), await asked('nobody.localhost')]).toEqual([0, 0]);
      now += 200;
      expect([await asked('lyon.localhost'), await asked('nobody.localhost')]).toEqual([0, 1]);
      now += 10 * 60_000;
      expect(await asked('lyon.localhost')).toBe(1);
    } finally {
      await cache.close();
    }
  });

  it('asks once for many that miss together', async () => {
    const resolver = vi.fn(resolve);
    const cache = createTenantCache(app, address, resolver);
    try {
      await Promise.all(Array.from({ length: 20 }, () => cache.get('nobody.localhost')));
      expect(resolver).toHaveBeenCalledTimes(1);
    } finally {
      await cache.close();
    }
  });
});

describe('a space', () => {
  beforeEach(async () => {
    await create('lyon', 'Lyon Entraide');
    await cp(join(dir, 'lyon'), join(dir, 'metz'), { recursive: true });
    await edit('metz', (yaml) => yaml.replace('slug: lyon', 'slug: metz'));
    await rm(join(dir, 'metz/pages'), { recursive: true });
    await fillIn('lyon');
    await writeFile(join(dir, 'lyon/pages/about.fr.md'), '# À propos\n\nBonjour.');
    await applyTenants(operator, dir, options);
  });

  it('is suspended once by forty at once, and the record says why', async () => {
    for (const reason of [' ', 'x'.repeat(501)])
      await expect(suspendTenant(operator, 'lyon', { reason })).rejects.toMatchObject({ code: 'invalid' });
    const reason = 'The association asked for it.';
    const all = await Promise.allSettled(
      Array.from({ length: 40 }, () => suspendTenant(operator, 'lyon', { reason: ` ${reason} ` })),
    );
    expect(all.filter((one) => one.status === 'fulfilled' && one.value.changed)).toHaveLength(1);
    for (const one of all)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    const { id } = await findTenant(operator, 'lyon');
    const recorded = (await listOperations(operator, { tenantId: id })).filter(
      ({ action }) => action === 'tenant.status',
    );
    expect(recorded.map(({ details }) => details)).toEqual([
      { slug: 'lyon', from: 'private', to: 'suspended', reason },
    ]);
    expect(await resumeTenant(operator, 'lyon')).toMatchObject({ to: 'private' });
  });

  it('opens, closes for a while and opens again', async () => {
    expect(await openSpaces(app, address)).toEqual([]);
    await suspendTenant(operator, 'lyon');
    expect(await resumeTenant(operator, 'lyon')).toMatchObject({ from: 'suspended', to: 'private' });
    expect(await openTenant(operator, 'lyon', { dir, dryRun: true })).toMatchObject({ changed: true });
    expect(await openTenant(operator, 'lyon', { dir })).toMatchObject({
      from: 'private',
      to: 'open',
      changed: true,
    });
    expect(await openTenant(operator, 'lyon', { dir })).toMatchObject({ changed: false });
    expect(await openSpaces(app, address)).toMatchObject([
      { slug: 'lyon', origin: 'http://lyon.localhost:3000' },
    ]);
    await expect(resumeTenant(operator, 'lyon')).resolves.toMatchObject({ changed: false });
    await suspendTenant(operator, 'lyon');
    expect(await openSpaces(app, address)).toEqual([]);
    await expect(openTenant(operator, 'lyon', { dir })).rejects.toThrow(/tenant resume lyon/);
    expect(await resumeTenant(operator, 'lyon')).toMatchObject({ to: 'open' });
    await expect(openTenant(operator, 'nobody', { dir })).rejects.toMatchObject({ code: 'not-found' });
    expect((await showTenant(operator, 'lyon')).acts.map(({ action }) => action)).toContain('tenant.status');
  });

  it('opens only once nothing is missing, and says what is, by file and line', async () => {
    const refusal = async () => {
      const error = await openTenant(operator, 'lyon', { dir }).catch((thrown: unknown) => thrown);
      return error instanceof Error ? error.message.replaceAll(`${dir}/`, '').split('\n') : 'opened';
    };
    const lacking = async (change: () => Promise<unknown>) => {
      await rm(join(dir, 'lyon'), { recursive: true });
      await create('lyon', 'Lyon Entraide');
      await fillIn('lyon');
      await change();
      await applyTenants(operator, dir, options);
      return refusal();
    };
    const page = (name: string) => join(dir, 'lyon/pages', name);
    expect(await lacking(() => edit('lyon', (yaml) => yaml.replace(/^contact:.*$/m, 'contact: {}')))).toEqual(
      [
        '"lyon" is not ready to be opened.',
        'lyon/tenant.yaml:27:10  Nobody could write to the association. Add for example: contact: { email: bonjour@example.org }',
      ],
    );
    expect(await lacking(() => rm(page('legal.fr.md')))).toContain(
      'lyon/pages/legal.fr.md  This page is missing.',
    );
    expect(await lacking(() => writeFile(page('terms.fr.md'), '# Règles\n\n'))).toContain(
      'lyon/pages/terms.fr.md  This page says nothing yet.',
    );
    expect(
      await lacking(() => writeFile(page('privacy.fr.md'), '# Données\n\nPendant [[ combien')),
    ).toContain('lyon/pages/privacy.fr.md:3:9  Still to be written: [[ combien');
    expect(
      await lacking(() =>
        edit('lyon', (yaml) => `${yaml}pages: [about, privacy, terms]\n`).then(() => rm(page('legal.fr.md'))),
      ),
    ).toEqual([
      '"lyon" is not ready to be opened.',
      'lyon/tenant.yaml:28:8  No space opens without the page "legal": add it to "pages".',
    ]);
    expect(
      await lacking(() => writeFile(page('about.fr.md'), '# Nous\n\nLire [[1]](https://a.example).')),
    ).toBe('opened');
  });

  it('writes {{contact}} in a page as the address that tenant.yaml names', async () => {
    const { html } = await renderPage(await ctxOf('lyon.localhost'), 'legal');
    expect(html).toContain('<a href="mailto:bonjour@example.org">bonjour@example.org</a>');
    expect(html).not.toContain('{{');
  });

  it('made by an apply starts open on this machine, on a public domain only when nothing is missing', async () => {
    const status = async (slug: string) => (await showTenant(operator, slug)).status;
    const made = async (slug: string, rootDomain: string) => {
      await create(slug);
      return (await applyTenants(operator, dir, { rootDomain, openNew: true, only: [slug] })).tenants[0]
        ?.missing;
    };
    expect(await made('nancy', 'localhost')).toMatchObject({ open: true });
    expect(await status('nancy')).toBe('open');
    const missing = await made('brest', 'example.org');
    expect(missing).toMatchObject({ open: false });
    expect(missing?.problems.length).toBeGreaterThan(8);
    expect(await status('brest')).toBe('private');
  });

  it('shows its pages and logo, and never another’s', async () => {
    const [lyon, metz] = [await ctxOf('lyon.localhost'), await ctxOf('metz.localhost')];
    expect(await renderPage({ ...lyon, locale: 'en' }, 'about')).toEqual({
      name: 'about',
      title: 'À propos',
      locale: 'fr',
      html: '<p>Bonjour.</p>\n',
    });
    expect(await listPages(lyon)).toEqual([
      { name: 'about', title: 'À propos' },
      { name: 'privacy', title: 'Vos données' },
      { name: 'terms', title: 'Les règles de la maison' },
      { name: 'legal', title: 'Mentions légales' },
    ]);
    expect(await listPages(metz)).toEqual([]);
    await expect(renderPage(metz, 'about')).rejects.toMatchObject({ code: 'not-found' });
    await expect(renderPage(lyon, '../about')).rejects.toMatchObject({ code: 'not-found' });
    expect(await tenantAsset(lyon, 'logo.svg')).toMatchObject({ mediaType: 'image/svg+xml' });
    expect((await tenantAsset(lyon, 'logo.svg')).bytes.toString()).toMatch(/^<svg/);
    await expect(tenantAsset(metz, 'pages/about.fr.md')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is invited to by its admins and the operator', async () => {
    const admin = {
      kind: 'member' as const,
      memberId: newId(),
      sessionId: '',
      ...{ hasSecondFactor: false, secondFactorAt: null },
      email: '',
      displayName: '',
      status: 'active' as const,
    };
    const ctx = await ctxOf('lyon.localhost');
    await expect(inviteMember(ctx, { email: 'a@example.org' })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await expect(
      inviteMember({ ...ctx, actor: { ...admin, role: 'moderator' } }, { email: 'a@example.org' }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(
      await inviteMember({ ...ctx, actor: { ...admin, role: 'admin' } }, { email: ' A@Example.org ' }),
    ).toEqual({
      email: 'a@example.org',
      role: 'member',
    });
    await inviteFromPlatform(operator, 'lyon', { email: 'a@example.org', role: 'admin' }, { address });
    const again = () =>
      inviteFromPlatform(operator, 'lyon', { email: 'a@example.org', role: 'admin' }, { address });
    await again();
    // One mailbox gets three a day, whoever invites it.
    await expect(again()).rejects.toMatchObject({ code: 'too-many', retryAfterSeconds: expect.any(Number) });
    const rows = (tenantId: string) =>
      operator.db.inTenant(tenantId, async (tx) =>
        Array.from(await tx.execute(sql`select email, role from admissions`)),
      );
    expect(await rows(ctx.tenant.id)).toEqual([{ email: 'a@example.org', role: 'admin' }]);
    expect(await rows((await ctxOf('metz.localhost')).tenant.id)).toEqual([]);
    await expect(inviteFromPlatform(operator, 'lyon', { email: 'x' }, { address })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('the audit log', () => {
  it('is the operator’s alone, and nobody changes a line', async () => {
    await create('lyon');
    await applyTenants(operator, dir, options);
    await expect(app.db.outsideTenant(async (tx) => tx.select().from(auditLog))).rejects.toThrow();
    await expect(operator.db.outsideTenant((tx) => tx.delete(auditLog))).rejects.toThrow();
    await expect(
      operator.db.outsideTenant((tx) =>
        tx.update(auditLog).set({ actor: 'x' }).where(eq(auditLog.actor, 'ana')),
      ),
    ).rejects.toThrow();
  });
});

describe('one space at fault', () => {
  it('of the folder is told and left alone; the others are applied', async () => {
    for (const slug of ['brest', 'lyon', 'metz']) await create(slug);
    await edit('lyon', (yaml) => yaml.replace('brand:', 'colour:'));
    await edit('metz', (yaml) => `${yaml}\ndomains: [brest.localhost]\n`);
    const { tenants: applied, faults } = await applyGoodTenants(operator, dir, options);
    expect(applied).toMatchObject([{ slug: 'brest', action: 'create' }]);
    expect(faults).toMatchObject([
      { slug: 'lyon', message: expect.stringContaining('"colour" is not a known key') },
      { slug: 'metz', message: expect.stringContaining('belongs to the platform') },
    ]);
    await expect(applyTenants(operator, dir, options)).rejects.toThrow(/colour/);
  });

  it('of the database answers "unavailable" at its own host, and is missing from the platform’s home', async () => {
    for (const slug of ['brest', 'lyon']) await create(slug);
    await applyTenants(operator, dir, { ...options, openNew: true });
    await operator.db.outsideTenant((tx) =>
      tx
        .update(tenants)
        .set({ config: { slug: 'lyon' } as never })
        .where(eq(tenants.slug, 'lyon')),
    );
    const error = vi.fn();
    const loud = { ...app, log: { ...log, error } };
    expect((await openSpaces(loud, address)).map(({ slug }) => slug)).toEqual(['brest']);
    await expect(resolveTenant(loud, 'lyon.localhost', address)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await resolve('brest.localhost')).toMatchObject({ slug: 'brest' });
    expect(error.mock.calls).toEqual([
      [{ tenant: 'lyon' }, expect.any(String)],
      [{ tenant: 'lyon' }, expect.any(String)],
    ]);
  });
});
