import { createRequire } from 'node:module';
import type { Sharp, SharpOptions } from 'sharp';

export type Painter = (input?: Buffer | SharpOptions, options?: SharpOptions) => Sharp;

const require = createRequire(import.meta.url);
/** Complete fonts, because the ones for browsers are in a form that the painter cannot read. */
const FONTS = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
];
/** Their files, for text that is drawn elsewhere. */
export const painterFonts = (): string[] => FONTS.map((font) => require.resolve(font));
const FAMILY = 'Source Sans 3, Noto Sans Arabic';

let opened: Promise<Painter> | null = null;

/** Loaded when the first picture is drawn: it weighs more than the rest of the server. */
export function openPainter(): Promise<Painter> {
  opened ??= open().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function open(): Promise<Painter> {
  const { default: sharp } = await import('sharp');
  // Pictures are drawn one at a time (slots), so that files and passwords find a free thread.
  sharp.concurrency(1);
  sharp.cache(false);
  for (const fontfile of painterFonts())
    await sharp({ text: { text: 'a', fontfile } })
      .raw()
      .toBuffer();
  return sharp as Painter;
}

export interface Layer {
  input: Buffer;
  width: number;
  height: number;
}

interface Words {
  text: string;
  /** Pixels. */
  size: number;
  bold?: boolean;
  color: string;
  /** Pixels; longer lines are broken, inside a word when it is longer than a line. */
  width: number;
}

/** Words as a picture that is as large as they need; joined and turned as their script wants it (Pango). */
export async function paintWords(painter: Painter, words: Words): Promise<Layer> {
  const { text, size, bold = false, color, width } = words;
  const markup = `<span foreground="${color}">${escaped(text)}</span>`;
  const { data, info } = await painter({
    text: {
      text: markup,
      font: `${FAMILY} ${bold ? 'Bold ' : ''}${size}`,
      // One point is one pixel.
      dpi: 72,
      width,
      wrap: 'word-char',
      // Where a line begins: on the right, in a text that is read from there.
      align: 'left',
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** Pango reads its text as markup. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
