import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let other: TestSpace;
beforeAll(async () => {
  server = await testServer();
  [space, other] = [await server.openSpace(), await server.openSpace()];
});
afterAll(() => server.close());

/** As bytes on a socket would put it: the Host headers and the request target as they were sent. */
const raw = (hosts: string[], url = '/', init: RequestInit = {}, remoteAddress = '203.0.113.1') =>
  server.app.request(`http://${space.tenant.host}/`, init, {
    incoming: {
      rawHeaders: hosts.flatMap((host) => ['Host', host]),
      url,
      socket: { remoteAddress },
    } as never,
  });

describe('whose host it is', () => {
  test('a space, the platform and its console are ours, however they are written', async () => {
    const { host, slug } = space.tenant;
    for (const written of [host, host.toUpperCase(), `${host}.`, `${host}:3000`]) {
      const response = await raw([written]);
      expect(response.status).toBe(200);
      expect(JSON.stringify(await response.json())).toContain(slug);
    }
    expect(await (await raw(['example'])).text()).toContain('platform');
    expect(await (await raw(['console.example'])).text()).toContain('console');
  });

  test.each([
    ['an unknown host', ['nobody.example']],
    ['an address', ['127.0.0.1:3000']],
    ['an IPv6 address', ['[::1]:3000']],
    ['user information', ['a@example']],
    ['a list', ['example, console.example']],
    ['two headers', ['example', 'example']],
    ['none', []],
  ])('%s is answered with 421', async (_, hosts) => {
    const response = await raw(hosts);
    expect(response.status).toBe(421);
    expect(await response.text()).toMatch(/Cette adresse[\s\S]*This address leads nowhere/);
  });

  test.each([
    ['fr-FR', 'fr', /^[\s\S]*Cette adresse[\s\S]*This address/],
    ['en-GB', 'en', /^[\s\S]*This address[\s\S]*Cette adresse/],
    ['ar', 'ar', /dir="rtl"[\s\S]*هذا العنوان[\s\S]*This address/],
  ])(
    'in words, in the reader’s own language first (%s), with the way to the platform',
    async (accepted, lang, words) => {
      const response = await server.app.request('https://nobody.example/', {
        headers: { 'accept-language': accepted },
      });
      const page = await response.text();
      expect(page).toContain(`<html lang="${lang}"`);
      expect(page).toMatch(words);
      expect(page).toContain('href="https://example"');
    },
  );

  test('a target in absolute form must agree with the host', async () => {
    const { host } = space.tenant;
    expect((await raw([host], `http://${host}/`)).status).toBe(200);
    expect((await raw([host], `http://${other.tenant.host}/`)).status).toBe(421);
  });

  test('a program gets a problem, also for files and the API', async () => {
    const response = await server.app.request('http://nobody.example/api/v1/space');
    expect(response.status).toBe(421);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 421, code: 'misdirected' });
  });

  test('machines that watch us ask by address', async () => {
    const get = (path: string) => server.app.request(`http://127.0.0.1${path}`);
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ready' });
    expect(await (await get('/dev/mail.json')).json()).toEqual([]);
    expect((await get('/dev/mail')).headers.get('content-type')).toContain('text/html');
  });

  test('figures are for the machine itself', async () => {
    const figures = (remoteAddress: string, headers: Record<string, string> = {}) =>
      server.app.request('http://127.0.0.1/metrics', { headers }, {
        incoming: { rawHeaders: ['Host', '127.0.0.1'], url: '/metrics', socket: { remoteAddress } },
      } as never);
    const response = await figures('::ffff:127.0.0.1');
    const text = await response.text();
    expect(text).toContain('entraide_http_requests_total{method="GET",status="200"}');
    expect(text).toContain('entraide_http_request_seconds_count{method="GET",route="/readyz"}');
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).not.toContain(space.tenant.host);
    expect((await figures('203.0.113.5')).status).toBe(421);
    expect((await figures('127.0.0.1', { 'x-forwarded-for': '203.0.113.5' })).status).toBe(421);
  });
});

describe('who may send', () => {
  test.each([
    ['nothing said', {}, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling space', { 'sec-fetch-site': 'same-site', origin: 'https://other.example' }, 403],
    ['the space itself', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s, to a page', async (_, headers, status) => {
    const body = new URLSearchParams({ a: 'b' });
    const response = await server.visitor(space.tenant.host)('/', { method: 'POST', body, headers });
    expect(response.status).toBe(status);
  });

  test('by its own origin, which another space’s is not', async () => {
    const post = async (origin: string) => {
      const visitor = server.visitor(space.tenant.host);
      return (
        await visitor('/', { method: 'POST', body: new URLSearchParams({ a: 'b' }), headers: { origin } })
      ).status;
    };
    expect(await post(space.tenant.origin)).toBe(200);
    expect(await post(other.tenant.origin)).toBe(403);
    expect(await post('null')).toBe(403);
  });

  test('also to addresses that are nothing, and in any method', async () => {
    const visitor = server.visitor(space.tenant.host);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await visitor('/api/v1/nothing', { method })).status).toBe(403);
  });
});

describe('what may come in', () => {
  test('a body has its limit, with and without a length', async () => {
    const visitor = server.visitor(space.tenant.host);
    const large = JSON.stringify({ email: 'x'.repeat(70_000) });
    const response = await visitor.post('/api/v1/auth/code', large);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too-large' });
    const stream = new Blob([large]).stream();
    const streamed = await visitor('/api/v1/auth/code', {
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  test('people are told so by a page of the space, and its data says the same', async () => {
    const visitor = server.visitor(space.tenant.host, '198.51.100.7');
    for (const path of ['/listings/new', '/listings/new.data']) {
      const response = await visitor(path, {
        method: 'POST',
        body: new URLSearchParams({ description: 'x'.repeat(70_000) }),
        headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
      });
      expect([path, response.status]).toEqual([path, 413]);
      expect(await response.text()).not.toContain('<!doctype html>');
    }
  });

  test('an address with a NUL is refused, not looked up', async () => {
    const visitor = server.visitor(space.tenant.host);
    for (const path of ['/api/v1/listings?q=a%00b', '/?q=%00', '/%00'])
      expect((await visitor(path)).status).toBe(400);
  });

  test('fifty people behind one address come in within a minute; a script there is asked to wait', async () => {
    const from = (i: number) => server.visitor(space.tenant.host, `203.0.113.${i % 50}`);
    const forms = 6;
    for (let i = 0; i < 50 * forms; i++)
      expect((await from(i).post('/api/v1/auth/session', {})).status).toBe(422);
    const refused = await from(77).post('/api/v1/auth/session', {});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const page = await from(77)('/login', {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@b.example' }),
      headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    });
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await page.text(), 'a page of the space, not of the door').not.toContain('<!doctype html>');
    const somebodyElse = server.visitor(space.tenant.host, '203.0.114.78');
    expect((await somebodyElse.post('/api/v1/auth/session', {})).status).toBe(422);
  });
});

describe('what goes out', () => {
  test('a page’s headers', async () => {
    const { headers } = await server.visitor(space.tenant.host)('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=(self)'),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      vary: expect.stringContaining('Cookie'),
    });
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  test('two answers, two nonces; only /embed may stand in a frame', async () => {
    const visitor = server.visitor(space.tenant.host);
    const policy = async (path: string) => (await visitor(path)).headers.get('content-security-policy');
    expect(await policy('/')).not.toBe(await policy('/'));
    expect(await policy('/embed')).toContain('frame-ancestors *');
  });

  test('a failure tells nobody why', async () => {
    const response = await server.visitor(space.tenant.host)('/boom');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
    expect(JSON.stringify(server.lines)).not.toContain('secret');
    expect(server.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a page failed' }),
    );
  });

  test('the language: asked for, then remembered', async () => {
    const visitor = server.visitor(space.tenant.host);
    const page = async (path: string, accept: string) =>
      JSON.stringify(await (await visitor(path, { headers: { 'accept-language': accept } })).json());
    expect(await page('/', 'en')).toContain('"locale":"en"');
    expect(await page('/?lang=ar', 'en')).toContain('"locale":"ar"');
    expect(await page('/', 'en')).toContain('"locale":"ar"');
  });
});

test('a log line has the space and the kind of page, and nothing of the person', async () => {
  const visitor = server.visitor(space.tenant.host, '198.51.100.42');
  server.lines.length = 0;
  const response = await visitor('/listings/ana@example.org?q=insulin');
  expect(server.lines).toEqual([
    {
      level: 'info',
      message: 'request',
      requestId: response.headers.get('x-request-id'),
      tenant: space.tenant.slug,
      method: 'GET',
      route: '/listings/:',
      status: 200,
      ms: expect.any(Number),
    },
  ]);
});

test('what takes too long is answered all the same', async () => {
  const slow = await testServer({ deadlineMs: 20, readiness: () => new Promise(() => {}) });
  const response = await slow.app.request('http://127.0.0.1/readyz');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('The service does not answer just now');
  await slow.close();
});

test('a space that has another primary host leads there', async () => {
  const { id, host } = space.tenant;
  await server.database.sql.begin(async (sql) => {
    await sql`set local role entraide_platform`;
    await sql`insert into domains (host, tenant_id) values ('old.example', ${id})`;
  });
  const visitor = server.visitor('old.example');
  const response = await visitor('/listings?kind=offer');
  expect(response.status).toBe(308);
  expect(response.headers.get('cache-control')).toBe('max-age=300');
  expect(response.headers.get('location')).toBe(`https://${host}/listings?kind=offer`);
  expect((await visitor('/api/v1/space')).status).toBe(200);
});
