import { networkOf } from '@entraide/core/access';
import { exhaust, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let other: TestSpace;
let ana: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  server = await testServer();
  [space, other] = [await server.openSpace(), await server.openSpace()];
  ana = server.visitor(space.tenant.host);
  stranger = server.visitor(space.tenant.host, '203.0.113.2');
  await ana.signIn(space, 'ana@example.org');
});
afterAll(() => server.close());

const draft = (more: object = {}) => ({
  kind: 'request',
  category: 'shopping',
  title: 'Courses pour ma grand-mère',
  description: 'Samedi matin, deux sacs.',
  place: { lat: 48.8606, lon: 2.3376 },
  ...more,
});
const published = async (more: object = {}) => {
  const response = await ana.post('/api/v1/listings', draft(more));
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string };
};
const faultsOf = async (response: Response) => {
  expect(response.status).toBe(422);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { code, errors } = (await response.json()) as { code: string; errors: { path: string[] }[] };
  expect(code).toBe('invalid');
  return errors.map(({ path }) => path.join('.'));
};

describe('reading', () => {
  test('the space', async () => {
    const response = await stranger('/api/v1/space');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      slug: space.tenant.slug,
      name: { fr: 'Voisins' },
      locales: ['fr', 'en', 'ar'],
      theme: { brand: expect.stringMatching(/^#/) },
      categories: expect.arrayContaining([expect.objectContaining({ slug: 'shopping' })]),
      entry: { rule: 'open' },
      coverage: { world: true },
    });
    const again = await stranger('/api/v1/space', {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('listings: by place, filtered, page by page', async () => {
    for (let i = 0; i < 3; i++) await published({ kind: 'offer', title: `Offre numéro ${i}` });
    const first = await stranger('/api/v1/listings?near=48.86,2.33&radiusKm=25&kind=offer&limit=2');
    expect(first.status).toBe(200);
    const page = (await first.json()) as { items: object[]; nextCursor: string; total: number };
    expect(page).toMatchObject({ items: [{ kind: 'offer', distanceKm: 1 }, {}], total: 3 });
    const next = await stranger(
      `/api/v1/listings?near=48.86,2.33&radiusKm=25&kind=offer&limit=2&cursor=${encodeURIComponent(page.nextCursor)}`,
    );
    expect(await next.json()).toMatchObject({ items: [{ kind: 'offer' }], nextCursor: null });
  });

  test('the cell and never the point', async () => {
    const { id } = await published();
    const text = await (await stranger(`/api/v1/listings/${id}`)).text();
    expect(JSON.parse(text)).toMatchObject({
      id,
      mine: false,
      author: { name: 'Ana' },
      location: { precision: 'neighbourhood', label: 'Paris' },
    });
    expect(text).not.toMatch(/48\.8606|2\.3376|ana@example/);
  });

  test('the map, also over the antimeridian', async () => {
    const response = await stranger('/api/v1/map?bbox=-10,40,10,60&zoom=3');
    expect(response.headers.get('content-type')).toContain('application/geo+json');
    expect(await response.json()).toMatchObject({
      type: 'FeatureCollection',
      features: [{ type: 'Feature' }],
    });
    expect(await (await stranger('/api/v1/map?bbox=170,-20,-170,20&zoom=3')).json()).toMatchObject({
      features: [],
    });
  });

  test('places in the reader’s language', async () => {
    const names = async (path: string) =>
      ((await (await stranger(path)).json()) as { name: string; country: string }[])[0];
    expect(await names('/api/v1/places?q=lond&locale=en')).toMatchObject({
      name: 'London',
      country: 'GB',
    });
    expect(await names('/api/v1/places?q=lond&locale=fr')).toMatchObject({ name: 'Londres' });
  });

  test.each(['%ED%A0%80', '%', '%25', '%E2%80%AE', "';--", '%EF%B7%BA'.repeat(20), 'zz&locale=zz'])(
    'a place called %s is no place, and no fault',
    async (q) => {
      const response = await stranger(`/api/v1/places?q=${q}`);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual([]);
    },
  );

  test.each([
    ['/api/v1/listings?colour=red', ['colour']],
    ['/api/v1/listings?near=91,0', ['near.0']],
    ['/api/v1/listings?kind=offer&kind=request', ['kind']],
    ['/api/v1/listings?limit=101&radiusKm=x', ['limit', 'radiusKm']],
    ['/api/v1/listings?cursor=zzz', ['cursor']],
    ['/api/v1/listings?radiusKm=5', ['near']],
    ['/api/v1/map?zoom=3', ['bbox']],
    ['/api/v1/map?bbox=1,2,3&zoom=3', ['bbox']],
    ['/api/v1/places', ['q']],
    ['/api/v1/places?q=a&x=1', ['x']],
    ['/api/v1/places?q=%20%20', ['q']],
    [`/api/v1/places?q=${'a'.repeat(2000)}`, ['q']],
    ['/api/v1/places?q=a&near=91,0', ['near.0']],
    ['/api/v1/places?q=a&near=0,181', ['near.1']],
    ['/api/v1/places?q=a&near=NaN,0', ['near.0']],
    ['/api/v1/places?q=a&limit=0', ['limit']],
    ['/api/v1/places?q=a&locale=x', ['locale']],
    ['/api/v1/space?x=1', ['x']],
  ])('%s: 422 that names %j', async (path, paths) => {
    expect((await faultsOf(await stranger(path))).sort()).toEqual(paths);
  });
});

describe('writing', () => {
  test('a listing is created, changed, solved and deleted by its author', async () => {
    const created = await ana.post('/api/v1/listings', draft({ urgent: true }));
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    expect(created.headers.get('location')).toBe(`/api/v1/listings/${id}`);
    const change = await ana.post(`/api/v1/listings/${id}`, { title: 'Un autre titre' }, 'PATCH');
    expect(await change.json()).toMatchObject({ title: 'Un autre titre', urgent: true, mine: true });
    const paused = await ana.post(`/api/v1/listings/${id}`, { status: 'paused' }, 'PATCH');
    expect(await paused.json()).toMatchObject({ status: 'paused' });
    const solved = await ana.post(`/api/v1/listings/${id}`, { status: 'solved' }, 'PATCH');
    expect(await solved.json()).toMatchObject({ status: 'solved' });
    expect((await ana.post(`/api/v1/listings/${id}`, {}, 'DELETE')).status).toBe(204);
    expect((await stranger(`/api/v1/listings/${id}`)).status).toBe(404);
  });

  test('fields and status change together or not at all', async () => {
    const { id } = await published();
    const patch = (change: object) => ana.post(`/api/v1/listings/${id}`, change, 'PATCH');
    const both = await patch({ title: 'Réglé, merci', status: 'solved' });
    expect(await both.json()).toMatchObject({ title: 'Réglé, merci', status: 'solved' });
    expect((await patch({ title: 'De nouveau', status: 'held' })).status).toBe(422);
    const conflict = await patch({ title: 'De nouveau', precision: 'city', status: 'published' });
    expect(conflict.status).toBe(409);
    expect(await (await ana(`/api/v1/listings/${id}`)).json()).toMatchObject({
      title: 'Réglé, merci',
      status: 'solved',
    });
  });

  test('what is held is its author’s alone, whatever its author tries', async () => {
    const waiting = await server.openSpace({ entry: { rule: 'approval' } });
    const newcomer = server.visitor(waiting.tenant.host, '203.0.113.8');
    const passer = server.visitor(waiting.tenant.host, '203.0.113.9');
    await newcomer.signIn(waiting, 'newcomer@example.org', 'Noé');
    const created = await newcomer.post('/api/v1/listings', draft());
    const { id, status } = (await created.json()) as { id: string; status: string };
    expect(status).toBe('held');
    const path = `/api/v1/listings/${id}`;
    const never = await (await passer('/api/v1/listings/0190b6a2-7c1e-7000-8000-000000000000')).text();
    const solving = await newcomer.post(path, { title: 'Un autre titre', status: 'solved' }, 'PATCH');
    expect(solving.status).toBe(409);
    expect(await solving.json()).toMatchObject({ detail: expect.stringContaining('Delete it') });
    expect(await (await newcomer(path)).json()).toMatchObject({ title: draft().title, status: 'held' });
    expect(await (await passer(path)).text()).toBe(never);
    expect((await newcomer.post(path, {}, 'DELETE')).status).toBe(204);
    expect(await (await passer(path)).text()).toBe(never);
  });

  test('nobody else may', async () => {
    const { id } = await published();
    const ben = server.visitor(space.tenant.host, '203.0.113.3');
    expect((await ben.post('/api/v1/listings', draft())).status).toBe(401);
    expect((await ben.post(`/api/v1/listings/${id}`, {}, 'DELETE')).status).toBe(401);
    await ben.signIn(space, 'ben@example.org', 'Ben');
    expect((await ben.post(`/api/v1/listings/${id}`, { title: 'Pris !' }, 'PATCH')).status).toBe(403);
    expect((await ben.post(`/api/v1/listings/${id}`, {}, 'DELETE')).status).toBe(403);
  });

  test('a key that nobody gave is nobody', async () => {
    const response = await stranger('/api/v1/listings', {
      method: 'POST',
      headers: { authorization: 'Bearer invented', 'content-type': 'application/json' },
      body: JSON.stringify(draft()),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'sign-in-needed' });
  });

  test('faults are named, malformed bodies refused, and nothing ends in a 500', async () => {
    expect(await faultsOf(await ana.post('/api/v1/listings', draft({ kind: 'gift', colour: 1 })))).toEqual([
      'kind',
      'colour',
    ]);
    expect(await faultsOf(await ana.post('/api/v1/listings', draft({ category: 'none' })))).toEqual([
      'category',
    ]);
    expect(await faultsOf(await ana.post('/api/v1/listings', []))).toEqual(['']);
    expect(
      await faultsOf(await ana.post('/api/v1/listings', draft({ title: '\u0000\u200b\u3164\u2800' }))),
    ).toEqual(['title']);
    for (const body of ['{', '', 'null]', '\u0000']) {
      const response = await ana.post('/api/v1/listings', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'malformed' });
    }
  });
});

describe('signing in', () => {
  test('the same answer for known and unknown addresses', async () => {
    const browser = server.visitor(space.tenant.host, '203.0.113.4');
    for (const email of ['ana@example.org', 'nobody@example.org']) {
      const response = await browser.post('/api/v1/auth/code', { email });
      expect(response.status).toBe(202);
      expect(await response.text()).toBe('');
    }
  });

  test('when many people ask just now, the answer says when to ask again, to everybody alike', async () => {
    const crowded = await server.openSpace();
    await exhaust(crowded.ctx(), 'codes-network', networkOf('203.0.113.4'));
    const member = await crowded.member();
    for (const email of [member.email, 'nobody@example.org']) {
      const browser = server.visitor(crowded.tenant.host, '203.0.113.4');
      const response = await browser.post('/api/v1/auth/code', { email });
      expect(response.status).toBe(202);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await crowded.mails()).map(({ to }) => to)).toEqual([member.email]);
  });

  test('a session comes in a cookie that only this host gets, and goes', async () => {
    const browser = server.visitor(space.tenant.host, '203.0.113.5');
    await browser.signIn(space, 'chloe@example.org', 'Chloé');
    expect(browser.cookies.has('__Host-session')).toBe(true);
    expect((await browser.post('/api/v1/listings', draft())).status).toBe(201);
    expect((await browser.post('/api/v1/auth/session', {}, 'DELETE')).status).toBe(204);
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect((await browser.post('/api/v1/listings', draft())).status).toBe(401);
  });

  test('a newcomer who gives no name gets one that says nothing of their address', async () => {
    const browser = server.visitor(space.tenant.host, '203.0.113.6');
    await browser.post('/api/v1/auth/code', { email: 'dora.secret@example.org' });
    const mail = (await space.mails()).at(-1)?.mail;
    const code = mail?.kind === 'code' ? mail.code : '';
    const response = await browser.post('/api/v1/auth/session', { email: 'dora.secret@example.org', code });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      member: { displayName: 'Nouveau membre', role: 'member' },
    });
  });

  test('a wrong code, or the right one in another browser, opens nothing', async () => {
    const [browser, thief] = [server.visitor(space.tenant.host), server.visitor(space.tenant.host)];
    await browser.post('/api/v1/auth/code', { email: 'eva@example.org', displayName: 'Eva' });
    const mail = (await space.mails()).at(-1)?.mail;
    const code = mail?.kind === 'code' ? mail.code : '';
    const wrong = code === '123456' ? '654321' : '123456';
    expect(
      await faultsOf(await browser.post('/api/v1/auth/session', { email: 'eva@example.org', code: wrong })),
    ).toEqual(['code']);
    expect(
      await faultsOf(await thief.post('/api/v1/auth/session', { email: 'eva@example.org', code })),
    ).toEqual(['code']);
    expect(thief.cookies.has('__Host-session')).toBe(false);
  });
});

describe('from another space', () => {
  test('a listing is not found, word for word as one that never was', async () => {
    const { id } = await published();
    const outsider = server.visitor(other.tenant.host, '203.0.113.7');
    await outsider.signIn(other, 'zoe@example.org', 'Zoé');
    const never = '0190b6a2-7c1e-7000-8000-000000000000';
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { title: 'À moi' }],
      ['DELETE', {}],
    ] as const) {
      const answer = async (one: string) => {
        const path = `/api/v1/listings/${one}`;
        const response = body ? await outsider.post(path, body, method) : await outsider(path);
        expect(response.status).toBe(404);
        return response.text();
      };
      expect(await answer(id)).toBe(await answer(never));
    }
    const list = await (await outsider('/api/v1/listings')).json();
    expect(list).toEqual({ items: [], nextCursor: null, total: 0 });
    expect(await (await outsider('/api/v1/map?bbox=-180,-90,180,90&zoom=0')).json()).toMatchObject({
      features: [],
    });
  });

  test('a session opens only the space it was made in', async () => {
    const token = ana.cookies.get('__Host-session') ?? '';
    const outsider = server.visitor(other.tenant.host);
    outsider.cookies.set('__Host-session', token);
    expect((await outsider.post('/api/v1/listings', draft())).status).toBe(401);
  });

  test('the platform’s own hosts have no listings', async () => {
    const platform = server.visitor('example');
    expect((await platform('/api/v1/listings')).status).toBe(404);
    expect((await platform('/api/v1/openapi.json')).status).toBe(200);
  });
});

describe('saved searches', () => {
  test('with the parameters of a search; each one’s own', async () => {
    const search = {
      near: '48.86,2.34',
      radiusKm: '25',
      q: 'vélo',
      kind: 'offer',
      urgent: 'true',
      sort: 'distance',
    };
    const made = await ana.post('/api/v1/alerts', { ...search, every: 'week' });
    expect(made.status).toBe(201);
    const alert = (await made.json()) as { id: string };
    expect(made.headers.get('location')).toBe(`/api/v1/alerts/${alert.id}`);
    expect(alert).toMatchObject({
      ...{ near: '48.86,2.34', radiusKm: 25, q: 'vélo', kind: 'offer', urgent: true, every: 'week' },
      ...{ name: expect.stringContaining('vélo'), lastMatchAt: null },
    });
    expect(alert).not.toHaveProperty('sort');
    expect(await (await ana('/api/v1/alerts')).json()).toEqual({ items: [alert] });
    const changed = await ana.post(`/api/v1/alerts/${alert.id}`, { every: 'now' }, 'PATCH');
    expect(await changed.json()).toEqual({ ...alert, every: 'now' });

    expect((await stranger('/api/v1/alerts')).status).toBe(401);
    expect((await stranger.post('/api/v1/alerts', {})).status).toBe(401);
    const ben = server.visitor(space.tenant.host, '203.0.113.9');
    await ben.signIn(space, 'ben@example.org');
    expect(await (await ben('/api/v1/alerts')).json()).toEqual({ items: [] });
    expect((await ben.post(`/api/v1/alerts/${alert.id}`, undefined, 'DELETE')).status).toBe(404);
    expect((await ana.post(`/api/v1/alerts/${alert.id}`, undefined, 'DELETE')).status).toBe(204);
    expect((await ana.post(`/api/v1/alerts/${alert.id}`, undefined, 'DELETE')).status).toBe(404);
  });

  test.each([
    [{ radiusKm: 5 }, ['near']],
    [{ near: 'here' }, ['near']],
    [{ bbox: '1,2,3' }, ['bbox']],
    [{ category: 'unheard-of' }, ['category']],
    [{ every: 'hour' }, ['every']],
    [{ q: '!' }, ['q']],
    [{ colour: 'red' }, ['colour']],
  ])('%j: 422', async (given, paths) => {
    expect(await faultsOf(await ana.post('/api/v1/alerts', given))).toEqual(paths);
  });
});

describe('a space for members', () => {
  test('shows its name to everybody and its listings to members', async () => {
    const closed = await server.openSpace({ reading: 'members' });
    const visitor = server.visitor(closed.tenant.host, '203.0.113.8');
    expect((await visitor('/api/v1/space')).status).toBe(200);
    for (const path of [
      '/listings',
      '/map?bbox=-10,40,10,60&zoom=3',
      '/listings/0190b6a2-7c1e-7000-8000-000000000000',
    ])
      expect((await visitor(`/api/v1${path}`)).status).toBe(401);
    await visitor.signIn(closed, 'ana@example.org');
    expect((await visitor('/api/v1/listings')).status).toBe(200);
  });
});

describe('the protocol', () => {
  test('HEAD, OPTIONS and methods that an address has not', async () => {
    const head = await stranger('/api/v1/space', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const options = await stranger('/api/v1/listings', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    const put = await ana.post('/api/v1/listings', {}, 'PUT');
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect((await stranger('/api/v1/nothing')).status).toBe(404);
  });

  test('nothing of one reader is kept for another', async () => {
    const { headers } = await stranger('/api/v1/listings');
    expect(headers.get('cache-control')).toMatch(/private/);
    expect(headers.get('vary')).toMatch(/Cookie.*Accept-Language/);
  });

  test('the description covers every row of the contract and comes from the schemas', async () => {
    const document = (await (await stranger('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual([
      'delete /alerts/{id}',
      'delete /auth/session',
      'delete /listings/{id}',
      'delete /me',
      'delete /photos/{id}',
      'get /alerts',
      'get /listings',
      'get /listings/{id}',
      'get /map',
      'get /me',
      'get /places',
      'get /space',
      'get /threads',
      'get /threads/{id}/messages',
      'patch /alerts/{id}',
      'patch /listings/{id}',
      'patch /me',
      'post /alerts',
      'post /auth/code',
      'post /auth/session',
      'post /listings',
      'post /listings/{id}/threads',
      'post /me/export',
      'post /photos',
      'post /reports',
      'post /threads/{id}/messages',
    ]);
    expect(document.paths['/listings']?.get?.parameters?.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'near',
        'radiusKm',
        'bbox',
        'kind',
        'category',
        'q',
        'urgent',
        'sort',
        'limit',
        'cursor',
      ]),
    );
  });

  test('the documentation asks nobody else', async () => {
    const page = await (await stranger('/api/v1/docs')).text();
    expect(page).not.toMatch(/https?:\/\//);
    expect((await stranger('/api/v1/docs/swagger-ui-bundle.js')).status).toBe(200);
    expect((await stranger('/api/v1/docs/..%2fpackage.json')).status).toBe(404);
  });
});
