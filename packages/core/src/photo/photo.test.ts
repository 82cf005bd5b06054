import { Readable } from 'node:stream';
import { eq, files, listings, members, photos } from '@entraide/db';
import { newId } from '@entraide/model';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { deleteListing, solveListing } from '../listing/index.ts';
import { deleteMe, myData } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { plantDecision } from '../testing/plant-decision.ts';
import { startThread } from '../thread/index.ts';
import { jobs } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';
import {
  addPhoto,
  describePhoto,
  listPhotos,
  MOST_PHOTOS,
  movePhoto,
  removePhoto,
  showPhoto,
} from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let helper: MemberActor;
let listingId: string;
let jpeg: Buffer;

beforeAll(async () => {
  platform = await testPlatform();
  jpeg = await flat(900, 600, '#7a1f4b');
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member();
  helper = await space.member({ displayName: 'Bruno' });
  listingId = await plantListing(platform.app, space.tenant.id, author);
});

const flat = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
const as = (actor: MemberActor | null) => space.ctx({ actor });
const add = (bytes = jpeg, actor: MemberActor | null = author, to = listingId) =>
  addPhoto(as(actor), to, Readable.from([bytes]));
/** Without a process for each: what is decoded is tested apart. */
async function plant(alt = '', given: Partial<typeof photos.$inferInsert> = {}): Promise<string> {
  const id = newId();
  const sha256 = 'a'.repeat(64);
  await inTenant(as(author), async (tx) => {
    const file = { sha256, size: 1, mediaType: 'image/webp', purpose: 'photo', keptUntil: new Date() };
    await tx
      .insert(files)
      .values({ ...file, state: 'stored' })
      .onConflictDoNothing();
    const there = await tx.select().from(photos).where(eq(photos.listingId, listingId));
    await tx.insert(photos).values({
      ...{ id, listingId, authorId: author.memberId, alt, position: there.length + 1, width: 4, height: 3 },
      ...{ smallSha256: sha256, mediumSha256: sha256, largeSha256: sha256, jpegSha256: sha256 },
      ...{ thumbhash: 'AAAA', createdAt: new Date(), ...given },
    });
  });
  return id;
}
const order = async () => (await listPhotos(as(author), listingId)).map(({ alt }) => alt).join('');
const bytesOf = async (id: string, size: 'small' | 'medium' | 'large' | 'jpeg', actor: MemberActor | null) =>
  Buffer.concat((await (await showPhoto(as(actor), id, size)).file?.bytes.toArray()) ?? []);
const change = (set: Partial<typeof listings.$inferInsert>) =>
  inTenant(as(author), async (tx) => tx.update(listings).set(set).where(eq(listings.id, listingId)));
const refused = (code: string) => ({ code: 'invalid', faults: [{ path: ['file'], code }] });

describe('a photo that its author adds', () => {
  it('is there in three sizes of WebP and as a JPEG, for a stranger too', async () => {
    const photo = await add(await flat(3000, 2000, '#0a7d3c'));
    expect(photo).toMatchObject({ width: 1600, height: 1067, alt: '', decisionId: null });
    expect(await listPhotos(as(null), listingId)).toEqual([photo]);
    for (const [size, format, width] of [
      ['small', 'webp', 320],
      ['medium', 'webp', 800],
      ['large', 'webp', 1600],
      ['jpeg', 'jpeg', 800],
    ] as const)
      expect(await sharp(await bytesOf(photo.id, size, null)).metadata()).toMatchObject({ format, width });
  });

  it('stands upright and says nothing of where, when and with what it was taken', async () => {
    const sent = await sharp(jpeg)
      .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '48/1 51/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(sent.includes('Phone')).toBe(true);
    const photo = await add(sent);
    expect(photo.height).toBeGreaterThan(photo.width);
    for (const size of ['small', 'medium', 'large', 'jpeg'] as const) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(
        await bytesOf(photo.id, size, null),
      ).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
    }
  });

  it('stays, with its files, while others that nothing refers to go', async () => {
    const photo = await add();
    await run('remove_files', 3);
    expect((await bytesOf(photo.id, 'large', null)).length).toBeGreaterThan(0);
    await removePhoto(as(author), photo.id);
    await run('remove_files', 3);
    expect(await inTenant(as(author), async (tx) => tx.select().from(files))).toEqual([]);
  });

  it('may be one of six, also when eight are sent at once', async () => {
    for (let n = 0; n < MOST_PHOTOS - 2; n++) await plant(String(n));
    const tried = await Promise.allSettled(Array.from({ length: 4 }, () => add()));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(tried.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('too-many') });
    await expect(add()).rejects.toMatchObject(refused('too-many'));
    await expect(plant('x', { position: MOST_PHOTOS + 1 })).rejects.toThrow(/photos__position/);
  });

  it('cannot be added by anybody else, nor to a listing that is gone', async () => {
    await expect(add(jpeg, null)).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(add(jpeg, helper)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(add(jpeg, author, newId())).rejects.toMatchObject({ code: 'not-found' });
    const other = await platform.openSpace();
    const stranger = await other.member();
    await expect(
      addPhoto(other.ctx({ actor: stranger }), listingId, Readable.from([jpeg])),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await deleteListing(as(author), listingId);
    await expect(add()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('cannot be added by who may not write for now; what is there can be taken away', async () => {
    const photo = await plant();
    await inTenant(as(author), async (tx) => {
      await plantDecision(tx, author.memberId, 'limit');
      const limitedUntil = new Date(Date.now() + 60_000);
      await tx.update(members).set({ limitedUntil }).where(eq(members.id, author.memberId));
    });
    await expect(add()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(describePhoto(as(author), photo, { alt: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await removePhoto(as(author), photo);
  });
});

describe('is seen by whoever may read its listing', () => {
  const seen = async (id: string, actor: MemberActor | null) => {
    const listed = (await listPhotos(as(actor), listingId)).some((one) => one.id === id);
    // Of a planted photo no bytes are in the store: the row decides.
    const shown = await showPhoto(as(actor), id, 'small').catch(({ code }) => code);
    expect(shown).toBe('not-found');
    return listed;
  };

  it.each([
    ['held', false],
    ['deleted', false],
    ['expired', true],
  ] as const)('%s: %s', async (status, others) => {
    const id = await plant();
    await change({ status, ...(status === 'deleted' && { deletedAt: new Date() }) });
    expect(await seen(id, null)).toBe(others);
    expect(await seen(id, helper)).toBe(others);
    expect(await seen(id, author)).toBe(true);
  });

  it('solved: its author and who talked about it', async () => {
    const id = await plant();
    await startThread(as(helper), { listingId, body: 'Bonjour' });
    await solveListing(as(author), listingId);
    const third = await space.member();
    expect([await seen(id, helper), await seen(id, author)]).toEqual([true, true]);
    expect([await seen(id, third), await seen(id, null)]).toEqual([false, false]);
  });

  it('not by whom its author has blocked, not elsewhere, not while the space is closed', async () => {
    const photo = await add();
    await expect(bytesOf(photo.id, 'small', helper)).resolves.toBeInstanceOf(Buffer);
    const other = await platform.openSpace();
    await expect(showPhoto(other.ctx(), photo.id, 'small')).rejects.toMatchObject({ code: 'not-found' });
    const unseen = { ...helper, unseen: [author.memberId] };
    await expect(showPhoto(as(unseen), photo.id, 'small')).rejects.toMatchObject({ code: 'not-found' });
    await expect(showPhoto(as(null), 'x', 'small')).rejects.toMatchObject({ code: 'not-found' });
    const closed = { ...as(helper), tenant: { ...space.tenant, status: 'suspended' as const } };
    await expect(showPhoto(closed, photo.id, 'small')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('their author', () => {
  it('puts them in another order', async () => {
    const [a = '', , c = ''] = [await plant('a'), await plant('b'), await plant('c')];
    await movePhoto(as(author), c, { to: 1 });
    expect(await order()).toBe('cab');
    await movePhoto(as(author), a, { to: 99 });
    expect(await order()).toBe('cba');
    await movePhoto(as(author), a, { to: 3 });
    expect(await order()).toBe('cba');
    await expect(movePhoto(as(author), a, { to: 0 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(movePhoto(as(helper), a, { to: 1 })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(movePhoto(as(author), newId(), { to: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps an order whatever is done at once', async () => {
    const ids = [await plant('a'), await plant('b'), await plant('c'), await plant('d')];
    await Promise.all([
      ...ids.map((id, n) => movePhoto(as(author), id, { to: 4 - n }).catch(() => {})),
      removePhoto(as(author), ids[1] ?? ''),
    ]);
    expect([...(await order())].sort().join('')).toBe('acd');
  });

  it('says what is seen on them', async () => {
    const id = await plant();
    await describePhoto(as(author), id, { alt: ' Un vélo\nrouge ' });
    expect(await order()).toBe('Un vélo rouge');
    await expect(describePhoto(as(author), id, { alt: 'x'.repeat(201) })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(describePhoto(as(helper), id, { alt: '' })).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('takes one away, and the next ones move up', async () => {
    const [a = '', b = ''] = [await plant('a'), await plant('b')];
    await expect(removePhoto(as(helper), a)).rejects.toMatchObject({ code: 'not-allowed' });
    await removePhoto(as(author), a);
    await expect(removePhoto(as(author), a)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listPhotos(as(author), listingId)).toMatchObject([{ id: b }]);
    await plant('c');
    expect(await order()).toBe('bc');
  });

  it('takes their data away, and leaves none behind', async () => {
    const { id } = await add();
    expect(await myData(as(author))).toMatchObject({ photos: [{ id, listingId, position: 1 }] });
    await deleteMe(as(author));
    await run('remove_files', 3);
    expect(await inTenant(as(helper), async (tx) => tx.select().from(files))).toEqual([]);
    await expect(showPhoto(as(null), id, 'small')).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('goes with its listing, bytes and all', async () => {
  await add();
  await deleteListing(as(author), listingId);
  await run('purge_listing', 0, { listingId });
  await run('remove_files', 3);
  expect(await inTenant(as(author), async (tx) => tx.select().from(photos))).toEqual([]);
  expect(await inTenant(as(author), async (tx) => tx.select().from(files))).toEqual([]);
});

function run(name: string, hours: number, payload: object = {}) {
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  const clock = () => new Date(Date.now() + hours * 3_600_000);
  const info = { key: 'key', attempt: 1, askedAt: new Date() };
  return runJob({ ...platform.worker, clock }, job, { tenantId: space.tenant.id, ...payload }, info);
}
