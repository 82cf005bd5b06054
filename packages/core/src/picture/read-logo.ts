import type { Sharp } from 'sharp';
import { Invalid } from '../error/index.ts';
import { mediaTypeOf } from '../file/index.ts';
import { inTurn } from './gallery.ts';
import { openPainter } from './painter.ts';

/** Of the file as it is sent. */
export const MOST_LOGO_BYTES = 5 * 1024 * 1024;
/** A drawing that says more than this is no logo, and keeps its reader busy. */
const MOST_SVG_BYTES = 512 * 1024;
const MOST_PIXELS = 50_000_000;
const LONGEST_SECONDS = 10;
/** Pixels of the longer side: twice what a header shows, and enough for a poster. */
const SIDES = [512, 320, 192];
/** What is kept inside the transaction that names it. */
const MOST_KEPT_BYTES = 400 * 1024;

/** Why a file cannot be a logo. A page has a sentence for each. */
export type LogoFault = 'empty' | 'too-large' | 'heic' | 'media-type' | 'too-many-pixels' | 'broken';

const refused = (code: LogoFault, message: string) => new Invalid([{ path: ['logo'], code, message }]);

/**
 * A picture that somebody sent, as it may be shown: a PNG of our own making, 512 pixels at most, turned as it was taken and without what it
 * says of its maker. An SVG becomes dots, so that none of it is ever served; of moving pictures the first one stays.
 * @throws Invalid for `logo` with a LogoFault; Unavailable when too many others wait
 */
export async function readLogo(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw refused('empty', 'This file is empty.');
  if (bytes.length > MOST_LOGO_BYTES) throw refused('too-large', 'At most 5 MB.');
  const kind = isGif(bytes) ? 'image/gif' : mediaTypeOf(bytes);
  if (kind === 'image/heic') throw refused('heic', 'Save it as JPEG or PNG first.');
  if (kind === null || !kind.startsWith('image/'))
    throw refused('media-type', 'A PNG, JPEG, WebP, GIF or SVG.');
  const isSvg = kind === 'image/svg+xml';
  if (isSvg && bytes.length > MOST_SVG_BYTES) throw refused('too-large', 'A drawing has at most 512 kB.');
  return inTurn(async () => {
    const painter = await openPainter();
    const open = () =>
      painter(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...(isSvg && { density: 300 }) });
    const { width, height } = await open()
      .metadata()
      .catch((error: unknown) => {
        throw /pixel limit/i.test(String(error)) ? tooManyPixels() : broken();
      });
    if (!width || !height) throw broken();
    if (width * height > MOST_PIXELS) throw tooManyPixels();
    for (const side of SIDES) {
      const png = await asPng(open(), side).catch(() => {
        throw broken();
      });
      if (png.length <= MOST_KEPT_BYTES) return png;
    }
    throw broken();
  });
}

const tooManyPixels = () => refused('too-many-pixels', 'At most 50 million pixels, 7,000 by 7,000.');
const broken = () => refused('broken', 'This file cannot be read as a picture.');

const isGif = (bytes: Buffer) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6));

const asPng = (picture: Sharp, side: number): Promise<Buffer> =>
  picture
    .timeout({ seconds: LONGEST_SECONDS })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: false })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer();

/** Some thousand pixels of a picture, RGBA: enough to know its colours. @throws Unavailable when too many others wait */
export function samplePixels(picture: Buffer): Promise<Uint8Array> {
  return inTurn(async () => {
    const painter = await openPainter();
    return painter(picture, { limitInputPixels: MOST_PIXELS })
      .resize({ width: 64, height: 64, fit: 'inside' })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  });
}
