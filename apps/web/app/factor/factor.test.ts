import { newTotpSecret } from '@entraide/core/factor';
import { type TestSpace, testAuthenticator, testTotpCode } from '@entraide/core/testing';
import type { ServerBuild } from '@remix-run/server-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barePages } from '../../server/testing/bare-pages.ts';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import * as admin from '../routes/admin/route.tsx';
import * as person from '../routes/admin_.members.$member/route.tsx';
import * as csv from '../routes/admin_.members.members[.]csv.ts';
import * as login from '../routes/login._index.tsx';
import * as door from '../routes/login.passkey.ts';
import * as second from '../routes/login.second/route.tsx';
import * as question from '../routes/login.second_.passkey.ts';
import * as security from '../routes/me.security/route.tsx';
import * as offer from '../routes/me.security_.passkey.ts';

const routes = {
  admin: { path: 'admin', module: admin },
  csv: { path: 'admin/members/members.csv', module: csv },
  person: { path: 'admin/members/:member', module: person },
  login: { path: 'login', module: login },
  'login.passkey': { path: 'login/passkey', module: door },
  second: { path: 'login/second', module: second },
  'second.passkey': { path: 'login/second/passkey', module: question },
  security: { path: 'me/security', module: security },
  'security.passkey': { path: 'me/security/passkey', module: offer },
};

/** These routes alone; they answer with the data of their pages. */
const build = {
  ...barePages,
  routes: {
    root: {
      id: 'root',
      path: '',
      parentId: undefined,
      module: { default: () => null, ErrorBoundary: () => null },
    },
    ...Object.fromEntries(
      Object.entries(routes).map(([id, route]) => [id, { id, parentId: 'root', ...route }]),
    ),
  },
} as unknown as ServerBuild;

/** The clock of the server, which these tests move. */
let now = new Date();
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  server = await testServer({
    ...{ pages: { build, mode: 'production' }, clock: () => now, secondFactor: 'admins' },
  });
  space = await server.openSpace();
});
afterAll(() => server.close());

let visitors = 0;
const somebody = () => server.visitor(space.tenant.host, `198.51.${++visitors}.1`);
const send = (visitor: Visitor, path: string, fields: Record<string, string> = {}) =>
  visitor(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
  });
const leadsTo = (response: Response) => [response.status, response.headers.get('location')];
const pageOf = async (visitor: Visitor, path: string) => (await (await visitor(path)).json()).loaderData;

async function signedIn(role: 'member' | 'moderator' | 'admin' = 'admin') {
  const member = await space.member({ role });
  const visitor = somebody();
  await visitor.signIn(space, member.email);
  return { member, visitor };
}

async function withApp() {
  later(5);
  const { member, visitor } = await signedIn();
  const { app } = (await pageOf(visitor, '/me/security')).security;
  const fields = { intent: 'totp', secret: app.secret, code: testTotpCode(app.secret, now) };
  const done = await send(visitor, '/me/security', { ...fields, next: '/admin' });
  const { recoveryCodes, next } = (await done.json()).actionData.security;
  const code = () => testTotpCode(app.secret, now);
  return { member, visitor, recoveryCodes, next, code };
}

describe('an admin of a platform that asks for a second factor', () => {
  it('is led from /admin to set one up, and on to where they were going', async () => {
    const { visitor } = await signedIn();
    expect(leadsTo(await visitor('/admin?before=x'))).toEqual([
      302,
      `/me/security?next=${encodeURIComponent('/admin?before=x')}`,
    ]);
    const page = (await pageOf(visitor, '/me/security?next=/admin')).security;
    expect(page).toMatchObject({ factors: [], isRequired: true, mayChange: true, next: '/admin' });
    const foreign = (await pageOf(visitor, '/me/security?next=//evil.example')).security;
    expect(foreign.next).toBe('');
    const { visitor: done, recoveryCodes, next } = await withApp();
    expect(recoveryCodes).toHaveLength(10);
    expect(next).toBe('/admin');
    expect((await done('/admin')).status).toBe(200);
  });

  it('types a wrong code and finds the same key again', async () => {
    const { visitor } = await signedIn();
    const secret = newTotpSecret();
    const wrong = await send(visitor, '/me/security', { intent: 'totp', secret, code: '12345' });
    expect(wrong.status).toBe(422);
    const { app, faults } = (await wrong.json()).actionData.security;
    expect(app.secret).toBe(secret);
    expect(faults).toEqual([{ field: 'code', code: 'wrong-code' }]);
    const strange = await send(visitor, '/me/security', { intent: 'totp', secret: '<b>', code: '123456' });
    expect(strange.status).toBe(422);
    expect((await strange.json()).actionData.security.app).toBeNull();
    for (const intent of ['', 'nothing'])
      expect((await send(visitor, '/me/security', { intent })).status).toBe(404);
  });

  it('is asked after the code by mail in another browser, with a way on', async () => {
    const { member, code } = await withApp();
    const visitor = somebody();
    await visitor.signIn(space, member.email);
    const asked = `/login/second?next=${encodeURIComponent('/admin')}`;
    expect(leadsTo(await visitor('/admin'))).toEqual([302, asked]);
    expect((await pageOf(visitor, asked)).second).toMatchObject({ next: '/admin', hasPasskey: false });
    expect((await send(visitor, '/login/second', { code: '000000', next: '/admin' })).status).toBe(422);
    later(1);
    const right = await send(visitor, '/login/second', { code: code(), next: '//evil.example' });
    expect(leadsTo(right)).toEqual([302, '/']);
    expect((await visitor('/admin')).status).toBe(200);
    expect(leadsTo(await visitor(asked))).toEqual([302, '/admin']);
  });

  it('is asked again for a role and for the list of members after ten minutes, and comes back without a former success', async () => {
    const { visitor, code } = await withApp();
    const member = await space.member();
    const path = `/admin/members/${member.memberId}`;
    const change = () => send(visitor, `${path}?done=role&a=b`, { intent: 'role', role: 'moderator' });
    const take = () => send(visitor, '/admin/members/members.csv');
    later(10);
    expect((await pageOf(visitor, path)).person).toMatchObject({ askedAgain: true });
    const asked = (next: string) => [302, `/login/second?next=${encodeURIComponent(next)}`];
    expect(leadsTo(await change())).toEqual(asked(`${path}?a=b`));
    expect(leadsTo(await take())).toEqual(asked('/admin/members/members.csv'));
    await send(visitor, '/login/second', { code: code() });
    expect(leadsTo(await change())).toEqual([303, `${path}?done=role`]);
    expect(await (await take()).text()).toContain(member.email);
  });

  it('may reset it for another one, and not for themselves', async () => {
    const { visitor, member } = await withApp();
    const { member: lost, visitor: theirs } = await withApp();
    later(-4);
    const pathOf = ({ memberId }: { memberId: string }) => `/admin/members/${memberId}`;
    const resettable = async (one: { memberId: string }) =>
      (await pageOf(visitor, pathOf(one))).person.resettable;
    expect(await resettable(member)).toBe(false);
    expect(await resettable(lost)).toBe(true);
    const reset = (one: { memberId: string }) => send(visitor, pathOf(one), { intent: 'reset' });
    expect(leadsTo(await reset(lost))).toEqual([303, `${pathOf(lost)}?done=reset`]);
    expect(await resettable(lost)).toBe(false);
    expect((await reset(member)).status).toBe(409);
    expect((await theirs('/me/security')).headers.get('location')).toMatch(/^\/login\?/);
  });

  it('has no way around it by the API: its session is the same', async () => {
    const { member } = await withApp();
    const visitor = somebody();
    await visitor.signIn(space, member.email);
    expect(leadsTo(await visitor('/admin'))[1]).toMatch(/^\/login\/second\?/);
    expect(leadsTo(await send(visitor, '/admin/members/members.csv'))[1]).toMatch(/^\/login\/second\?/);
  });
});

describe('a passkey', () => {
  it('is made and used on the host of the space', async () => {
    later(5);
    const { visitor, member } = await signedIn();
    const { host, origin } = space.tenant;
    const authenticator = testAuthenticator({ host, origin });
    const made = await (await send(visitor, '/me/security/passkey')).json();
    expect(made).toMatchObject({ rp: { id: host }, user: { name: member.email } });
    const passkey = JSON.stringify(authenticator.make(made.challenge));
    const done = await send(visitor, '/me/security', { intent: 'passkey', label: 'Phone', passkey });
    expect((await done.json()).actionData.security.recoveryCodes).toHaveLength(10);

    const other = somebody();
    await other.signIn(space, member.email);
    expect((await pageOf(other, '/login/second')).second).toMatchObject({ hasPasskey: true });
    const { challenge } = await (await send(other, '/login/second/passkey')).json();
    const answer = JSON.stringify(authenticator.answer(challenge));
    for (const nonsense of ['', 'null', '{', '[]'])
      expect((await send(other, '/login/second', { intent: 'passkey', passkey: nonsense })).status).toBe(422);
    const right = await send(other, '/login/second', { intent: 'passkey', passkey: answer, next: '/admin' });
    expect(leadsTo(right)).toEqual([302, '/admin']);
  });

  it('signs in alone, and is offered only where there is one', async () => {
    const bare = await server.openSpace();
    const stranger = server.visitor(bare.tenant.host, '198.51.100.1');
    expect((await pageOf(stranger, '/login')).login).toMatchObject({ passkeys: false });
    later(5);
    const { visitor } = await signedIn();
    const { host, origin } = space.tenant;
    const authenticator = testAuthenticator({ host, origin });
    const made = await (await send(visitor, '/me/security/passkey')).json();
    const passkey = JSON.stringify(authenticator.make(made.challenge));
    await send(visitor, '/me/security', { intent: 'passkey', label: '', passkey });
    const other = somebody();
    expect((await pageOf(other, '/login')).login).toMatchObject({ passkeys: true });
    const { challenge } = await (await send(other, '/login/passkey')).json();
    const enter = (given: unknown) =>
      send(other, '/login?passkey=', { intent: 'passkey', passkey: JSON.stringify(given), next: '/admin' });
    const wrong = await enter({ id: 'x' });
    expect(wrong.status).toBe(422);
    expect((await wrong.json()).actionData.login.passkeyFaults).toEqual([
      { field: null, code: 'wrong-passkey' },
    ]);
    expect(leadsTo(await enter(authenticator.answer(challenge)))).toEqual([302, '/admin']);
    expect((await other('/admin')).status).toBe(200);
  });
});

describe('somebody else', () => {
  it('without a role is not asked: a passkey only spares them the code', async () => {
    const { visitor } = await signedIn('member');
    expect((await visitor('/admin')).status).toBe(403);
    expect((await visitor('/me/security')).status).toBe(200);
    expect((await send(visitor, '/me/security/passkey')).status).toBe(200);
    expect(leadsTo(await visitor('/login/second'))).toEqual([302, '/me/security?next=%2F']);
  });

  it('who moderates may set one up, and need not', async () => {
    const { visitor } = await signedIn('moderator');
    expect((await visitor('/admin')).status).toBe(200);
    expect((await pageOf(visitor, '/me/security')).security).toMatchObject({ isRequired: false });
  });

  it('who has not signed in is led to do that first', async () => {
    for (const path of ['/me/security', '/login/second'])
      expect((await somebody()(path)).headers.get('location')).toMatch(/^\/login\?next=/);
    for (const path of ['/me/security', '/login/second', '/me/security/passkey', '/login/second/passkey'])
      expect((await send(somebody(), path)).status, path).not.toBe(200);
  });
});
