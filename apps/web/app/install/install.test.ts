import { readDraft } from '@entraide/core/draft';
import { phonePhoto, type TestSpace } from '@entraide/core/testing';
import { deriveTheme, ThemeInput } from '@entraide/model/theme';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testServer, type Visitor } from '../../server/testing/index.ts';
import { buildOf } from '../../server/testing/route-build.ts';
import * as newListing from '../routes/listings.new/route.tsx';
import * as manifestRoute from '../routes/manifest[.]webmanifest.ts';
import * as picture from '../routes/pictures.$locale.app.$name.ts';
import * as share from '../routes/share.ts';

const build = buildOf({
  manifest: { path: 'manifest.webmanifest', module: manifestRoute },
  picture: { path: 'pictures/:locale/app/:name', module: picture },
  share: { path: 'share', module: share },
  newListing: { path: 'listings/new', module: newListing },
});

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
beforeAll(async () => {
  server = await testServer({ pages: { build, mode: 'production' } });
  space = await server.openSpace({
    theme: { brand: '#6b2d5c' },
    tagline: { fr: 'Ici', en: 'Here', ar: 'هنا' },
  });
});
afterAll(() => server.close());

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const path = z.string().regex(/^\//);
const image = z.strictObject({
  ...{ src: path, sizes: z.string().regex(/^(\d+x\d+|any)$/), type: z.enum(['image/png', 'image/svg+xml']) },
  purpose: z.enum(['any', 'maskable']).optional(),
});
/** What the specification allows of what we say; a slip of the pen is ignored by browsers without a word. */
const Manifest = z.strictObject({
  ...{ id: z.literal('/'), start_url: z.literal('/'), scope: z.literal('/') },
  ...{ name: z.string().min(1), short_name: z.string().min(1), description: z.string() },
  ...{ display: z.literal('standalone'), lang: z.string().min(2), dir: z.enum(['ltr', 'rtl']) },
  ...{ theme_color: colour, background_color: colour, categories: z.array(z.string()) },
  icons: z.array(image).min(1),
  shortcuts: z
    .array(z.strictObject({ name: z.string().min(1), url: path, icons: z.array(image).length(1) }))
    .length(2)
    .optional(),
  screenshots: z
    .array(image.extend({ form_factor: z.enum(['wide', 'narrow']), label: z.string().min(1) }))
    .length(2)
    .optional(),
  share_target: z
    .strictObject({
      ...{ action: path, method: z.literal('POST'), enctype: z.literal('multipart/form-data') },
      params: z.strictObject({
        ...{ title: z.string(), text: z.string(), url: z.string() },
        files: z.array(z.strictObject({ name: z.string(), accept: z.array(z.string()) })),
      }),
    })
    .optional(),
});
const read = async (host: string, query = '') => {
  const answer = await server.visitor(host)(`/manifest.webmanifest${query}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/manifest+json']);
  return Manifest.parse(await answer.json());
};

describe('a manifest', () => {
  it('says the space in its colours and in the language that was asked for', async () => {
    const french = await read(space.tenant.host);
    const { paper } = deriveTheme(ThemeInput.parse({ brand: '#6b2d5c' })).light;
    expect(french).toMatchObject({ name: 'Voisins', lang: 'fr', dir: 'ltr', theme_color: paper });
    expect(french.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      ...['192x192 any', '512x512 any', '192x192 maskable', '512x512 maskable'],
    ]);
    expect(french.shortcuts?.map(({ url }) => url)).toEqual([
      '/listings/new?kind=request',
      '/listings/new?kind=offer',
    ]);
    expect(await read(space.tenant.host, '?in=ar')).toMatchObject({ name: 'جيران', lang: 'ar', dir: 'rtl' });
    expect(await read(space.tenant.host, '?in=../x')).toMatchObject({ lang: 'fr' });
  });

  it('is of its host alone', async () => {
    const other = await server.openSpace({
      name: { fr: 'Ailleurs' },
      locales: ['fr'],
      theme: { brand: '#005f3c' },
    });
    const [here, there] = [await read(space.tenant.host), await read(other.tenant.host)];
    expect([here.name, there.name]).toEqual(['Voisins', 'Ailleurs']);
    expect(here.theme_color).not.toBe(there.theme_color);
    expect(await read('example', '?in=en')).toMatchObject({ name: 'Entraide', lang: 'en' });
    expect((await server.visitor('console.example')('/manifest.webmanifest')).status).toBe(404);
    expect((await server.visitor('nobody.example')('/manifest.webmanifest')).status).toBe(421);
  });

  it('of a private space says its name and look; of a closed one nothing', async () => {
    const secret = await server.openSpace({}, 'private');
    expect(await read(secret.tenant.host)).toMatchObject({ name: 'Voisins' });
    const closed = server.visitor((await server.openSpace({}, 'suspended')).tenant.host);
    for (const asked of ['/manifest.webmanifest', '/pictures/fr/app/wide', '/pictures/fr/app/icon-192'])
      expect((await closed(asked)).status, asked).toBe(403);
  });

  it('is not sent again while it is the same; forty who ask at once get it', async () => {
    const visitor = server.visitor(space.tenant.host);
    const etag = (await visitor('/manifest.webmanifest')).headers.get('etag') ?? '';
    const again = await visitor('/manifest.webmanifest', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const many = await Promise.all(Array.from({ length: 40 }, () => visitor('/manifest.webmanifest')));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(many.map(({ headers }) => headers.get('set-cookie')))).toEqual(new Set([null]));
  });

  it('names pictures that are there', async () => {
    const { icons, shortcuts = [], screenshots = [] } = await read(space.tenant.host);
    const visitor = server.visitor(space.tenant.host);
    for (const { src } of [...icons, ...shortcuts.flatMap((one) => one.icons), ...screenshots]) {
      const answer = await visitor(src);
      expect([answer.status, answer.headers.get('content-type')], src).toEqual([200, 'image/png']);
    }
    for (const name of ['icon-99999', 'splash-9x9', '../icon-192', 'constructor'])
      expect((await visitor(`/pictures/fr/app/${encodeURIComponent(name)}`)).status, name).toBe(404);
    expect((await visitor('/pictures/xx/app/icon-192')).status).toBe(404);
  });
});

describe('what another app shares', () => {
  /** As a phone sends it: no page has asked. */
  const send = (visitor: Visitor, fields: Record<string, string>, photo?: Uint8Array) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (photo) body.append('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'a.jpg');
    const headers = { 'sec-fetch-site': 'none', origin: 'null' };
    return visitor('/share', { method: 'POST', body, headers });
  };
  const ledTo = (answer: Response) => [answer.status, answer.headers.get('location')];
  const draftOf = (visitor: Visitor) => {
    const browserToken = [...visitor.cookies].find(([name]) => name.endsWith('browser'))?.[1] ?? '';
    return readDraft(space.ctx(), { browserToken, kind: 'listing' });
  };

  it('begins a listing in the form, for a stranger without their photo', async () => {
    const stranger = server.visitor(space.tenant.host, '198.51.100.7');
    const answer = await send(stranger, { title: 'Un vélo', text: 'Bleu\u0000' }, await phonePhoto());
    expect(ledTo(answer)).toEqual([303, '/listings/new?shared=1&photo=signed-out']);
    expect(await draftOf(stranger)).toEqual({ title: 'Un vélo', description: 'Bleu' });
    const page = await (await stranger('/listings/new?shared=1&photo=signed-out')).text();
    expect(page).toContain('Un vélo');
    expect(page).toContain('La photo n’est pas gardée');
    expect(await (await server.visitor(space.tenant.host)('/listings/new')).text()).not.toContain('Un vélo');
  });

  it('keeps a member’s photo, and shows it to them', async () => {
    const member = server.visitor(space.tenant.host, '198.51.100.8');
    await member.signIn(space, (await space.member()).email);
    expect(ledTo(await send(member, { text: 'Bleu' }, await phonePhoto()))).toEqual([
      303,
      '/listings/new?shared=1&photo=kept',
    ]);
    expect(await (await member('/listings/new?shared=1')).text()).toContain('/small');
    const refused = await send(member, { text: 'Vert' }, new Uint8Array(2000));
    expect(ledTo(refused)).toEqual([303, '/listings/new?shared=1&photo=refused']);
    expect(await draftOf(member)).toMatchObject({
      description: 'Bleu\n\nVert',
      photos: [expect.any(String)],
    });
  });

  it('has its bounds, whatever is sent', async () => {
    const stranger = server.visitor(space.tenant.host, '198.51.100.9');
    const endless = { title: 'x'.repeat(30_000), text: 'é'.repeat(60_000), url: 'y'.repeat(30_000) };
    expect(ledTo(await send(stranger, endless))).toEqual([303, '/listings/new?shared=1']);
    const draft = await draftOf(stranger);
    expect([String(draft?.title).length, String(draft?.description).length]).toEqual([120, 4000]);
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`text${n}`, 'x']));
    expect((await send(stranger, many)).status).toBe(303);
    expect((await send(stranger, {}, new Uint8Array(26 * 1024 * 1024))).status).toBe(413);
    const none = await stranger('/share', { method: 'POST', headers: { 'sec-fetch-site': 'none' } });
    expect(none.status).toBe(422);
  });

  it('is begun by no other page, and by no link', async () => {
    const stranger = server.visitor(space.tenant.host, '198.51.100.10');
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const body = new FormData();
    body.append('text', 'x');
    expect((await stranger('/share', { method: 'POST', body, headers })).status).toBe(403);
    expect(ledTo(await stranger('/share?text=x'))).toEqual([302, '/listings/new']);
    expect((await send(server.visitor('example'), { text: 'x' })).status).toBe(404);
  });
});
