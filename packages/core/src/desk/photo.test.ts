import { eq, files, photos } from '@entraide/db';
import { newId } from '@entraide/model';
import { APPEAL_DAYS } from '@entraide/model/moderation';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { blockPerson, listBlocked } from '../block/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import { listPhotos, removePhoto } from '../photo/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { assertReportable, decideCase, listCases, readCase, reportThing, undoDecision } from './index.ts';
import { sweepCases } from './sweep.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
let moderator: MemberActor;
let listingId: string;
let photoId: string;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

const as = (actor: MemberActor | null, at = new Date()) => space.ctx({ actor, clock: () => at });
const seenBy = async (actor: MemberActor | null) =>
  (await listPhotos(as(actor), listingId)).map(({ id }) => id);
const reported = async () => {
  await reportThing(as(null), { what: 'photo', id: photoId, reason: 'privacy' });
  return (await listCases(as(moderator))).items[0]?.id ?? '';
};

beforeEach(async () => {
  space = await platform.openSpace();
  [author, moderator] = [await space.member(), await space.member({ role: 'moderator' })];
  listingId = await plantListing(platform.app, space.tenant.id, author, {
    title: 'Un vélo',
    hideName: true,
  });
  photoId = newId();
  const sha256 = 'a'.repeat(64);
  await inTenant(as(author), async (tx) => {
    const keptUntil = new Date();
    await tx.insert(files).values({
      ...{ sha256, size: 1, mediaType: 'image/webp', purpose: 'photo', keptUntil, state: 'stored' as const },
    });
    await tx.insert(photos).values({
      ...{ id: photoId, listingId, authorId: author.memberId, position: 1, alt: 'Une plaque', width: 4 },
      ...{ smallSha256: sha256, mediumSha256: sha256, largeSha256: sha256, jpegSha256: sha256, height: 3 },
      ...{ thumbhash: 'AAAA', createdAt: new Date() },
    });
  });
});

it('is reported without an account, and its case says what is seen on it', async () => {
  expect(await assertReportable(as(null), 'photo', photoId)).toEqual({ what: 'photo', listing: listingId });
  const file = await readCase(as(moderator), await reported());
  expect(file).toMatchObject({ kind: 'photo', subjectId: photoId });
  expect(file.evidence).toMatchObject([{ title: 'Un vélo', text: 'Une plaque' }]);
});

it('cannot be reported by its author, nor by who does not see it', async () => {
  const report = { what: 'photo', id: photoId, reason: 'privacy' };
  await expect(reportThing(as(author), report)).rejects.toMatchObject({ code: 'conflict' });
  const other = await platform.openSpace();
  await expect(reportThing(other.ctx(), report)).rejects.toMatchObject({ code: 'not-found' });
  await expect(reportThing(as(null), { ...report, id: 'x' })).rejects.toMatchObject({ code: 'not-found' });
});

it('goes by itself: the rest of the listing stays, its author sees why, and it comes back', async () => {
  const caseId = await reported();
  await expect(decideCase(as(moderator), caseId, { kind: 'hide', ground: 'privacy' })).rejects.toMatchObject({
    code: 'invalid',
  });
  const { decisionId } = await decideCase(as(moderator), caseId, { kind: 'remove', ground: 'privacy' });
  expect([await seenBy(null), await seenBy(await space.member())]).toEqual([[], []]);
  expect(await listPhotos(as(author), listingId)).toMatchObject([{ id: photoId, decisionId }]);
  // Who decides on an appeal looks at it again.
  expect(await seenBy(moderator)).toEqual([photoId]);
  await undoDecision(as(moderator), decisionId);
  expect(await seenBy(null)).toEqual([photoId]);
});

it('is erased when nobody can appeal any more', async () => {
  await decideCase(as(moderator), await reported(), { kind: 'remove', ground: 'privacy' });
  const sweepAfter = (days: number) => {
    const ctx = { ...platform.worker, clock: () => new Date(Date.now() + days * 86_400_000) };
    return ctx.db.inTenant(space.tenant.id, (tx) => sweepCases(ctx as never, tx));
  };
  await sweepAfter(APPEAL_DAYS - 1);
  expect(await seenBy(author)).toEqual([photoId]);
  await sweepAfter(APPEAL_DAYS + 1);
  expect(await seenBy(author)).toEqual([]);
});

it('that is gone leaves its case to be decided', async () => {
  const caseId = await reported();
  await removePhoto(as(author), photoId);
  await decideCase(as(moderator), caseId, { kind: 'warn', ground: 'privacy' });
  const rows = await inTenant(as(author), async (tx) =>
    tx.select().from(photos).where(eq(photos.id, photoId)),
  );
  expect(rows).toEqual([]);
});

it('names whose it is by the listing, when they hide their name', async () => {
  const reader = await space.member();
  await blockPerson(as(reader), { what: 'photo', id: photoId, kind: 'mute' });
  expect(await listBlocked(as(reader))).toMatchObject([{ said: 'Un vélo' }]);
});
