import { gunzipSync } from 'node:zlib';
import { createLaunch } from '@entraide/core/launch';
import { deleteTenant } from '@entraide/core/tenant';
import { consoleVisitor, plantOperator, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import { buildOf, send } from '../../server/testing/route-build.ts';
import * as home from '../routes/_index/route.tsx';
import * as admin from '../routes/admin/route.tsx';
import * as visits from '../routes/admin_.support/route.tsx';
import * as announcements from '../routes/announcements/route.tsx';
import * as applications from '../routes/applications/route.tsx';
import * as settings from '../routes/settings/route.tsx';
import * as space from '../routes/spaces.$slug/route.tsx';
import * as taken from '../routes/spaces.$slug_.export.ts';
import * as support from '../routes/support.$token/route.tsx';
import * as threads from '../routes/threads._index.tsx';

const build = buildOf({
  home: { path: '', module: home },
  admin: { path: 'admin', module: admin },
  visits: { path: 'admin/support', module: visits },
  announcements: { path: 'announcements', module: announcements },
  applications: { path: 'applications', module: applications },
  settings: { path: 'settings', module: settings },
  space: { path: 'spaces/:slug', module: space },
  export: { path: 'spaces/:slug/export', module: taken },
  support: { path: 'support/:token', module: support },
  threads: { path: 'threads', module: threads },
});

let server: Awaited<ReturnType<typeof testServer>>;
let operator: Visitor;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
  operator = await signedIn('zoe@example.org', 'Zoé');
});
afterAll(() => server.close());

let visitors = 0;
const somebody = (host = 'console.example') => server.visitor(host, `198.51.100.${++visitors}`);
async function signedIn(email: string, name: string): Promise<Visitor> {
  const visitor = somebody();
  const ctx = consoleVisitor(server.database.db('platform'));
  const { token } = await plantOperator(ctx, { email, name });
  visitor.cookies.set('__Host-session', token);
  return visitor;
}
const dataOf = async (visitor: Visitor, path: string, id: string) =>
  (await (await visitor(path)).json()).loaderData[id];
const page = ({ tenant }: TestSpace) => `/spaces/${tenant.slug}`;

describe('the pages of the console', () => {
  it.each(['/', '/spaces/x', '/applications', '/announcements', '/settings', '/spaces/x/export'])(
    '%s is for operators who have signed in',
    async (path) => {
      const answer = await somebody()(path);
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
      const other = await server.openSpace();
      const elsewhere = somebody(other.tenant.host);
      for (const [name, value] of operator.cookies) elsewhere.cookies.set(name, value);
      if (path !== '/') expect((await elsewhere(path)).status).toBe(404);
    },
  );

  it('list, find and narrow down the spaces, and say what is no page of the list', async () => {
    const space = await server.openSpace();
    const { slug } = space.tenant;
    expect(await dataOf(operator, `/?q=${slug}&state=open&sort=newest`, 'home')).toMatchObject({
      spaces: [{ slug, status: 'open', host: `${slug}.example` }],
      isNarrowed: true,
    });
    expect((await dataOf(operator, `/?q=${slug}&state=suspended`, 'home')).spaces).toEqual([]);
    for (const query of ['sort=nonsense', 'state=x', 'look=2', `q=${'x'.repeat(900)}`, 'q=%27;--'])
      expect((await operator(`/?${query}`)).status, query).toBe(200);
    expect((await operator('/?after=nonsense')).status).toBe(422);
  });

  it('show what the platform was started with, and no secret', async () => {
    const { settings } = await dataOf(operator, '/settings', 'settings');
    expect(settings.find(({ name }: { name: string }) => name === 'ROOT_DOMAIN')).toMatchObject({
      value: 'example',
      isDefault: false,
    });
  });

  it('announce something to all admins, and end it', async () => {
    const space = await server.openSpace();
    await space.member({ role: 'admin', email: 'ana@example.org' });
    await space.member({ role: 'moderator', email: 'mo@example.org' });
    const lastDay = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const said = { textFr: 'Bonjour à toutes', textEn: 'Hello everybody', lastDay };
    expect((await send(operator, '/announcements', { ...said, textEn: '' })).status).toBe(422);
    expect((await send(operator, '/announcements', said)).status).toBe(302);
    const [ana, mo] = [somebody(space.tenant.host), somebody(space.tenant.host)];
    await ana.signIn(space, 'ana@example.org');
    await mo.signIn(space, 'mo@example.org');
    const shown = async (visitor: Visitor) => (await dataOf(visitor, '/admin', 'admin')).announcements;
    expect(await shown(ana)).toMatchObject([{ text: said.textFr, lang: 'fr' }]);
    expect((await dataOf(ana, '/admin?lang=ar', 'admin')).announcements).toMatchObject([{ lang: 'en' }]);
    expect(await shown(mo)).toEqual([]);
    const [{ id }] = (await dataOf(operator, '/announcements', 'announcements')).announcements;
    expect((await send(operator, '/announcements', { intent: 'end', id })).status).toBe(302);
    expect(await shown(ana)).toEqual([]);
    expect((await send(operator, '/announcements', { intent: 'end', id: 'x' })).status).toBe(422);
  });

  it('decide about an application once', async () => {
    const operate = consoleVisitor(server.database.db('platform'));
    const { slug } = await createLaunch(
      operate,
      {
        ...{ association: 'Les Voisins', kind: 'neighbours', displayName: 'Ana', email: 'ana@example.org' },
        ...{ placeId: 2988507, slug: 'les-voisins', locales: ['fr'] },
      },
      { rootDomain: 'example', policy: 'approval', ip: null, locale: 'fr' },
    );
    const { waiting } = await dataOf(operator, '/applications', 'applications');
    expect(waiting).toMatchObject([{ slug, name: 'Les Voisins', possible: ['approve', 'ask', 'refuse'] }]);
    const decide = (fields: object) => send(operator, '/applications', { slug, ...fields });
    expect((await decide({ decision: 'refuse', remark: '' })).status).toBe(422);
    expect((await decide({ decision: 'nonsense' })).status).toBe(422);
    expect((await decide({ decision: 'approve' })).status).toBe(302);
    expect((await decide({ decision: 'ask', remark: 'Qui ?' })).status).toBe(409);
    expect((await send(operator, '/applications', { slug: 'x', decision: 'approve' })).status).toBe(404);
  });
});

describe('a space’s page', () => {
  it('says how the space is, and never what a member wrote', async () => {
    const one = await server.openSpace();
    await one.member({ displayName: 'Secretname', email: 'secret@example.org' });
    const answer = await operator(page(one));
    const text = await answer.text();
    expect(JSON.parse(text).loaderData.space).toMatchObject({ status: 'open', figures: { members: 1 } });
    expect(text).not.toMatch(/Secretname|secret@/);
    expect((await operator('/spaces/nobody-here')).status).toBe(404);
  });

  it('suspends with a reason and resumes', async () => {
    const one = await server.openSpace();
    const act = (fields: Record<string, string>) => send(operator, page(one), fields);
    expect((await act({ intent: 'suspend', why: ' ' })).status).toBe(422);
    expect((await act({ intent: 'suspend', why: 'Plainte reçue' })).status).toBe(302);
    const now = await dataOf(operator, page(one), 'space');
    expect(now).toMatchObject({ status: 'suspended', acts: [{ about: ['Plainte reçue'] }] });
    expect((await act({ intent: 'support', reason: 'x', minutes: '60' })).status).toBe(409);
    expect((await act({ intent: 'resume' })).status).toBe(302);
    expect((await act({ intent: 'resume' })).status).toBe(302);
    expect(await dataOf(operator, page(one), 'space')).toMatchObject({ status: 'open' });
    expect((await act({ intent: 'nonsense' })).status).toBe(404);
  });

  it('says that it is being deleted, and keeps it', async () => {
    const one = await server.openSpace();
    await deleteTenant(consoleVisitor(server.database.db('platform')), one.tenant.slug, {});
    const { status, deleteAfter } = await dataOf(operator, page(one), 'space');
    expect({ status, deleteAfter }).toEqual({ status: 'suspended', deleteAfter: expect.any(String) });
    expect((await send(operator, page(one), { intent: 'resume' })).status).toBe(409);
    expect((await send(operator, page(one), { intent: 'keep' })).status).toBe(302);
    expect((await send(operator, page(one), { intent: 'keep' })).status).toBe(409);
    expect(await dataOf(operator, page(one), 'space')).toMatchObject({ status: 'open', deleteAfter: null });
  });

  it('invites an admin, once', async () => {
    const one = await server.openSpace();
    const invite = (email: string) => send(operator, page(one), { intent: 'invite', email });
    expect((await invite('nobody')).status).toBe(422);
    expect((await invite('new@example.org')).status).toBe(302);
    expect((await one.mails()).map(({ to, mail }) => [to, mail.kind])).toEqual([
      ['new@example.org', 'invitation'],
    ]);
    await one.member({ email: 'here@example.org' });
    expect((await invite('here@example.org')).status).toBe(409);
  });

  it('sends everything as one file, and records who took it', async () => {
    const one = await server.openSpace();
    const answer = await send(operator, `${page(one)}/export`, {});
    expect(answer.headers.get('content-disposition')).toContain(`${one.tenant.slug}.tar.gz`);
    const tar = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString('latin1');
    expect(tar).toContain('manifest');
    const { acts } = await dataOf(operator, page(one), 'space');
    expect(acts[0]).toMatchObject({ actor: 'Zoé' });
    expect((await send(operator, '/spaces/nobody-here/export', {})).status).toBe(404);
    expect((await operator(`${page(one)}/export`)).status).toBe(302);
  });
});

describe('a visit to help', () => {
  async function helper(one: TestSpace, minutes = '60') {
    const answer = await send(operator, page(one), { intent: 'support', reason: 'Demandé par Ana', minutes });
    const { link } = (await answer.json()).actionData.space;
    expect(link).toMatch(new RegExp(`^https://${one.tenant.host}/support/[\\w-]{20,}$`));
    const visitor = somebody(one.tenant.host);
    const { pathname } = new URL(link);
    return { visitor, pathname, open: (from = visitor) => send(from, pathname, {}) };
  }

  it('needs a reason and one of the times', async () => {
    const one = await server.openSpace();
    for (const fields of [{ reason: '', minutes: '60' }, { reason: 'x', minutes: '61' }, { reason: 'x' }])
      expect((await send(operator, page(one), { intent: 'support', ...fields })).status).toBe(422);
  });

  it('opens by the button, once: forty tries are one session', async () => {
    const one = await server.openSpace();
    const { visitor, pathname, open } = await helper(one);
    expect((await visitor(pathname)).status).toBe(200);
    expect((await visitor('/admin')).status, 'looking opened nothing').toBe(302);
    const tries = await Promise.all(Array.from({ length: 40 }, () => open(somebody(one.tenant.host))));
    expect(tries.filter(({ status }) => status === 302)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 422)).toHaveLength(39);
    expect((await visitor(pathname)).status).toBe(404);
    const foreign = await helper(await server.openSpace());
    expect((await send(somebody(one.tenant.host), foreign.pathname, {})).status).toBe(422);
  });

  it('reads the team’s pages and no conversation, until an admin ends it', async () => {
    const one = await server.openSpace();
    await one.member({ role: 'admin', email: 'boss@example.org' });
    const { visitor, open } = await helper(one);
    await open();
    expect((await visitor('/admin')).status).toBe(200);
    expect((await visitor('/threads')).status).toBe(302);
    const boss = somebody(one.tenant.host);
    await boss.signIn(one, 'boss@example.org');
    const { visits } = await dataOf(boss, '/admin/support', 'visits');
    expect(visits).toMatchObject([{ operator: 'Zoé', reason: 'Demandé par Ana', came: true }]);
    const stranger = somebody(one.tenant.host);
    expect((await send(stranger, '/admin/support', { id: visits[0].id })).headers.get('location')).toMatch(
      /login/,
    );
    expect((await visitor('/admin')).status).toBe(200);
    expect((await send(boss, '/admin/support', { id: visits[0].id })).status).toBe(302);
    expect((await visitor('/admin')).status).toBe(302);
    expect(visitor.cookies.has('__Host-support')).toBe(false);
  });

  it('is ended by who is on it, or from the console', async () => {
    const one = await server.openSpace();
    for (const how of ['self', 'console']) {
      const { visitor, open } = await helper(one);
      await open();
      const [{ id }] = (await dataOf(operator, page(one), 'space')).visits;
      if (how === 'self') await send(visitor, '/admin/support', { id });
      else await send(operator, page(one), { intent: 'end', id });
      expect((await visitor('/admin')).status).toBe(302);
      expect((await dataOf(operator, page(one), 'space')).visits).toEqual([]);
    }
  });
});
