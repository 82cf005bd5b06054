import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../ctx/index.ts';
import { listRevisions, rollBackSettings } from '../revision/index.ts';
import { tenantAsset, tenantCtx } from '../tenant/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { decodeApart } from './decode-apart.ts';
import { changeLogo, logoPixels, MOST_LOGO_BYTES } from './index.ts';
import { openPainter } from './painter.ts';
import { readLogo } from './read-logo.ts';

const flat = (width: number, height: number, background = '#7a1f4b') =>
  sharp({ create: { width, height, channels: 3, background } });
const fault = (code: string) => ({ code: 'invalid', faults: [{ path: ['logo'], code }] });

beforeAll(() => openPainter());

describe('a picture that somebody sends', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('of the kind %s becomes a small WebP', async (kind) => {
    const sent = await flat(1200, 600).toFormat(kind).toBuffer();
    const { format, width, height } = await sharp(await readLogo(sent)).metadata();
    expect({ format, width, height }).toEqual({ format: 'webp', width: 512, height: 256 });
  });

  it('loses what it says of its maker, and stands upright', async () => {
    const sent = await flat(60, 30)
      .withExif({ IFD0: { Copyright: 'Somebody', Artist: 'Ana' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { exif, orientation, width = 0, height = 0 } = await sharp(await readLogo(sent)).metadata();
    expect({ exif, orientation, upright: height > width }).toEqual({
      exif: undefined,
      orientation: undefined,
      upright: true,
    });
  });

  it('as an SVG is drawn: no script, no file and no address of it is left or asked for', async () => {
    const sent =
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" onload="alert(1)">
      <script>alert(1)</script><image href="file:///etc/passwd" width="10" height="10"/><image xlink:href="http://127.0.0.1:9/x.png" width="10" height="10"/>
      <rect width="10" height="10" fill="#0a7d3c"/></svg>`);
    const png = await readLogo(sent);
    expect(png.includes('script')).toBe(false);
    const { dominant } = await sharp(png).stats();
    expect(dominant.g).toBeGreaterThan(dominant.r);
  });

  it('of many colours stays small enough to be kept', async () => {
    const noise = Buffer.from(
      Array.from({ length: 700 * 700 * 3 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256),
    );
    const sent = await sharp(noise, { raw: { width: 700, height: 700, channels: 3 } })
      .png()
      .toBuffer();
    expect((await readLogo(sent)).length).toBeLessThanOrEqual(400 * 1024);
  });

  it('may be moving: the first picture stays', async () => {
    const frames = await Promise.all(['#ff0000', '#0000ff'].map((c) => flat(20, 20, c).png().toBuffer()));
    const sent = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { pages, height } = await sharp(await readLogo(sent)).metadata();
    expect({ pages, height }).toEqual({ pages: undefined, height: 20 });
  });
});

describe('is refused with a word for it', () => {
  const big = Buffer.alloc(MOST_LOGO_BYTES + 1);
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['more than 5 MB', big, 'too-large'],
    ['a photo of an iPhone', heic, 'heic'],
    ['a text', Buffer.from('hello'), 'media-type'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'media-type'],
    [
      'a drawing that is a book',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${' '.repeat(600_000)}</svg>`),
      'too-large',
    ],
    [
      'a drawing that breaks off',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect'),
      'broken',
    ],
    ['only the beginning of a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'broken'],
  ])('%s', async (_, bytes, code) => {
    await expect(readLogo(bytes)).rejects.toMatchObject(fault(code));
  });

  it('a photo that is cut off', async () => {
    const whole = await flat(800, 800).jpeg().toBuffer();
    await expect(readLogo(whole.subarray(0, whole.length / 2))).rejects.toMatchObject(fault('broken'));
  });

  it('20,000 by 20,000 pixels, without unpacking them', async () => {
    const bomb = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(MOST_LOGO_BYTES);
    await expect(readLogo(bomb)).rejects.toMatchObject(fault('pixels'));
  });
});

it('a drawing that asks for more than it may costs its own process and nothing else', async () => {
  const svg = (inner: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${inner}</svg>`);
  const endless = svg(
    `<path d="${'M0 0 L100 80 L0 80 '.repeat(20_000)}" stroke="red" stroke-dasharray="0.01"/>`,
  );
  const [stopped, next] = await Promise.all([
    decodeApart(endless, 'svg', { seconds: 1 }),
    decodeApart(svg('<rect width="100" height="100" fill="red"/>'), 'svg'),
  ]);
  expect(stopped).toEqual({ fault: 'too-complex' });
  expect(next).toMatchObject({ still: false });
  expect(await decodeApart(endless, 'svg', { longestMs: 50 })).toEqual({ fault: 'too-complex' });
});

describe('the logo of a space', () => {
  let platform: Awaited<ReturnType<typeof testPlatform>>;
  beforeAll(async () => {
    platform = await testPlatform();
  });
  afterAll(() => platform.close());

  /** As the next request sees the space. */
  async function again(space: TestSpace, actor: Ctx['actor']): Promise<Ctx> {
    const ctx = await tenantCtx({ ...platform.worker, db: platform.app }, space.tenant.id, actor);
    if (!ctx) throw new Error('the space is gone');
    return ctx;
  }

  it('is shown, proposes its colours, goes, and comes back with its revision', async () => {
    const space = await platform.openSpace();
    const actor = await space.member({ role: 'admin' });
    const first = await changeLogo(await again(space, actor), await flat(300, 300).png().toBuffer());
    const ctx = await again(space, actor);
    expect(ctx.tenant.config.logo).toEqual({ light: 'logo.webp' });
    expect((await tenantAsset(ctx, 'logo.webp')).mediaType).toBe('image/webp');
    expect([...((await logoPixels(ctx)) ?? [])].slice(0, 4)).toEqual([0x7a, 0x1f, 0x4b, 255]);
    expect(await changeLogo(ctx, await flat(300, 300).png().toBuffer())).toBe(first);
    const without = await changeLogo(ctx, null);
    expect((await again(space, actor)).tenant.config.logo).toBeUndefined();
    await rollBackSettings(await again(space, actor), { to: first, base: without });
    expect((await tenantAsset(await again(space, actor), 'logo.webp')).bytes.length).toBeGreaterThan(0);
    expect(await listRevisions(ctx)).toHaveLength(4);
  });

  it('is for admins alone', async () => {
    const space = await platform.openSpace();
    const png = await flat(30, 30).png().toBuffer();
    await expect(changeLogo(space.ctx(), png)).rejects.toMatchObject({ code: 'sign-in-needed' });
    const moderator = space.ctx({ actor: await space.member({ role: 'moderator' }) });
    await expect(changeLogo(moderator, png)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('of four at once, one stands in the end, and every one in a revision', async () => {
    const space = await platform.openSpace();
    const actor = await space.member({ role: 'admin' });
    const ctx = await again(space, actor);
    const logos = await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        flat(40, 40, `#${(n * 1_000_003 + 4096).toString(16).padStart(6, '0').slice(-6)}`)
          .png()
          .toBuffer(),
      ),
    );
    const numbers = await Promise.all(logos.map((logo) => changeLogo(ctx, logo)));
    expect(new Set(numbers).size).toBe(4);
  });
});
