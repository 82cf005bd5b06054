import { keepDraft, readDraft } from '@entraide/core/draft';
import { NotAllowed, NotFound } from '@entraide/core/error';
import { createListing, getListing, listMyListings } from '@entraide/core/listing';
import { myData } from '@entraide/core/member';
import { type TestSpace, testPlatform } from '@entraide/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RouteArgs } from '../../framework/index.ts';
import { readOwn, saveOwn } from '../listings.$id_.edit/edit.server.ts';
import { answerPreview, showPreview } from './preview.server.ts';

type Actor = Awaited<ReturnType<TestSpace['member']>>;

const PARIS = 2988507;
const draft = {
  kind: 'request',
  category: 'shopping',
  title: 'Courses',
  description: 'Samedi.',
  place: { id: PARIS },
  precision: 'city',
};

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: Actor;
let token: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member();
  token = crypto.randomUUID();
});

const mine = () => ({ browserToken: token, kind: 'listing' as const });
const keep = (more = {}) => keepDraft(space.ctx(), { ...mine(), payload: { ...draft, ...more } });

/** What a route's function gets: a form, a caller, and a browser that keeps a draft. */
function args(
  form: Record<string, string> = {},
  { actor = null, at = space, ...ctx }: { actor?: Actor | null; at?: TestSpace; locale?: string } = {},
  params: Record<string, string> = {},
): RouteArgs {
  const caller = at.ctx({ actor, ...ctx });
  const url = new URL('https://space.example/listings/preview');
  const body = new URLSearchParams(form);
  return {
    ctx: caller,
    context: { ctx: caller, locale: caller.locale },
    request: new Request(url, { method: 'POST', body }),
    url,
    params,
    cookies: { get: () => token, set() {}, drop() {} },
    session: { browserToken: () => token, start() {}, end() {} },
    site: { kind: 'space', ctx: caller },
    nonce: '',
  } as unknown as RouteArgs; // Only what these functions read of Remix's context.
}

async function wentTo(work: Promise<unknown>): Promise<string | null> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return thrown instanceof Response ? thrown.headers.get('Location') : String(thrown);
}

describe('the preview', () => {
  it('shows the draft of this browser in this space, and nothing else', async () => {
    await keep();
    expect(await showPreview(args())).toMatchObject({ card: { title: 'Courses' }, signedIn: false });
    expect(await showPreview(args({}, { at: await platform.openSpace() }))).toBeNull();
    token = crypto.randomUUID();
    expect(await showPreview(args())).toBeNull();
  });

  it('does not show a name that stays hidden', async () => {
    await keep({ hideName: true });
    const shown = await showPreview(args({}, { actor: author }));
    expect(shown).toMatchObject({ nameHidden: true, card: { author: null } });
    expect(JSON.stringify(shown)).not.toContain(author.displayName);
  });

  it('shows the first name that others will see, and takes another one', async () => {
    const actor = await space.member({ displayName: 'Marie Dupont' });
    await keep();
    const shown = await showPreview(args({}, { actor }));
    expect(shown).toMatchObject({ name: 'Marie Dupont', card: { author: 'Marie', authorLabel: 'Marie' } });
    const refused = await answerPreview(args({ intent: 'name', displayName: ' ' }, { actor }));
    expect(refused).toMatchObject({ data: { fault: { field: 'displayName' } }, init: { status: 422 } });
    const change = answerPreview(args({ intent: 'name', displayName: 'Marie-Jo Dupont' }, { actor }));
    expect(await wentTo(change)).toBe('/listings/preview');
    expect(await myData(space.ctx({ actor }))).toMatchObject({ member: { displayName: 'Marie-Jo Dupont' } });
  });

  it('of a draft whose day has passed leads back to the form', async () => {
    await keep({ expiresAt: '2020-01-01T00:00:00Z' });
    expect(await wentTo(showPreview(args()))).toBe('/listings/new?draft=1');
  });

  it('takes another place, and refuses one that is none', async () => {
    await keep({ place: { lat: 10, lon: 10 } });
    await wentTo(answerPreview(args({ intent: 'place', placeId: '-7' })));
    await wentTo(answerPreview(args({ intent: 'place', placeId: '9007199254740991' })));
    expect(await readDraft(space.ctx(), mine())).toMatchObject({ place: { lat: expect.closeTo(10, 1) } });
    await wentTo(answerPreview(args({ intent: 'place', placeId: String(PARIS) })));
    expect(await readDraft(space.ctx(), mine())).toMatchObject({ place: { id: PARIS } });
  });
});

describe('publishing', () => {
  const publish = () => answerPreview(args({ intent: 'publish' }, { actor: author }));

  it('twice at once makes one listing', async () => {
    await keep();
    const places = await Promise.all([wentTo(publish()), wentTo(publish())]);
    expect(places.sort()).toEqual([expect.stringMatching(/^\/listings\/.*published=1$/), '/me/listings']);
    expect(await listMyListings(space.ctx({ actor: author }))).toHaveLength(1);
    expect(await readDraft(space.ctx(), mine())).toBeNull();
  });

  it('needs somebody; a code is asked for only while there is a draft', async () => {
    await keep();
    expect(await wentTo(answerPreview(args({ intent: 'publish' })))).toBe('/listings/preview');
    const ask = { intent: 'code', email: 'ana@example.org', displayName: 'Ana' };
    expect(await wentTo(answerPreview(args(ask)))).toBe('/login/code?then=listing');
    token = crypto.randomUUID();
    expect(await wentTo(answerPreview(args(ask)))).toBe('/listings/preview');
    expect(await space.mails()).toHaveLength(1);
  });

  it('by somebody who waits to be accepted is theirs to read and change, and no other listing is', async () => {
    space = await platform.openSpace({ entry: { rule: 'approval' }, reading: 'members' });
    const [waiting, member] = [await space.member({ status: 'pending' }), await space.member()];
    await keep();
    const path = await wentTo(answerPreview(args({ intent: 'publish' }, { actor: waiting })));
    const id = path?.match(/^\/listings\/([^?]+)/)?.[1] ?? '';
    expect((await readOwn(args({}, { actor: waiting }, { id }))).listing).toMatchObject({ status: 'held' });
    await expect(getListing(space.ctx({ actor: member }), id)).rejects.toBeInstanceOf(NotFound);
    const other = await createListing(space.ctx({ actor: member }), draft);
    for (const some of [other.id, crypto.randomUUID()])
      await expect(getListing(space.ctx({ actor: waiting }), some)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('too often keeps the draft', async () => {
    const ctx = space.ctx({ actor: author });
    for (let n = 0; n < 20; n++) await createListing(ctx, draft);
    await keep();
    expect(await publish()).toMatchObject({
      data: { fault: { code: 'tooMany', retryAfterSeconds: expect.any(Number) } },
      init: { status: 429 },
    });
    expect(await readDraft(ctx, mine())).toMatchObject({ title: 'Courses' });
  });
});

describe('an edit', () => {
  const edited = {
    ...{ kind: 'request', category: 'shopping', title: 'Nouveau', description: 'Samedi.' },
    ...{ precision: 'city', until: '' },
  };
  const save = async (id: string, form: Record<string, string>, actor = author) =>
    saveOwn(args(form, { actor }, { id }));

  it('keeps the place until another one is given', async () => {
    const before = await createListing(space.ctx({ actor: author }), { ...draft, hideName: true });
    expect((await readOwn(args({}, { actor: author }, { id: before.id }))).values.hideName).toBe(true);
    expect(await wentTo(save(before.id, edited))).toBe(`/listings/${before.id}?saved=1`);
    const { listing } = await readOwn(args({}, { actor: author }, { id: before.id }));
    expect(listing).toMatchObject({ title: 'Nouveau', location: before.location, hideName: false });
    const refused = await save(before.id, { ...edited, precision: 'neighbourhood' });
    expect(refused).toMatchObject({ data: { faults: [{ field: 'place', code: 'precisionNeedsPlace' }] } });
  });

  it('is its author’s alone, in their space', async () => {
    const { id } = await createListing(space.ctx({ actor: author }), draft);
    await expect(save(id, edited, await space.member())).rejects.toBeInstanceOf(NotAllowed);
    const elsewhere = await platform.openSpace();
    const stranger = { actor: await elsewhere.member(), at: elsewhere };
    await expect(readOwn(args({}, stranger, { id }))).rejects.toBeInstanceOf(NotFound);
  });
});
