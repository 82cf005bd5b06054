import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { NotAllowed, NotFound, Unavailable } from '../error/index.ts';
import { type TestCaller, type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { keptPicture } from './gallery.ts';
import { listingPicture, mailLogo, spaceIcon, spacePicture } from './index.ts';
import { openPainter, paintWords } from './painter.ts';
import { MOST_SHARE_BYTES } from './share-picture.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;
const words = { request: 'Demande', offer: 'Offre', urgent: 'Urgent' };

beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  author = await space.member();
});
afterAll(() => platform.close());

const plant = (given: Parameters<typeof plantListing>[3] = {}, of = space, by = author) =>
  plantListing(platform.app, of.tenant.id, by, given);
const draw = (id: string, caller: TestCaller = {}) => listingPicture(space.ctx(caller), id, words);

/** Whether something is drawn in a part of the picture. */
async function inkIn(picture: Buffer, left: number, width: number): Promise<boolean> {
  const { channels } = await sharp(
    await sharp(picture).extract({ left, width, top: 70, height: 60 }).toBuffer(),
  ).stats();
  return channels.some(({ stdev }) => stdev > 10);
}

describe('the picture of a link', () => {
  it.each([
    ['a short title', { title: 'Courses' }],
    ['a long one', { title: 'Quelqu’un pour rendre visite '.repeat(4).trim(), urgent: true }],
    ['one word without end', { title: 'x'.repeat(120), kind: 'offer' as const }],
    ['Arabic', { title: 'أحتاج مساعدة لنقل أثاث من شقة إلى أخرى', locale: 'ar' }],
    ['what looks like markup', { title: '<b>Tom & "Jerry"</b> <svg/onload=1>' }],
    ['letters upon letters', { title: `กขค${'\u0e49'.repeat(110)}` }],
    ['the widest letter', { title: '﷽'.repeat(120) }],
    ['emoji and Thai', { title: '🙏🏽👨‍👩‍👧 ช่วยด้วย 中文翻译' }],
  ])('of %s is a JPEG of 1200 x 630 pixels that a slow connection takes', async (_, given) => {
    const picture = await draw(await plant(given));
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    expect(picture.length).toBeLessThanOrEqual(MOST_SHARE_BYTES);
  });

  it('begins where its language does, with letters that are joined', async () => {
    const [french, arabic] = [
      await spacePicture(space.ctx()),
      await spacePicture(space.ctx({ locale: 'ar' })),
    ];
    expect([await inkIn(french, 60, 300), await inkIn(french, 840, 300)]).toEqual([true, false]);
    expect([await inkIn(arabic, 60, 300), await inkIn(arabic, 840, 300)]).toEqual([false, true]);
    const painter = await openPainter();
    const paint = (text: string) => paintWords(painter, { text, size: 60, color: '#000000', width: 900 });
    const joined = await paint('جيران');
    expect(joined.width).not.toBe((await paint([...'جيران'].join('\u200c'))).width);
  });

  it.each([
    ['held', { status: 'held' as const }],
    ['solved', { status: 'solved' as const }],
    ['deleted', { status: 'deleted' as const }],
    ['past its end', { expiresAt: new Date(Date.now() - 1000) }],
  ])('is not drawn of a listing that is %s, for its author either', async (_, given) => {
    const id = await plant(given);
    for (const actor of [null, author]) await expect(draw(id, { actor })).rejects.toBeInstanceOf(NotFound);
  });

  it.each([
    ['members alone read', { reading: 'members' }, 'open'],
    ['is not open yet', {}, 'private'],
  ] as const)(
    'is not drawn of a listing where a space that %s; the space itself has one',
    async (_, config, status) => {
      const closed = await platform.openSpace(config, status);
      const member = await closed.member();
      const id = await plant({}, closed, member);
      await expect(listingPicture(closed.ctx({ actor: member }), id, words)).rejects.toBeInstanceOf(NotFound);
      expect((await spacePicture(closed.ctx())).length).toBeGreaterThan(1000);
    },
  );

  it('is of one space alone, and changes with the listing', async () => {
    const other = await platform.openSpace();
    await expect(listingPicture(other.ctx(), await plant(), words)).rejects.toBeInstanceOf(NotFound);
    const id = await plant({ title: 'Avant' });
    const before = await draw(id);
    expect(await draw(id)).toBe(before);
    await plant({ title: 'Autre chose' });
    const suspended = { ...space.ctx(), tenant: { ...space.tenant, status: 'suspended' as const } };
    await expect(spacePicture(suspended)).rejects.toBeInstanceOf(NotAllowed);
    await expect(listingPicture(suspended, id, words)).rejects.toBeInstanceOf(NotFound);
  });
});

it('a space without a logo has an icon with its letter, and none for mails', async () => {
  expect(await sharp(await spaceIcon(space.ctx())).metadata()).toMatchObject({
    ...{ format: 'png', width: 180, height: 180 },
  });
  await expect(mailLogo(space.ctx())).rejects.toBeInstanceOf(NotFound);
});

describe('pictures are drawn', () => {
  it('one at a time, each once for all who ask, and no more than can wait', async () => {
    let [running, most, drawn] = [0, 0, 0];
    const letGo: (() => void)[] = [];
    const one = (name: string) =>
      keptPicture(['queue', 'v', name], async () => {
        most = Math.max(most, ++running);
        drawn++;
        if (name === '0') await new Promise<void>((resolve) => letGo.push(resolve));
        running--;
        return Buffer.from(name);
      });
    const asked = Array.from({ length: 20 }, (_, n) => one(String(n)));
    const twice = one('3');
    await expect(one('too many')).rejects.toBeInstanceOf(Unavailable);
    letGo[0]?.();
    expect((await Promise.all(asked)).map(String)).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
    expect(String(await twice)).toBe('3');
    expect([most, drawn]).toEqual([1, 20]);
  });

  it('again after one that failed', async () => {
    const name = ['failing', 'v'] as const;
    await expect(keptPicture(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(String(await keptPicture(name, async () => Buffer.from('yes')))).toBe('yes');
  });
});
