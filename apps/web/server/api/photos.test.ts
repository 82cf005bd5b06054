import { phonePhoto, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ana: Visitor;
let ben: Visitor;
let eve: Visitor;
let jpeg: Buffer;

beforeAll(async () => {
  server = await testServer();
  jpeg = await phonePhoto({ width: 400, height: 300 });
  space = await server.openSpace();
  [ana, ben, eve] = [1, 2, 3].map((n) => server.visitor(space.tenant.host, `203.0.113.${n}`)) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  await ana.signIn(space, 'ana@example.org');
  await ben.signIn(space, 'ben@example.org', 'Ben');
  await eve.signIn(space, 'eve@example.org', 'Eve');
});
afterAll(() => server.close());

interface Photo {
  id: string;
  urls: Record<'small' | 'medium' | 'large' | 'jpeg', string>;
}
/** The fields in this order: a program may send them in either. */
async function send(who: Visitor, fields: [string, Buffer | string][]): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of fields)
    if (typeof value === 'string') body.append(name, value);
    else body.append(name, new Blob([new Uint8Array(value)]), 'a.jpg');
  const headers = { 'sec-fetch-site': 'same-origin' };
  return who('/api/v1/photos', { method: 'POST', body, headers });
}
const sent = async (who: Visitor, ...more: [string, string][]) => {
  const answer = await send(who, [['file', jpeg], ...more]);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Photo;
};
const asked = async (who: Visitor, path: string) => {
  const answer = await who(`/api/v1${path}`);
  return (await answer.json()) as Record<string, unknown>;
};
const draft = { kind: 'offer', category: 'shopping', title: 'Un vélo', description: 'Bleu.' };
const listing = (more: object) => ({ ...draft, place: { lat: 48.86, lon: 2.33 }, ...more });
const statusAndCode = async (answer: Response) => {
  const body = (await answer.json()) as { code: string; errors?: { path: string[]; code: string }[] };
  return [answer.status, body.code, ...(body.errors ?? []).map(({ path, code }) => `${path}:${code}`)];
};

test('a photo is sent, put on a listing, read by everybody, ordered and taken off', async () => {
  const [one, two] = [await sent(ana, ['alt', ' La\nselle ']), await sent(ana)];
  expect(one).toMatchObject({ alt: 'La selle', width: 300, height: 400, thumbhash: expect.any(String) });
  expect(one.urls.small).toBe(`${space.tenant.origin}/photos/${one.id}/small`);
  const created = await ana.post('/api/v1/listings', listing({ photos: [one.id, two.id] }));
  expect(created.status).toBe(201);
  const { id } = (await created.json()) as { id: string };
  expect(await asked(server.visitor(space.tenant.host), `/listings/${id}`)).toMatchObject({
    photos: [one, two],
  });
  const changed = await ana.post(`/api/v1/listings/${id}`, { photos: [two.id] }, 'PATCH');
  expect(await changed.json()).toMatchObject({ title: 'Un vélo', photos: [{ id: two.id, alt: '' }] });
  expect((await ana.post(`/api/v1/photos/${two.id}`, '', 'DELETE')).status).toBe(204);
  expect(await asked(ana, `/listings/${id}`)).toMatchObject({ photos: [] });
});

test('a message carries photos to its two', async () => {
  const { id } = (await (await ana.post('/api/v1/listings', listing({}))).json()) as { id: string };
  const first = await sent(ben, ['alt', 'Ma cour']);
  const begun = await ben.post(`/api/v1/listings/${id}/threads`, { photos: [first.id] });
  expect(begun.status).toBe(201);
  const path = `/threads/${((await begun.json()) as { id: string }).id}/messages`;
  const photo = await sent(ana);
  expect((await ana.post(`/api/v1${path}`, { text: 'Merci', photos: [photo.id] })).status).toBe(201);
  expect(await asked(ben, path)).toMatchObject({
    items: [
      { text: 'Merci', photos: [photo] },
      { text: '', mine: true, photos: [{ id: first.id, alt: 'Ma cour' }] },
    ],
  });
  expect((await ana.post(`/api/v1/photos/${photo.id}`, '', 'DELETE')).status).toBe(409);
  expect(await statusAndCode(await ana.post(`/api/v1${path}`, {}))).toEqual([
    422,
    'invalid',
    'body:too_small',
  ]);
  // Sent already; somebody else's; of another space: word for word as what is not there.
  const other = await server.openSpace();
  const zoe = server.visitor(other.tenant.host, '203.0.113.9');
  await zoe.signIn(other, 'zoe@example.org');
  const foreign = await sent(zoe);
  const answers = [];
  for (const wrong of [photo.id, (await sent(eve)).id, foreign.id, '0190b6a2-7c1e-7000-8000-000000000000']) {
    const answer = await ana.post(`/api/v1${path}`, { photos: [wrong] });
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404 /);
});

test('what is no photo, or nobody’s to send, is refused in words', async () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  expect(await statusAndCode(await send(ana, [['file', heic]]))).toEqual([422, 'invalid', 'file:heic']);
  expect(await statusAndCode(await send(ana, [['file', Buffer.from('<svg/>')]]))).toEqual([
    422,
    'invalid',
    'file:media-type',
  ]);
  expect((await send(ana, [['alt', 'x']])).status).toBe(422);
  expect((await ana.post('/api/v1/photos', { file: 'x' })).status).toBe(422);
  expect(
    await statusAndCode(
      await send(ana, [
        ['alt', 'x'.repeat(201)],
        ['file', jpeg],
      ]),
    ),
  ).toEqual([422, 'invalid', 'alt:too_big']);
  expect((await send(server.visitor(space.tenant.host), [['file', jpeg]])).status).toBe(401);
  expect((await eve.post('/api/v1/photos/x', '', 'DELETE')).status).toBe(404);
});
