import type { MemberActor } from '@entraide/core/ctx';
import { createListing } from '@entraide/core/listing';
import { phonePhoto, type TestSpace } from '@entraide/core/testing';
import { readThread, startThread } from '@entraide/core/thread';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import { buildOf, send } from '../../server/testing/route-build.ts';
import * as photo from '../routes/photos.$id.$size.ts';
import * as thread from '../routes/threads.$id/route.tsx';
import * as add from '../routes/threads.$id_.photos.ts';

const build = buildOf({
  thread: { path: 'threads/:id', module: thread },
  add: { path: 'threads/:id/photos', module: add },
  photo: { path: 'photos/:id/:size', module: photo },
});

let server: Awaited<ReturnType<typeof testServer>>;
let jpeg: Buffer;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
  jpeg = await phonePhoto({ width: 400, height: 300 });
});
afterAll(() => server.close());

let space: TestSpace;
let [author, helper]: MemberActor[] = [];
let ana: Visitor;
let bruno: Visitor;
let id: string;
beforeEach(async () => {
  space = await server.openSpace();
  [ana, bruno] = [server.visitor(space.tenant.host), server.visitor(space.tenant.host, '198.51.100.9')];
  const [one, two] = [await space.member(), await space.member({ displayName: 'Bruno' })];
  [author, helper] = [one, two];
  await ana.signIn(space, one.email);
  await bruno.signIn(space, two.email);
  const listing = { kind: 'offer', category: 'shopping', title: 'Un vélo', description: 'Bleu.' };
  const place = { place: { lat: 48.85, lon: 2.35 }, precision: 'city' };
  const { id: listingId } = await createListing(space.ctx({ actor: one }), { ...listing, ...place });
  id = (await startThread(space.ctx({ actor: two }), { listingId, body: 'Bonjour' })).id;
});

const headers = { 'sec-fetch-site': 'same-origin' };
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
/** As a browser without a script sends it: a file without a name where none was chosen. */
async function sendForm(
  visitor: Visitor,
  fields: Record<string, string>,
  file?: Buffer,
  to = '',
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(file ?? [])]), file ? 'photo; a=b.jpg' : '');
  return visitor(`/threads/${id}${to}`, { method: 'POST', body, headers });
}
const seen = () => readThread(space.ctx({ actor: helper ?? null }), id);
const said = async () => (await readThread(space.ctx({ actor: author ?? null }), id)).messages.at(-1);

it('a message and its photo are sent in one form; a browser asks for the photo each time', async () => {
  const answer = await sendForm(bruno, { body: 'La voici' }, jpeg);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/threads/${id}?sent=1#latest`]);
  const sent = await said();
  expect(sent).toMatchObject({ body: 'La voici', photos: [{ width: 300, height: 400 }] });
  const path = `/photos/${sent?.photos[0]?.id}/small`;
  const shown = await ana(path);
  expect(shown.status).toBe(200);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    ...{
      'content-type': 'image/webp',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    },
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const known = { headers: { 'if-none-match': shown.headers.get('etag') ?? '' } };
  expect((await ana(path, known)).status).toBe(304);
  const stranger = server.visitor(space.tenant.host);
  expect((await stranger(path, known)).status).toBe(404);
  const elsewhere = server.visitor((await server.openSpace()).tenant.host);
  expect((await elsewhere(path)).status).toBe(404);
});

it('nothing that was typed is lost, whatever is wrong or done with a photo', async () => {
  const words = 'Voici la clef « bleue »';
  const refused = await sendForm(bruno, { body: words }, svg);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(words);
  expect((await said())?.body).toBe('Bonjour');
  const empty = await sendForm(bruno, { body: words, do: 'photo' });
  expect(empty.status).toBe(422);
  const added = await sendForm(bruno, { body: words, do: 'photo' }, jpeg);
  expect(added.status).toBe(200);
  expect(await added.text()).toContain(words);
  const [photo] = (await seen()).waiting;
  const fields = { photo: photo?.id ?? '', [`alt-${photo?.id}`]: 'x'.repeat(201) };
  const tooLong = await sendForm(bruno, { body: words, ...fields });
  expect([tooLong.status, (await tooLong.text()).includes(words)]).toEqual([422, true]);
  const sent = await sendForm(bruno, { body: '', ...fields, [`alt-${photo?.id}`]: 'Une clef' });
  expect(sent.status).toBe(303);
  expect(await said()).toMatchObject({ body: '', photos: [{ alt: 'Une clef' }] });
  // From another window, a second time.
  const twice = await sendForm(bruno, { body: words, photo: photo?.id ?? '' });
  expect([twice.status, (await twice.text()).includes(words)]).toEqual([409, true]);
});

it('a photo that waits is taken away again, by its own alone', async () => {
  const added = await sendForm(bruno, {}, jpeg, '/photos');
  expect([added.status, added.headers.get('location')]).toEqual([303, `/threads/${id}?photo=added`]);
  const wrong = await sendForm(bruno, {}, svg, '/photos');
  expect(wrong.headers.get('location')).toBe(`/threads/${id}?photo=media-type`);
  const stranger = server.visitor(space.tenant.host, '198.51.100.10');
  await stranger.signIn(space, (await space.member()).email);
  expect((await sendForm(stranger, { body: 'x' }, jpeg)).status).toBe(404);
  expect((await sendForm(stranger, {}, jpeg, '/photos')).status).toBe(404);
  const [photo] = (await seen()).waiting;
  await sendForm(ana, { do: `remove:${photo?.id}` });
  expect((await seen()).waiting).toHaveLength(1);
  expect((await sendForm(bruno, { body: 'Non', do: `remove:${photo?.id}` })).status).toBe(200);
  expect((await seen()).waiting).toEqual([]);
  // The other forms of the page are no forms with files.
  expect((await send(bruno, `/threads/${id}`, { intent: 'mute' })).status).toBe(303);
  expect((await seen()).muted).toBe(true);
});
