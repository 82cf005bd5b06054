import { addOperator } from '@entraide/core/operator';
import { testAuthenticator, testTotpCode } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServer } from '../../server/testing/index.ts';
import * as account from '../routes/account/route.tsx';
import * as ownOffer from '../routes/account_.passkey.ts';
import * as acts from '../routes/acts/route.tsx';
import * as enter from '../routes/enter.$token/route.tsx';
import * as offer from '../routes/enter.$token_.passkey.ts';
import * as operators from '../routes/operators/route.tsx';
import * as signIn from '../routes/sign-in/route.tsx';
import * as question from '../routes/sign-in_.passkey.ts';
import * as signOut from '../routes/sign-out.tsx';
import { buildOf, send } from './testing.ts';

const routes = {
  'sign-in': { path: 'sign-in', module: signIn },
  'sign-in.passkey': { path: 'sign-in/passkey', module: question },
  enter: { path: 'enter/:token', module: enter },
  'enter.passkey': { path: 'enter/:token/passkey', module: offer },
  operators: { path: 'operators', module: operators },
  acts: { path: 'acts', module: acts },
  account: { path: 'account', module: account },
  'account.passkey': { path: 'account/passkey', module: ownOffer },
  'sign-out': { path: 'sign-out', module: signOut },
};

const build = buildOf(routes);

let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
});
afterAll(() => server.close());

let visitors = 0;
const somebody = (host = 'console.example') => server.visitor(host, `198.51.${++visitors}.1`);
let count = 0;
async function linkFor(email = `op${++count}@example.org`) {
  const ctx = { db: server.database.db('platform'), clock: () => new Date(), fileStore: server.fileStore };
  const { link } = await addOperator({ ...ctx, log: { info() {}, warn() {}, error() {} } }, { email });
  return { email, path: `/enter/${link?.token}` };
}

/** Sets an account up by its link and an app; signed in afterwards. */
async function newOperator(visitor = somebody()) {
  const { email, path } = await linkFor();
  const page = await (await visitor(path)).json();
  const { secret } = page.loaderData.enter.totp;
  const name = `Op ${count}`;
  const done = await send(visitor, path, {
    ...{ intent: 'totp', name, secret, code: testTotpCode(secret, new Date()) },
  });
  return { visitor, email, name, secret, path, done };
}

describe('a page of the console', () => {
  it.each(['/operators', '/acts', '/sign-out', '/account'])(
    '%s leads whoever has not signed in to sign in',
    async (path) => {
      const answer = await somebody()(`${path}?x=1`);
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`${path}?x=1`)}`);
      const posted = await send(somebody(), path, { intent: 'add', email: 'eve@example.org' });
      expect(posted.status).toBe(path === '/acts' ? 405 : 302);
    },
  );

  it.each(['/operators', '/acts', '/sign-in', '/sign-out', '/enter/x', '/account'])(
    '%s is nowhere else, also with the cookie of an operator',
    async (path) => {
      const { visitor } = await newOperator();
      const space = await server.openSpace();
      for (const host of ['example', space.tenant.host]) {
        const elsewhere = somebody(host);
        for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value);
        expect((await elsewhere(path)).status).toBe(404);
        expect((await send(elsewhere, path, { intent: 'add', email: 'eve@example.org' })).status).toBe(
          path === '/acts' ? 405 : 404,
        );
      }
    },
  );

  it('says so where this process may not act for the operator', async () => {
    const without = await testServer({ operatorDb: null, pages: { build, mode: 'production' } });
    for (const path of ['/operators', '/sign-in', '/enter/x'])
      expect((await without.visitor('console.example')(path)).status).toBe(503);
    await without.close();
  });

  it('takes no form of another host, and is never stored', async () => {
    const { visitor } = await newOperator();
    const foreign = await send(
      visitor,
      '/operators',
      { intent: 'add', email: 'eve@example.org' },
      { 'sec-fetch-site': 'same-site', origin: 'https://ufe.example' },
    );
    expect(foreign.status).toBe(403);
    const page = await visitor('/operators');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).not.toContain('eve@example.org');
  });
});

describe('signing in', () => {
  it('sets a cookie for this host alone, which no script reads', async () => {
    const { done, visitor } = await newOperator();
    expect(done.status).toBe(200);
    const cookie = done.headers.getSetCookie().find((one) => one.startsWith('__Host-session='));
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
    const { actionData } = await done.json();
    expect(actionData.enter.recoveryCodes).toHaveLength(10);
    expect((await visitor('/operators')).status).toBe(200);
  });

  it('by a link that was used leads nowhere, and looking at one uses nothing up', async () => {
    const { path } = await linkFor();
    for (let look = 0; look < 3; look++) expect((await somebody()(path)).status).toBe(200);
    const { path: used } = await newOperator();
    expect((await somebody()(used)).status).toBe(410);
    expect((await somebody()('/enter/nothing')).status).toBe(410);
    const posted = await send(somebody(), '/enter/nothing', { intent: 'code', code: '123456' });
    expect(posted.status).toBe(422);
  });

  it('by code goes where it was to go, and never to another site', async () => {
    const { visitor, email, secret } = await newOperator();
    await send(visitor, '/sign-out', {});
    expect((await visitor('/operators')).status).toBe(302);
    const code = testTotpCode(secret, new Date(Date.now() + 30_000));
    const wrong = await send(somebody(), '/sign-in', { email, code });
    expect(wrong.status).toBe(422);
    const nobody = await send(somebody(), '/sign-in', { email: 'nobody@example.org', code });
    expect(nobody.status).toBe(422);
    const [one, other] = [await wrong.json(), await nobody.json()];
    expect(one.actionData['sign-in'].faults).toEqual(other.actionData['sign-in'].faults);
    const right = await send(visitor, '/sign-in', { email, code, next: '//evil.example' });
    expect(right.headers.get('location')).toBe('/');
    expect((await visitor('/operators')).status).toBe(200);
  });

  it('by passkey asks a question that this browser answers', async () => {
    const site = { host: 'console.example', origin: 'https://console.example' };
    const authenticator = testAuthenticator(site);
    const visitor = somebody();
    const { path } = await linkFor();
    const made = await (await send(visitor, `${path}/passkey`, { name: 'Key' })).json();
    const passkey = JSON.stringify(authenticator.make(made.challenge));
    const done = await send(visitor, path, { intent: 'passkey', name: `Key ${count}`, passkey });
    expect((await done.json()).actionData.enter.recoveryCodes).toHaveLength(10);

    const elsewhere = somebody();
    const { challenge } = await (await send(elsewhere, '/sign-in/passkey', {})).json();
    const answer = JSON.stringify(authenticator.answer(challenge));
    const stolen = await send(somebody(), '/sign-in', { intent: 'passkey', passkey: answer });
    expect(stolen.status).toBe(422);
    const right = await send(elsewhere, '/sign-in', { intent: 'passkey', passkey: answer, next: '/acts' });
    expect(right.headers.get('location')).toBe('/acts');
    for (const nonsense of ['', 'null', '{', '[]'])
      expect((await send(somebody(), '/sign-in', { intent: 'passkey', passkey: nonsense })).status).toBe(422);
  });
});

describe('the own account', () => {
  it('changes with what one signs in, shows new codes once, and signs out elsewhere', async () => {
    const { visitor } = await newOperator();
    const site = { host: 'console.example', origin: 'https://console.example' };
    const authenticator = testAuthenticator(site);
    const { challenge } = await (await send(visitor, '/account/passkey', {})).json();
    const passkey = JSON.stringify(authenticator.make(challenge));
    const elsewhere = somebody();
    for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value);
    const added = await send(visitor, '/account', { intent: 'passkey', passkey });
    expect(added.headers.get('location')).toBe('/account?done=1');
    expect((await elsewhere('/account')).status).toBe(302);
    const removed = await send(visitor, '/account', { intent: 'remove', kind: 'totp', key: '' });
    expect(removed.status).toBe(302);
    const last = { intent: 'remove', kind: 'passkey', key: authenticator.id };
    expect((await send(visitor, '/account', last)).status).toBe(409);
    const codes = await (await send(visitor, '/account', { intent: 'codes' })).json();
    expect(codes.actionData.account.recoveryCodes).toHaveLength(10);
    const page = await (await visitor('/account')).text();
    expect(page).not.toContain(codes.actionData.account.recoveryCodes[0]);
    for (const [fields, status] of [
      [{ intent: 'totp', secret: 'x', code: '123456' }, 422],
      [{ intent: 'remove', kind: 'recovery', key: 'x' }, 422],
      [{ intent: 'nothing' }, 404],
    ] as const)
      expect((await send(visitor, '/account', fields)).status).toBe(status);
  });
});

describe('operators', () => {
  it('add one with a link that is shown once, and remove one, never the last', async () => {
    const { visitor, email, name } = await newOperator();
    const added = await send(visitor, '/operators', { intent: 'add', email: 'new@example.org' });
    const { url } = (await added.json()).actionData.operators.link;
    expect(url).toMatch(/^https:\/\/console\.example\/enter\/[\w-]{32}$/);
    expect(await (await visitor('/operators')).text()).not.toContain(url.slice(-32));
    expect((await send(visitor, '/operators', { intent: 'add', email: 'new@example.org' })).status).toBe(409);
    expect((await send(visitor, '/operators', { intent: 'add', email: 'new' })).status).toBe(422);
    expect((await send(visitor, '/operators', { intent: 'remove', email: 'new@example.org' })).status).toBe(
      200,
    );
    expect((await send(visitor, '/operators', { intent: 'remove', email: 'new@example.org' })).status).toBe(
      404,
    );
    const page = await (await visitor('/operators')).json();
    const others = page.loaderData.operators.operators.filter((one: { you: boolean }) => !one.you);
    for (const other of others) await send(visitor, '/operators', { intent: 'remove', email: other.email });
    expect((await send(visitor, '/operators', { intent: 'remove', email })).status).toBe(409);
    const acts = await (await visitor('/acts')).text();
    expect(acts).toContain('new@example.org');
    expect(acts).toContain(name);
  });

  it('read the acts of one space, page by page', async () => {
    const { visitor } = await newOperator();
    for (let n = 0; n < 52; n++)
      await send(visitor, '/operators', { intent: 'add', email: `n${n}@example.org` });
    const first = (await (await visitor('/acts')).json()).loaderData.acts;
    expect(first.acts).toHaveLength(50);
    const second = (await (await visitor(`/acts?before=${first.next}`)).json()).loaderData.acts;
    const seen = new Set(first.acts.map(({ id }: { id: string }) => id));
    expect(second.acts.filter(({ id }: { id: string }) => seen.has(id))).toEqual([]);
    expect(second.acts.length).toBeGreaterThan(0);
    const space = await server.openSpace();
    for (const [query, expected] of [
      [`space=${space.tenant.slug}`, { unknownSpace: false, acts: [] }],
      ['space=nobody-lives-here', { unknownSpace: true, acts: [] }],
    ] as const)
      expect((await (await visitor(`/acts?${query}`)).json()).loaderData.acts).toMatchObject(expected);
    for (const query of ['before=nonsense', 'space=%27%3B--', `space=${'x'.repeat(500)}`])
      expect((await visitor(`/acts?${query}`)).status).toBe(200);
  });
});
