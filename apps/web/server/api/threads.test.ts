import type { TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ana: Visitor;
let ben: Visitor;
let eve: Visitor;

beforeAll(async () => {
  server = await testServer();
  space = await server.openSpace();
  [ana, ben, eve] = [1, 2, 3].map((n) => server.visitor(space.tenant.host, `203.0.113.${n}`)) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  await ana.signIn(space, 'ana@example.org');
  await ben.signIn(space, 'ben@example.org', 'Ben Nowak');
  await eve.signIn(space, 'eve@example.org', 'Eve');
});
afterAll(() => server.close());

const publish = async (title: string) => {
  const words = { kind: 'request', category: 'shopping', title, description: 'Deux sacs.' };
  const response = await ana.post('/api/v1/listings', { ...words, place: { lat: 48.86, lon: 2.33 } });
  return ((await response.json()) as { id: string }).id;
};
const read = async (who: Visitor, path: string) => {
  const response = await who(`/api/v1${path}`);
  const body: Record<string, unknown> = await response.json();
  return { status: response.status, ...body } as Record<string, unknown>;
};

test('a conversation is begun, answered and read by its two, page by page, and by nobody else', async () => {
  const listing = await publish('Courses du samedi');
  const begun = await ben.post(`/api/v1/listings/${listing}/threads`, { text: 'Je peux.' });
  expect([begun.status, begun.headers.get('cache-control')]).toEqual([201, 'no-store']);
  const { id } = (await begun.json()) as { id: string };
  const thread = `/threads/${id}/messages`;
  expect((await ana.post(`/api/v1${thread}`, { text: 'Merci !' })).status).toBe(201);
  expect(await read(ben, thread)).toMatchObject({
    items: [
      { mine: false, text: 'Merci !' },
      { mine: true, text: 'Je peux.', read: true },
    ],
    nextCursor: null,
  });
  expect(await read(ana, '/threads')).toMatchObject({
    items: [{ id, with: 'Ben', mine: true, listing: { id: listing } }],
    nextCursor: null,
  });
  for (const stranger of [eve, server.visitor(space.tenant.host)]) {
    const status = stranger === eve ? 404 : 401;
    expect(await read(stranger, thread)).toMatchObject({ status });
    expect((await stranger.post(`/api/v1${thread}`, { text: 'Et moi ?' })).status).toBe(status);
  }
  expect(await read(eve, '/threads')).toMatchObject({ items: [] });
  const elsewhere = await server.openSpace();
  const there = server.visitor(elsewhere.tenant.host);
  for (const [name, value] of ben.cookies) there.cookies.set(name, value);
  expect((await read(there, thread)).status).toBe(401);
  expect(JSON.stringify(await read(ana, '/threads'))).not.toMatch(/@|Nowak/);
});

test('of many conversations each comes once, latest first', async () => {
  const titles = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((title) => `${title} sacs de courses`);
  for (const title of titles)
    await eve.post(`/api/v1/listings/${await publish(title)}/threads`, { text: `Pour ${title}` });
  const seen: string[] = [];
  let cursor: unknown = null;
  do {
    const page = await read(
      eve,
      `/threads?limit=2${cursor ? `&cursor=${encodeURIComponent(String(cursor))}` : ''}`,
    );
    seen.push(...(page.items as { listing: { title: string } }[]).map((one) => one.listing.title));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(titles.toReversed());
});

test('what does not fit is refused with its path', async () => {
  const listing = await publish('Encore des courses');
  const refused = async (path: string, sent: unknown) => {
    const response = await ben.post(`/api/v1${path}`, sent);
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  expect(await refused(`/listings/${listing}/threads`, { text: ' ' })).toEqual([422, 'invalid']);
  expect(await refused(`/listings/${listing}/threads`, { words: 'x' })).toEqual([422, 'invalid']);
  expect((await ana.post(`/api/v1/listings/${listing}/threads`, { text: 'Moi' })).status).toBe(409);
  expect((await refused('/listings/nothing/threads', { text: 'Bonjour' }))[0]).toBe(422);
  expect((await refused('/threads/nothing/messages', { text: 'Bonjour' }))[0]).toBe(404);
  for (const query of ['cursor=x', 'cursor=2026-01-01_x', 'limit=0', 'limit=101', 'more=1'])
    expect((await read(ben, `/threads?${query}`)).status, query).toBe(422);
  expect((await read(ben, '/threads/0190b6a2-7c1e-7000-8000-000000000000/messages?cursor=x')).status).toBe(
    422,
  );
});
