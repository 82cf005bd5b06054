import { deriveTheme, hexToLch, ThemeInput } from '@entraide/model/theme';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotAllowed, NotFound } from '../error/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { appIcons, appleScreens, appPicture, appScreenshots, appShortcuts, splashName } from './index.ts';
import { drawIcon } from './logo-picture.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
const words = { request: 'J’ai besoin d’aide', offer: 'Je peux aider' };
const theme = deriveTheme(ThemeInput.parse({ brand: '#6b2d5c' }));

beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace({ theme: { brand: '#6b2d5c' } });
});
afterAll(() => platform.close());

async function pixelsOf(picture: Buffer) {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (y * info.width + x) * info.channels;
    return `#${data.subarray(from, from + 3).toString('hex')}`;
  };
  return { ...info, at };
}

/** As red as it gets, so that every pixel of the logo can be told. */
const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="100" height="100" fill="#ff0000"/></svg>',
);

describe('an icon', () => {
  it.each(appIcons)('$name has its size and no see-through pixel', async ({ name, size }) => {
    const picture = await appPicture(space.ctx(), name, words);
    const { width, height, hasAlpha } = await sharp(picture).metadata();
    expect([width, height, hasAlpha]).toEqual([size, size, false]);
  });

  it.each([192, 512])('of %s pixels that is cut to any shape keeps the whole logo', async (size) => {
    const picture = await drawIcon(theme, 'Voisins', logo, { size, purpose: 'maskable' });
    const { at } = await pixelsOf(picture);
    const last = size - 1;
    for (const [x, y] of [
      [0, 0],
      [last, 0],
      [0, last],
      [last, last],
      [size >> 1, 2],
      [2, size >> 1],
    ] as const)
      expect(at(x, y)).toBe(theme.light.brand);
    expect(at(size >> 1, size >> 1)).toBe('#ff0000');
    let farthest = 0;
    for (let y = 0; y < size; y += 2)
      for (let x = 0; x < size; x += 2)
        if (hexToLch(at(x, y)).c > 0.22)
          farthest = Math.max(farthest, Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2));
    expect(farthest).toBeGreaterThan(size * 0.3);
    expect(farthest).toBeLessThanOrEqual(size * 0.4);
  });

  it('of a space without a logo is a letter of its name, in its colour', async () => {
    for (const purpose of ['any', 'maskable'] as const) {
      const { at } = await pixelsOf(await drawIcon(theme, '﷽'.repeat(9), null, { size: 192, purpose }));
      expect(at(0, 0)).toBe(theme.light.brand);
    }
  });

  it('of another space is another one', async () => {
    const other = await platform.openSpace({ theme: { brand: '#005f3c' } });
    const [here, there] = await Promise.all(
      [space, other].map((one) => appPicture(one.ctx(), 'icon-192', words)),
    );
    expect(here?.equals(there ?? Buffer.alloc(0))).toBe(false);
  });
});

it.each([...appScreenshots, ...appShortcuts.map((one) => ({ ...one, width: one.size, height: one.size }))])(
  '$name has its size, in Arabic too',
  async ({ name, width, height }) => {
    for (const locale of ['fr', 'ar'])
      expect(await sharp(await appPicture(space.ctx({ locale }), name, words)).metadata()).toMatchObject({
        format: 'png',
        width,
        height,
        hasAlpha: false,
      });
  },
);

it('a name and a line of any length fit their screenshot', async () => {
  const long = { fr: '﷽'.repeat(40), en: 'x', ar: 'x' };
  const one = await platform.openSpace({ name: long, tagline: long });
  for (const { name, width, height } of appScreenshots)
    expect(await sharp(await appPicture(one.ctx(), name, words)).metadata()).toMatchObject({ width, height });
});

it('a splash fills its screen with the paper of the light and of the dark look', async () => {
  const [screen] = appleScreens;
  for (const dark of [false, true]) {
    const { width, height, at } = await pixelsOf(
      await appPicture(space.ctx(), splashName(screen, dark), words),
    );
    expect([width, height]).toEqual([750, 1334]);
    const { paper } = deriveTheme(ThemeInput.parse({ brand: '#6b2d5c' }))[dark ? 'dark' : 'light'];
    expect(at(0, 0)).toBe(paper);
  }
});

it('only what is listed is drawn, and nothing of a closed space', async () => {
  for (const name of ['', 'icon-193', 'icon-100000', 'splash-100000x100000', 'constructor', '__proto__'])
    await expect(appPicture(space.ctx(), name, words)).rejects.toBeInstanceOf(NotFound);
  const closed = await platform.openSpace({}, 'suspended');
  await expect(appPicture(closed.ctx(), 'icon-192', words)).rejects.toBeInstanceOf(NotAllowed);
});
