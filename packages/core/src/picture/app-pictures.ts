import { textIn } from '@entraide/model/tenant';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import type { AppWords } from './app-picture.ts';
import { keptPicture } from './gallery.ts';
import { lookOf } from './look-of.ts';

export type { AppWords } from './app-picture.ts';

interface Size {
  width: number;
  height: number;
}

/** Pixels. A browser asks for at least 144; 192 and 512 are what stores and home screens take. */
export const appIcons = [
  { name: 'icon-192', size: 192, purpose: 'any' },
  { name: 'icon-512', size: 512, purpose: 'any' },
  { name: 'maskable-192', size: 192, purpose: 'maskable' },
  { name: 'maskable-512', size: 512, purpose: 'maskable' },
] as const;

export const appShortcuts = [
  { name: 'request-96', size: 96, kind: 'request' },
  { name: 'offer-96', size: 96, kind: 'offer' },
] as const;

export const appScreenshots = [
  { name: 'wide', width: 1280, height: 800 },
  { name: 'narrow', width: 720, height: 1280 },
] as const;

/** Screens of Apple's phones and tablets, upright: CSS pixels, and how many pixels one of them is. */
export const appleScreens = [
  ...[
    { wide: 375, high: 667, ratio: 2 },
    { wide: 414, high: 896, ratio: 2 },
    { wide: 375, high: 812, ratio: 3 },
    { wide: 390, high: 844, ratio: 3 },
    { wide: 393, high: 852, ratio: 3 },
    { wide: 402, high: 874, ratio: 3 },
    { wide: 430, high: 932, ratio: 3 },
    { wide: 440, high: 956, ratio: 3 },
  ],
  ...[
    { wide: 810, high: 1080, ratio: 2 },
    { wide: 820, high: 1180, ratio: 2 },
    { wide: 1024, high: 1366, ratio: 2 },
  ],
] as const;

const splashes = new Map(
  appleScreens.flatMap((screen) =>
    [false, true].map((dark): [string, Size & { dark: boolean }] => [
      splashName(screen, dark),
      { width: screen.wide * screen.ratio, height: screen.high * screen.ratio, dark },
    ]),
  ),
);

export function splashName({ wide, high, ratio }: (typeof appleScreens)[number], dark: boolean): string {
  return `splash-${wide * ratio}x${high * ratio}${dark ? '-dark' : ''}`;
}

/**
 * A picture of the space as a phone installs it, a PNG; only the sizes that are listed here are ever drawn. None shows what is on the board.
 * @throws NotFound for a name that is none, NotAllowed while the space is closed, Unavailable
 */
export async function appPicture(ctx: Ctx, name: string, words: AppWords): Promise<Buffer> {
  assertSpaceRuns(ctx);
  const draw = drawerOf(name, words);
  if (!draw) throw new NotFound();
  return keptPicture([ctx.tenant.id, ctx.tenant.version, 'app', ctx.locale, name], async () =>
    draw(await import('./app-picture.ts'), {
      ...(await lookOf(ctx)),
      tagline: textIn(ctx.tenant.config.tagline, ctx.locale),
    }),
  );
}

type Draw = (
  room: typeof import('./app-picture.ts'),
  look: Parameters<typeof import('./app-picture.ts')['drawSplash']>[0],
) => Promise<Buffer>;

function drawerOf(name: string, words: AppWords): Draw | null {
  const icon = appIcons.find((one) => one.name === name);
  if (icon)
    return async (_, { theme, space, logo }) => {
      const { drawIcon } = await import('./logo-picture.ts');
      return drawIcon(theme, space, logo, icon);
    };
  const shortcut = appShortcuts.find((one) => one.name === name);
  if (shortcut) return ({ drawShortcut }, { theme }) => drawShortcut(theme, shortcut.kind, shortcut.size);
  const screen = appScreenshots.find((one) => one.name === name);
  if (screen) return ({ drawScreenshot }, look) => drawScreenshot(look, words, screen);
  const splash = splashes.get(name);
  return splash ? ({ drawSplash }, look) => drawSplash(look, splash) : null;
}
