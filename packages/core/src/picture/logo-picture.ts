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

const ICON = 180;

/** The icon of a phone's home screen: the logo on the space's paper, or the first letter of its name. */
export async function drawIcon(theme: Theme, name: string, logo: Buffer | null): Promise<Buffer> {
  const painter = await openPainter();
  const color = theme.light;
  const drawn = logo && (await paintLogo(painter, logo, { width: 132, height: 132 }).catch(() => null));
  const letter = [...new Intl.Segmenter().segment(name)][0]?.segment.toLocaleUpperCase() ?? '';
  const layer =
    drawn ??
    (await paintWords(painter, {
      text: letter,
      size: 104,
      bold: true,
      color: color['on-brand'],
      width: ICON,
    }));
  return painter({
    create: { width: ICON, height: ICON, channels: 3, background: drawn ? color.surface : color.brand },
  })
    .composite([{ input: layer.input, gravity: 'centre' }])
    .png()
    .toBuffer();
}
