import { Readable } from 'node:stream';
import { ListingInput } from '@entraide/model/listing';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Invalid, NotAllowed } from '../error/index.ts';
import { keepPhoto, listPhotos } from '../photo/index.ts';
import { newToken } from '../session/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { beginListing, keepDraft, MOST_SHARED, photosOfDraft, publishDraft, readDraft } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let browserToken: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  browserToken = newToken();
});

const nothing = { title: '', text: '', url: '', photo: null };
const share = (given: Record<string, unknown>, ctx = space.ctx()) =>
  beginListing(ctx, { browserToken, ...nothing, ...given });
const kept = () => readDraft(space.ctx(), { browserToken, kind: 'listing' });

it('begins with what was shared, and adds to what is there', async () => {
  await share({ title: 'Vide-grenier', text: 'Samedi', url: 'https://example.org/a' });
  expect(await kept()).toEqual({ title: 'Vide-grenier', description: 'Samedi\n\nhttps://example.org/a' });
  await share({ title: 'Autre', text: 'Samedi' });
  expect(await kept()).toEqual({
    title: 'Vide-grenier',
    description: 'Samedi\n\nhttps://example.org/a\n\nAutre',
  });
});

it('takes no more than a listing does, cuts no character in two, and refuses what is endless', async () => {
  await share({ title: `${'x'.repeat(119)}😀`, text: 'é'.repeat(MOST_SHARED) });
  const draft = await kept();
  expect(ListingInput.shape.title.safeParse(draft?.title).success).toBe(true);
  expect(ListingInput.shape.description.safeParse(draft?.description).success).toBe(true);
  expect(JSON.stringify(draft)).not.toContain('ud83d');
  await expect(share({ text: 'x'.repeat(MOST_SHARED + 1) })).rejects.toBeInstanceOf(Invalid);
  await expect(share({ photo: 'x' })).rejects.toBeInstanceOf(Invalid);
});

it('is nobody else’s, and not in a closed space', async () => {
  await share({ text: 'Samedi' });
  const elsewhere = await platform.openSpace();
  expect(await readDraft(elsewhere.ctx(), { browserToken, kind: 'listing' })).toBeNull();
  const closed = await platform.openSpace({}, 'suspended');
  await expect(share({ text: 'Samedi' }, closed.ctx())).rejects.toBeInstanceOf(NotAllowed);
});

it('keeps a photo that its member alone publishes with it; one that is gone keeps no listing back', async () => {
  const [ana, bruno] = [await space.member(), await space.member()];
  const as = (actor: typeof ana) => space.ctx({ actor });
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#7a1f4b' } })
    .jpeg()
    .toBuffer();
  const photo = await keepPhoto(as(ana), Readable.from([bytes]));
  const which = { browserToken, kind: 'listing' as const };
  const whole = {
    ...{ kind: 'request', category: 'shopping', title: 'Courses', description: 'Samedi.' },
    ...{ place: { id: PLACE_ID }, precision: 'city' },
  };
  const publish = async (actor: typeof ana) => {
    const path = await publishDraft(as(actor), which);
    return listPhotos(as(actor), /listings\/([0-9a-f-]+)/.exec(path ?? '')?.[1] ?? '');
  };
  const begin = async (actor: typeof ana) => {
    await keepDraft(as(actor), { ...which, payload: whole });
    await share({ photo: photo.id }, as(actor));
  };

  await begin(bruno);
  expect(await photosOfDraft(as(bruno), browserToken)).toEqual([]);
  expect(await photosOfDraft(space.ctx(), browserToken)).toEqual([]);
  expect(await publish(bruno)).toEqual([]);

  await begin(ana);
  expect(await photosOfDraft(as(ana), browserToken)).toMatchObject([{ id: photo.id }]);
  expect(await publish(ana)).toMatchObject([{ id: photo.id }]);

  await begin(ana);
  expect(await publish(ana)).toEqual([]);
});
