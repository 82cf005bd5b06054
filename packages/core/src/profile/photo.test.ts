import { Readable } from 'node:stream';
import { files } from '@entraide/db';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { decideCase, listCases, reportThing } from '../desk/index.ts';
import { Invalid, NotAllowed, NotFound, SignInNeeded } from '../error/index.ts';
import { deleteMe } from '../member/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { jobs } from '../worker/jobs.ts';
import { runJob } from '../worker/run-job.ts';
import { myProfile, readProfile, removeProfilePhoto, setProfilePhoto, showProfilePhoto } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let ana: MemberActor;
let ben: MemberActor;
let jpeg: Buffer;

beforeAll(async () => {
  platform = await testPlatform();
  const create = { width: 900, height: 600, channels: 3 as const, background: '#7a1f4b' };
  jpeg = await sharp({ create }).jpeg().toBuffer();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  [ana, ben] = [await space.member(), await space.member({ displayName: 'Ben' })];
});

const as = (actor: MemberActor | null) => space.ctx({ actor });
const set = (actor: MemberActor | null = ana, bytes = jpeg) =>
  setProfilePhoto(as(actor), Readable.from([bytes]));
const seenBy = async (reader: MemberActor | null, size: 'small' | 'medium' | 'jpeg' = 'jpeg') => {
  const { id, photoId } = await myProfile(as(ana));
  return showProfilePhoto(as(reader), id, { photoId: photoId ?? 'none', size });
};
const filesKept = () => inTenant(as(ana), (tx) => tx.select({ sha256: files.sha256 }).from(files));

it('is seen by members in each size, by nobody else, and under another address once it is another one', async () => {
  await set();
  const { id, photoId } = await myProfile(as(ana));
  expect((await readProfile(as(ben), id)).photoId).toBe(photoId);
  for (const [size, format] of [
    ['small', 'webp'],
    ['medium', 'webp'],
    ['jpeg', 'jpeg'],
  ] as const) {
    const { bytes, mediaType } = await seenBy(ben, size);
    expect(mediaType).toBe(`image/${format}`);
    const drawn = await sharp(Buffer.concat(await bytes.toArray())).metadata();
    expect(drawn).toMatchObject({ format, width: size === 'small' ? 320 : 800 });
  }
  await expect(seenBy(null)).rejects.toBeInstanceOf(SignInNeeded);
  await expect(seenBy(await space.member({ status: 'pending' }))).rejects.toBeInstanceOf(NotFound);
  await set();
  const gone = showProfilePhoto(as(ben), id, { photoId: photoId ?? '', size: 'jpeg' });
  await expect(gone).rejects.toBeInstanceOf(NotFound);
});

it('is not taken from a visitor or who may not write, and nothing but a photo is', async () => {
  await expect(set(null)).rejects.toBeInstanceOf(SignInNeeded);
  await expect(set(await space.member({ status: 'suspended' }))).rejects.toBeInstanceOf(NotAllowed);
  await expect(set(ana, Buffer.from('<svg/>'))).rejects.toBeInstanceOf(Invalid);
  expect((await myProfile(as(ana))).photoId).toBeNull();
});

it('goes when it is removed, and with its member, files and all', async () => {
  await set();
  expect(await filesKept()).not.toEqual([]);
  await removeProfilePhoto(as(ana));
  await expect(seenBy(ben)).rejects.toBeInstanceOf(NotFound);
  await set();
  await deleteMe(as(ana));
  const removal = jobs.find(({ name }) => name === 'remove_files');
  if (!removal) throw new Error('no job removes files');
  const later = { ...platform.worker, clock: () => new Date(Date.now() + 3 * 3_600_000) };
  const info = { key: 'key', attempt: 1, askedAt: new Date() };
  await runJob(later, removal, { tenantId: space.tenant.id }, info);
  expect(await inTenant(as(ben), (tx) => tx.select().from(files))).toEqual([]);
});

it('is hidden with a profile that is removed; its owner still sees it', async () => {
  const judge = as(await space.member({ role: 'moderator' }));
  await set();
  const { id } = await myProfile(as(ana));
  await reportThing(as(ben), { what: 'member', id, reason: 'impersonation' });
  const [found] = (await listCases(judge)).items;
  await decideCase(judge, found?.id ?? '', { kind: 'remove', ground: 'impersonation' });
  expect((await readProfile(as(ben), id)).photoId).toBeNull();
  await expect(seenBy(ben)).rejects.toBeInstanceOf(NotFound);
  expect((await seenBy(ana)).mediaType).toBe('image/jpeg');
});
