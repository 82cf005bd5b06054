import { deflateSync } from 'node:zlib';
import { createListing } from '@entraide/core/listing';
import { listPhotos } from '@entraide/core/photo';
import { phonePhoto, type TestSpace } from '@entraide/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import { buildOf, send } from '../../server/testing/route-build.ts';
import * as photos from '../routes/listings.$id_.photos/route.tsx';
import * as add from '../routes/listings.$id_.photos_.add.ts';
import * as photo from '../routes/photos.$id.$size.ts';

const build = buildOf({
  photos: { path: 'listings/:id/photos', module: photos },
  add: { path: 'listings/:id/photos/add', module: add },
  photo: { path: 'photos/:id/:size', module: photo },
});

let server: Awaited<ReturnType<typeof testServer>>;
let jpeg: Buffer;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
  jpeg = await phonePhoto();
});
afterAll(() => server.close());

let space: TestSpace;
let author: Visitor;
let stranger: Visitor;
let id: string;
beforeEach(async () => {
  space = await server.openSpace();
  [author, stranger] = [server.visitor(space.tenant.host), server.visitor(space.tenant.host, '198.51.100.9')];
  const member = await space.member();
  await author.signIn(space, member.email);
  const listing = { kind: 'offer', category: 'shopping', title: 'Un vélo', description: 'Bleu.' };
  const place = { place: { lat: 48.85, lon: 2.35 }, precision: 'city' };
  id = (await createListing(space.ctx({ actor: member }), { ...listing, ...place })).id;
});

const headers = { 'sec-fetch-site': 'same-origin' };
async function sendFile(visitor: Visitor, bytes: Buffer, name = 'file'): Promise<Response> {
  const body = new FormData();
  body.append(name, new Blob([new Uint8Array(bytes)]), 'photo; a=b.jpg');
  return visitor(`/listings/${id}/photos/add`, { method: 'POST', body, headers });
}
const outcomeOf = (answer: Response) => [answer.status, answer.headers.get('location')];
const ledTo = (outcome: string) => [303, `/listings/${id}/photos?photo=${outcome}`];
const there = () => listPhotos(space.ctx(), id);

describe('a photo that is sent', () => {
  it('is there for a stranger, of every size, kept by their browser alone', async () => {
    expect(outcomeOf(await sendFile(author, jpeg))).toEqual(ledTo('added'));
    const [one] = await there();
    expect(one).toMatchObject({ width: 1200, height: 1600 });
    for (const [size, mediaType] of [
      ['small', 'image/webp'],
      ['large', 'image/webp'],
      ['jpeg', 'image/jpeg'],
    ]) {
      const answer = await stranger(`/photos/${one?.id}/${size}`);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': mediaType,
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
    }
    const elsewhere = server.visitor((await server.openSpace()).tenant.host);
    for (const [visitor, path] of [
      [stranger, `/photos/${one?.id}/huge`],
      [stranger, `/photos/${id}/small`],
      [stranger, '/photos/x/small'],
      [elsewhere, `/photos/${one?.id}/small`],
    ] as const)
      expect((await visitor(path)).status, path).toBe(404);
  });

  it('that is none leads back to the page, which says why', async () => {
    expect(outcomeOf(await sendFile(author, Buffer.alloc(0)))).toEqual(ledTo('empty'));
    expect(outcomeOf(await sendFile(author, Buffer.from('Bonjour')))).toEqual(ledTo('media-type'));
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(outcomeOf(await sendFile(author, svg))).toEqual(ledTo('media-type'));
    expect(outcomeOf(await sendFile(author, Buffer.alloc(16 * 1024 * 1024, 0xff)))).toEqual(
      ledTo('too-large'),
    );
    expect(await there()).toEqual([]);
  });

  it('of more than the door lets in is refused there', async () => {
    const answer = await sendFile(author, deflateSync(Buffer.alloc(26 * 1024 * 1024), { level: 0 }));
    expect(answer.status).toBe(413);
  });

  it('in a form that has none, or is no form, is a bad request', async () => {
    const path = `/listings/${id}/photos/add`;
    const body = new FormData();
    body.append('words', 'x');
    expect((await author(path, { method: 'POST', body, headers })).status).toBe(422);
    expect((await send(author, path, { file: 'x' })).status).toBe(422);
    expect((await author(path)).status).toBe(302);
  });

  it('by somebody else is refused, whatever it is', async () => {
    const [answer, other] = [await sendFile(stranger, jpeg), server.visitor(space.tenant.host)];
    expect(answer.headers.get('location')).toMatch(/^\/login/);
    await other.signIn(space, (await space.member()).email);
    expect((await sendFile(other, jpeg)).status).toBe(403);
    expect((await other(`/listings/${id}/photos`)).status).toBe(403);
    expect(await there()).toEqual([]);
  });
});

it('the page saves what was written, and does what its button says, in one', async () => {
  for (let n = 0; n < 2; n++) await sendFile(author, jpeg);
  const [first, second] = await there();
  const fields = {
    [`alt-${first?.id}`]: 'La cour',
    [`alt-${second?.id}`]: 'Le vélo',
    do: `move:${second?.id}:1`,
  };
  expect(outcomeOf(await send(author, `/listings/${id}/photos`, fields))).toEqual(ledTo('moved'));
  expect((await there()).map(({ alt }) => alt)).toEqual(['Le vélo', 'La cour']);
  const tooLong = { [`alt-${first?.id}`]: 'x'.repeat(201), do: `remove:${first?.id}` };
  expect((await send(author, `/listings/${id}/photos`, tooLong)).status).toBe(422);
  expect(await there()).toHaveLength(2);
  expect(outcomeOf(await send(author, `/listings/${id}/photos`, { do: `remove:${first?.id}` }))).toEqual(
    ledTo('removed'),
  );
  expect((await there()).map(({ alt }) => alt)).toEqual(['Le vélo']);
});

describe('a photo of a listing about the care of children', () => {
  beforeEach(async () => {
    const place = { place: { lat: 48.85, lon: 2.35 }, precision: 'city' };
    const listing = {
      kind: 'offer',
      category: 'childcare',
      title: 'Garde le mercredi',
      description: 'Chez moi.',
    };
    const member = await space.member();
    await author.signIn(space, member.email);
    id = (await createListing(space.ctx({ actor: member }), { ...listing, ...place })).id;
  });
  const sendTo = (query: string) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(jpeg)]), 'photo.jpg');
    return author(`/listings/${id}/photos/add${query}`, { method: 'POST', body, headers });
  };
  const asked = async (query = '') =>
    (await (await author(`/listings/${id}/photos${query}`)).json()).loaderData.photos.asksAboutChildren;

  it('is taken only once its author said that no child is seen on it, and the page asks for that first', async () => {
    expect(await asked()).toBe(true);
    expect(outcomeOf(await sendTo(''))).toEqual(ledTo('child'));
    expect(await there()).toEqual([]);
    expect(await asked('?no-child=yes')).toBe(false);
    expect(outcomeOf(await sendTo('?no-child=yes'))).toEqual([
      303,
      `/listings/${id}/photos?no-child=yes&photo=added`,
    ]);
    expect(await there()).toHaveLength(1);
  });

  it('is not asked about where the category is another one', async () => {
    const member = await space.member();
    const listing = { kind: 'offer', category: 'shopping', title: 'Un vélo', description: 'Bleu.' };
    const place = { place: { lat: 48.85, lon: 2.35 }, precision: 'city' };
    await author.signIn(space, member.email);
    id = (await createListing(space.ctx({ actor: member }), { ...listing, ...place })).id;
    expect(await asked()).toBe(false);
    expect(outcomeOf(await sendTo(''))).toEqual(ledTo('added'));
  });
});
