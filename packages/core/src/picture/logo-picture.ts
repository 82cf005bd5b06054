import type { Theme } from '@entraide/model/theme';
import { type Layer, openPainter, type Painter, paintWords } from './painter.ts';

/** Rendered at twice its size for fine screens; an SVG is drawn as large as that, not enlarged from small dots. */
const FINE = 300;
const MOST_PIXELS = 25_000_000;

/** The whole logo, at most so large, on nothing. */
export async function paintLogo(
  painter: Painter,
  logo: Buffer,
  { width, height }: { width: number; height: number },
): Promise<Layer> {
  const { data, info } = await painter(logo, { density: FINE, limitInputPixels: MOST_PIXELS })
    .resize({ width, height, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** For mails, whose readers show no SVG and no WebP: a PNG, 80 pixels high for 40 shown. */
export async function drawMailLogo(logo: Buffer): Promise<Buffer> {
  return (await paintLogo(await openPainter(), logo, { width: 480, height: 80 })).input;
}

/** How much of an icon's side the logo takes. A system cuts a `maskable` one to its own shape and leaves a disc of four fifths. */
const SHARE = { any: 0.73, maskable: 0.56 } as const;

export interface IconKind {
  /** Pixels. */
  size: number;
  purpose: keyof typeof SHARE;
}

/**
 * The icon of a phone's home screen, without a see-through pixel: the logo on the space's paper, or the first letter of its name on its
 * colour. What may be cut off is the space's colour.
 */
export async function drawIcon(
  theme: Theme,
  name: string,
  logo: Buffer | null,
  { size, purpose }: IconKind,
): Promise<Buffer> {
  const painter = await openPainter();
  const color = theme.light;
  const side = Math.round(size * SHARE[purpose]);
  const drawn = logo && (await paintLogo(painter, logo, { width: side, height: side }).catch(() => null));
  const layer = drawn ?? (await paintLetter(painter, name, { side, color: color['on-brand'] }));
  const ground = drawn && purpose === 'any' ? color.surface : color.brand;
  const half = size / 2;
  const disc = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">
      <circle cx="${half}" cy="${half}" r="${size * 0.4}" fill="${drawn ? color.surface : color.brand}"/></svg>`,
  );
  return painter({ create: { width: size, height: size, channels: 3, background: ground } })
    .composite([{ input: disc }, { input: layer.input, gravity: 'centre' }])
    .removeAlpha()
    .png()
    .toBuffer();
}

/** The first letter of a name, no larger than a square of so many pixels. */
export async function paintLetter(
  painter: Painter,
  name: string,
  { side, color }: { side: number; color: string },
): Promise<Layer> {
  const letter = [...new Intl.Segmenter().segment(name)][0]?.segment.toLocaleUpperCase() ?? '';
  const drawn = await paintWords(painter, { text: letter, size: side * 0.8, bold: true, color, width: side });
  if (drawn.width <= side && drawn.height <= side) return drawn;
  return paintLogo(painter, drawn.input, { width: side, height: side });
}
