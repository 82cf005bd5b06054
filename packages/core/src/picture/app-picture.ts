import type { Theme } from '@entraide/model/theme';
import { paintLetter, paintLogo } from './logo-picture.ts';
import { type Layer, openPainter, type Painter, paintWords } from './painter.ts';

/** What the pictures of an installed space show; nothing that is read on its board. */
export interface AppLook {
  theme: Theme;
  rtl: boolean;
  space: string;
  tagline: string;
  logo: Buffer | null;
}

export interface AppWords {
  /** "I need help", "I can help". */
  request: string;
  offer: string;
}

/** The marks of a request (filled) and of an offer (outlined), as pages show them, in a box of 24 x 24. `INK` stands for their colour. */
const marks = {
  request: '<path fill="INK" d="M12 22 6 15.3a8 8 0 1 1 12 0Z"/>',
  offer: '<circle cx="12" cy="12" r="7.5" fill="none" stroke="INK" stroke-width="3"/>',
} as const;

const svg = (width: number, height: number, content: string, box = `0 0 ${width} ${height}`) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${box}">${content}</svg>`,
  );

/** The picture beside a shortcut. */
export async function drawShortcut(theme: Theme, kind: keyof typeof marks, size: number): Promise<Buffer> {
  const painter = await openPainter();
  const { light } = theme;
  const [ground, ink] =
    kind === 'request' ? [light.request, light['on-request']] : [light['offer-soft'], light.offer];
  const mark = marks[kind].replaceAll('INK', ink);
  // The mark takes 24 of 40, so that a phone that cuts its icons round leaves it whole.
  const content = `<rect x="-12" y="-12" width="48" height="48" fill="${ground}"/>${mark}`;
  return painter(svg(size, size, content, '-8 -8 40 40'))
    .flatten({ background: ground })
    .png()
    .toBuffer();
}

/** What a phone of Apple's shows while the space opens: its logo on its paper. */
export async function drawSplash(
  { theme, space, logo }: AppLook,
  { width, height, dark }: { width: number; height: number; dark: boolean },
): Promise<Buffer> {
  const painter = await openPainter();
  const color = dark ? theme.dark : theme.light;
  const side = Math.round(Math.min(width, height) * 0.4);
  const layer = await logoOrLetter(painter, { space, logo, side, ink: color.brand });
  return painter({ create: { width, height, channels: 3, background: color.paper } })
    .composite([{ input: layer.input, gravity: 'centre' }])
    .removeAlpha()
    .png({ palette: true })
    .toBuffer();
}

/** What a browser shows of the space before it is installed: its first screen, without a listing of anybody's. */
export async function drawScreenshot(
  look: AppLook,
  words: AppWords,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  const painter = await openPainter();
  const color = look.theme.light;
  const edge = Math.round(width * 0.08);
  const inner = Math.min(width - 2 * edge, 900);
  const layers: { input: Buffer; left: number; top: number }[] = [];
  const left = (one: number) => (look.rtl ? width - edge - one : edge);
  let top = Math.round(height * 0.12);
  const place = async (layer: Layer, most: number, gap: number) => {
    const [wide, high] = [Math.min(layer.width, inner), Math.min(layer.height, Math.floor(most))];
    const whole = wide === layer.width && high === layer.height;
    const input = whole
      ? layer.input
      : await painter(layer.input).extract({ left: 0, top: 0, width: wide, height: high }).toBuffer();
    layers.push({ input, left: left(wide), top });
    top += high + gap;
  };
  const side = Math.round(height * 0.12);
  await place(await logoOrLetter(painter, { ...look, side, ink: color.brand }), side, 32);
  const paint = (text: string, size: number, ink: string, bold: boolean) =>
    paintWords(painter, { text: text.slice(0, 200), size, color: ink, bold, width: inner });
  await place(await paint(look.space, 60, color.ink, true), height * 0.2, 16);
  if (look.tagline !== '')
    await place(await paint(look.tagline, 36, color['ink-muted'], false), height * 0.18, 0);
  top += 48;
  for (const [text, ground, ink] of [
    [words.request, color.request, color['on-request']],
    [words.offer, color['offer-soft'], color.offer],
  ] as const) {
    const word = await paintWords(painter, { text, size: 36, bold: true, color: ink, width: inner - 64 });
    const [wide, high] = [Math.min(inner, 640), 112];
    const input = await painter(
      svg(wide, high, `<rect width="${wide}" height="${high}" rx="16" fill="${ground}"/>`),
    )
      .composite([{ input: word.input, gravity: 'centre' }])
      .png()
      .toBuffer();
    await place({ input, width: wide, height: high }, high, 24);
  }
  return painter(
    svg(
      width,
      height,
      `<rect width="100%" height="100%" fill="${color.paper}"/><rect width="100%" height="24" fill="${color.accent}"/>`,
    ),
  )
    .composite(layers)
    .removeAlpha()
    .png({ palette: true })
    .toBuffer();
}

async function logoOrLetter(
  painter: Painter,
  given: { space: string; logo: Buffer | null; side: number; ink: string },
): Promise<Layer> {
  const { space, logo, side, ink } = given;
  const drawn = logo && (await paintLogo(painter, logo, { width: side, height: side }).catch(() => null));
  return drawn ?? paintLetter(painter, space, { side, color: ink });
}
