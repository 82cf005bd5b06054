import { Readable } from 'node:stream';
import { eq, files, messages, photos, threads } from '@entraide/db';
import { newId } from '@entraide/model';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockPerson, listBlocked } from '../block/index.ts';
import { inTenant, type MemberActor } from '../ctx/index.ts';
import {
  assertReportable,
  decideCase,
  listCases,
  readCase,
  reportThing,
  undoDecision,
} from '../desk/index.ts';
import { deleteMe, myData } from '../member/index.ts';
import {
  changeListingWithPhotos,
  createListingWithPhotos,
  describePhoto,
  keepPhoto,
  listPhotos,
  removePhoto,
  showPhoto,
} from '../photo/index.ts';
import { MOST_LOOSE } from '../photo/loose.ts';
import { sweepPhotos } from '../photo/sweep.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID, plantListing } from '../testing/listing.ts';
import { plantPhoto } from '../testing/photo.ts';
import { addPhotoToReply, listThreads, readThread, replyToThread, startThread } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let [author, helper, stranger, moderator]: MemberActor[] = [];
let listingId: string;
let thread: string;
let jpeg: Buffer;
beforeAll(async () => {
  platform = await testPlatform();
  jpeg = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#7a1f4b' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => platform.close());
beforeEach(async () => {
  space = await platform.openSpace();
  author = await space.member({ displayName: 'Nadia' });
  helper = await space.member({ displayName: 'Bruno' });
  stranger = await space.member();
  moderator = await space.member({ role: 'moderator' });
  listingId = await plantListing(platform.app, space.tenant.id, author, { title: 'Un vélo' });
  thread = (await startThread(as(helper), { listingId, body: 'Bonjour' })).id;
});

const as = (actor: MemberActor | null | undefined, at?: Date) =>
  space.ctx({ actor: actor ?? null, ...(at && { clock: () => at }) });
const plant = (actor = helper, given = {}) => plantPhoto(as(actor), actor as MemberActor, given);
const say = (ids: string[], actor = helper, body = '') =>
  replyToThread(as(actor), thread, { body, photos: ids });
/** Whether they see it: of a planted one no bytes are in the store, and `has` asks for none. */
const sees = (id: string, actor: MemberActor | null | undefined) =>
  showPhoto(as(actor), id, 'small', true).then(
    () => true,
    ({ code }) => {
      expect(code).toBe('not-found');
      return false;
    },
  );
const each = async (id: string) =>
  Promise.all([author, helper, stranger, moderator, null].map((actor) => sees(id, actor)));
const notFound = { code: 'not-found' };
const refused = (code: string) => ({ code: 'invalid', faults: [{ path: ['file'], code }] });
const newest = async (actor = author) => (await readThread(as(actor), thread)).messages.at(-1);
const days = (n: number) => new Date(Date.now() + n * 86_400_000);

describe('a photo that waits', () => {
  it('is kept, seen by its author alone, described, and taken away', async () => {
    const photo = await keepPhoto(as(helper), Readable.from([jpeg]));
    expect(photo).toMatchObject({ alt: '', width: 90, height: 60 });
    expect(await each(photo.id)).toEqual([false, true, false, false, false]);
    await expect(describePhoto(as(author), photo.id, { alt: 'x' })).rejects.toMatchObject(notFound);
    expect(await describePhoto(as(helper), photo.id, { alt: ' Deux\nclefs ' })).toBe('Deux clefs');
    await expect(removePhoto(as(author), photo.id)).rejects.toMatchObject(notFound);
    await removePhoto(as(helper), photo.id);
    expect(await sees(photo.id, helper)).toBe(false);
    await expect(removePhoto(as(helper), photo.id)).rejects.toMatchObject(notFound);
  });

  it('cannot be a drawing or a HEIC, nor of anybody who may not write there', async () => {
    const send = (bytes: Buffer, actor = helper) =>
      addPhotoToReply(as(actor), thread, Readable.from([bytes]));
    await expect(send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject(
      refused('media-type'),
    );
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await expect(send(heic)).rejects.toMatchObject(refused('heic'));
    await expect(addPhotoToReply(as(null), thread, Readable.from([jpeg]))).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await expect(send(jpeg, stranger)).rejects.toMatchObject(notFound);
    await blockPerson(as(author), { what: 'partner', id: thread, kind: 'block' });
    await expect(send(jpeg)).rejects.toMatchObject({ code: 'conflict' });
    expect(await inTenant(as(helper), (tx) => tx.$count(photos))).toBe(0);
  });

  it('is one of so many, also when more are sent at once; of a conversation, one of six', async () => {
    for (let n = 0; n < MOST_LOOSE - 1; n++) await plant();
    const keep = () => keepPhoto(as(helper), Readable.from([jpeg]));
    const tried = await Promise.allSettled([keep(), keep(), keep()]);
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(keep()).rejects.toMatchObject(refused('too-many'));
    // What waited for a day takes no place.
    await expect(keepPhoto(as(helper, days(1.1)), Readable.from([jpeg]))).resolves.toBeDefined();
    for (let n = 0; n < 5; n++) await plant(author, { threadId: thread });
    const add = () => addPhotoToReply(as(author), thread, Readable.from([jpeg]));
    const some = await Promise.allSettled([add(), add(), add()]);
    expect(some.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readThread(as(author), thread)).waiting).toHaveLength(6);
    expect((await readThread(as(helper), thread)).waiting).toEqual([]);
  });

  it('goes after a day; one that was sent stays', async () => {
    const [waits, sent] = [await plant(), await plant()];
    await say([sent]);
    const sweepOn = (at: Date) =>
      platform.worker.db.inTenant(space.tenant.id, (tx) => sweepPhotos(as(null, at), tx));
    expect(await sweepOn(days(0.9))).toBe(true);
    expect(await sees(waits, helper)).toBe(true);
    expect(await sweepOn(days(1.1))).toBe(false);
    expect([await sees(waits, helper), await sees(sent, author)]).toEqual([false, true]);
  });
});

describe('a message with photos', () => {
  it('is read by its two, with or without words, in their order', async () => {
    const [a, b] = [await plant(helper, { alt: 'La clef', threadId: thread }), await plant()];
    await say([b, a]);
    expect(await newest()).toMatchObject({ body: '', photos: [{ id: b }, { id: a, alt: 'La clef' }] });
    expect((await readThread(as(helper), thread)).waiting).toEqual([]);
    expect(await each(a)).toEqual([true, true, false, false, false]);
    expect((await listThreads(as(author)))[0]?.lastMessage).toEqual({ body: '', mine: false, photos: 2 });
    await expect(say([])).rejects.toMatchObject({ code: 'invalid', faults: [{ path: ['body'] }] });
    await expect(say([], helper, ' \n')).rejects.toMatchObject({ code: 'invalid' });
    await say([], helper, 'Et voilà');
    expect(await newest()).toMatchObject({ body: 'Et voilà', photos: [], locale: 'fr' });
    const other = await platform.openSpace();
    const elsewhere = other.ctx({ actor: await other.member() });
    await expect(showPhoto(elsewhere, a, 'small')).rejects.toMatchObject(notFound);
  });

  it('takes one’s own that wait, once, six at most, and says of no other that it is there', async () => {
    const sent = await plant();
    await say([sent]);
    const other = await platform.openSpace();
    const ana = await other.member();
    const foreign = await plantPhoto(other.ctx({ actor: ana }), ana);
    const onListing = await plant(author, { listingId });
    const wrong: [string, MemberActor | undefined][] = [
      ...[sent, foreign, newId(), await plant(author)].map((id): [string, MemberActor | undefined] => [
        id,
        helper,
      ]),
      [onListing, author],
    ];
    for (const [id, actor] of wrong) {
      const good = await plant(actor);
      await expect(say([good, id], actor)).rejects.toMatchObject({
        ...notFound,
        message: 'There is no such thing here.',
      });
      // Nothing of it was sent.
      expect((await newest(helper))?.photos).toMatchObject([{ id: sent }]);
    }
    const seven = await Promise.all(Array.from({ length: 7 }, () => plant()));
    await expect(say(seven)).rejects.toMatchObject({ code: 'invalid', faults: [{ path: ['photos'] }] });
    const [one = ''] = seven;
    await expect(say([one, one])).rejects.toMatchObject({ code: 'invalid' });
    await expect(say(['x'])).rejects.toMatchObject({ code: 'invalid', faults: [{ path: ['photos', 0] }] });
    const raced = await Promise.allSettled([say([one, seven[1] ?? '']), say([seven[1] ?? '', one])]);
    expect(raced.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(removePhoto(as(helper), one)).rejects.toMatchObject({ code: 'conflict' });
    await expect(removePhoto(as(author), one)).rejects.toMatchObject(notFound);
    await expect(describePhoto(as(helper), one, { alt: 'x' })).rejects.toMatchObject(notFound);
  });

  it('cannot be written where a message cannot, nor be of two things', async () => {
    const photo = await plant();
    await blockPerson(as(author), { what: 'partner', id: thread, kind: 'block' });
    await expect(say([photo])).rejects.toMatchObject({ code: 'conflict' });
    expect(await sees(photo, author)).toBe(false);
    const both = inTenant(as(helper), (tx) =>
      tx.update(photos).set({ listingId, threadId: thread }).where(eq(photos.id, photo)),
    );
    await expect(both).rejects.toThrow(/photos__of_one|of one thing alone/);
  });

  it('can be the first one; while a rule holds it, or its writer waits, the other sees nothing', async () => {
    const newcomer = await space.member({ status: 'pending' });
    const photo = await plantPhoto(as(newcomer), newcomer);
    const { id } = await startThread(as(newcomer), { listingId, photos: [photo] });
    expect([await sees(photo, author), await sees(photo, newcomer)]).toEqual([false, true]);
    await inTenant(as(author), (tx) => tx.update(threads).set({ held: true }).where(eq(threads.id, id)));
    expect([await sees(photo, author), await sees(photo, newcomer)]).toEqual([false, true]);
  });

  it('stays where the writer’s words stay: after a block; not when they have left', async () => {
    const [photo, mine] = [await plant(), await plant(author)];
    await say([photo]);
    await say([mine], author, 'Merci');
    await blockPerson(as(author), { what: 'partner', id: thread, kind: 'block' });
    expect(await sees(photo, author)).toBe(true);
    expect((await myData(as(helper))) as object).toMatchObject({ photos: [{ id: photo, listingId: null }] });
    await deleteMe(as(helper));
    expect([await sees(photo, author), await sees(mine, author)]).toEqual([false, true]);
    expect((await readThread(as(author), thread)).messages.map(({ photos }) => photos.length)).toEqual([
      0, 0, 1,
    ]);
    await deleteMe(as(author));
    expect(await inTenant(as(stranger), (tx) => tx.$count(photos))).toBe(0);
    await expect(inTenant(as(stranger), (tx) => tx.$count(messages))).resolves.toBe(0);
  });
});

describe('a report', () => {
  const reported = async (what: string, id: string, by = author) => {
    await reportThing(as(by), { what, id, reason: 'privacy' });
    return (await listCases(as(moderator))).items[0]?.id ?? '';
  };

  it('of a photo shows it to the team; removed, its sender alone sees it, and the words stay', async () => {
    const [photo, other] = [await plant(helper, { alt: 'Une plaque' }), await plant()];
    await say([photo, other], helper, 'Regarde');
    await expect(assertReportable(as(stranger), 'photo', photo)).rejects.toMatchObject(notFound);
    await expect(assertReportable(as(helper), 'photo', await plant())).rejects.toMatchObject(notFound);
    expect(await assertReportable(as(author), 'photo', photo)).toEqual({ what: 'photo', thread });
    const caseId = await reported('photo', photo);
    expect((await readCase(as(moderator), caseId)).evidence).toMatchObject([
      { name: 'Bruno', title: 'Un vélo', text: 'Une plaque' },
    ]);
    expect([await sees(photo, moderator), await sees(other, moderator)]).toEqual([true, false]);
    const before = (await readThread(as(author), thread)).edition;
    const { decisionId } = await decideCase(as(moderator), caseId, { kind: 'remove', ground: 'privacy' });
    expect(await newest()).toMatchObject({ body: 'Regarde', photos: [{ id: other }], photosRemoved: 1 });
    expect((await newest(helper))?.photos).toMatchObject([{ id: photo, decisionId }, { id: other }]);
    expect([await sees(photo, author), await sees(photo, helper)]).toEqual([false, true]);
    expect((await readThread(as(author), thread)).edition).toBeGreaterThan(before);
    await undoDecision(as(moderator), decisionId);
    expect(await sees(photo, author)).toBe(true);
  });

  it('of a message shows its photos to the team; removed, they are hidden with it', async () => {
    const photo = await plant(helper, { alt: 'Une plaque' });
    const { messageId } = await say([photo]);
    const caseId = await reported('message', messageId);
    expect((await readCase(as(moderator), caseId)).evidence).toMatchObject([
      { text: 'Une plaque', photos: [photo] },
    ]);
    expect(await each(photo)).toEqual([true, true, false, true, false]);
    await decideCase(as(moderator), caseId, { kind: 'remove', ground: 'privacy' });
    expect([await sees(photo, author), await sees(photo, helper)]).toEqual([false, true]);
    expect(await newest()).toMatchObject({ removed: true, photos: [], photosRemoved: 0 });
    expect((await listThreads(as(author)))[0]?.lastMessage.photos).toBe(0);
  });

  it('names who sent it by the listing, where they hide their name', async () => {
    const hidden = await plantListing(platform.app, space.tenant.id, author as MemberActor, {
      ...{ title: 'Un piano', hideName: true },
    });
    const { id } = await startThread(as(helper), { listingId: hidden, body: 'Oui' });
    const photo = await plant(author);
    await replyToThread(as(author), id, { photos: [photo] });
    await blockPerson(as(helper), { what: 'photo', id: photo, kind: 'mute' });
    expect(await listBlocked(as(helper))).toMatchObject([{ said: 'Un piano' }]);
  });
});

describe('a listing that a program writes', () => {
  const listing = {
    ...{ kind: 'offer', category: 'shopping', title: 'Une table', description: 'En bois.' },
    ...{ place: { id: PLACE_ID }, precision: 'city' },
  };
  const ids = async (id: string) => (await listPhotos(as(author), id)).map((photo) => photo.id);

  it('has the photos that it names, in their order, and no others', async () => {
    const [a, b, c] = [await plant(author), await plant(author), await plant(author)];
    const { id } = await createListingWithPhotos(as(author), { ...listing, photos: [b, a] });
    expect(await ids(id)).toEqual([b, a]);
    await changeListingWithPhotos(as(author), id, { photos: [c, a] });
    expect(await ids(id)).toEqual([c, a]);
    expect(await sees(b, author)).toBe(false);
    await changeListingWithPhotos(as(author), id, { title: 'Une grande table' });
    expect(await ids(id)).toEqual([c, a]);
    await changeListingWithPhotos(as(author), id, { photos: [] });
    expect(await ids(id)).toEqual([]);
  });

  it('cannot have somebody else’s, nor be changed by somebody else; nothing is half done', async () => {
    const [own, theirs] = [await plant(author), await plant(helper)];
    await expect(
      createListingWithPhotos(as(author), { ...listing, title: 'Une lampe', photos: [own, theirs] }),
    ).rejects.toMatchObject(notFound);
    await expect(changeListingWithPhotos(as(helper), listingId, { photos: [theirs] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(
      changeListingWithPhotos(as(author), listingId, { title: 'Autre', photos: [theirs] }),
    ).rejects.toMatchObject(notFound);
    expect(await sees(own, author)).toBe(true);
    expect((await inTenant(as(author), (tx) => tx.select().from(files))).length).toBe(1);
  });
});
