import { Invalid } from '../error/index.ts';
import { HEAD_BYTES, mediaTypeOf } from '../file/index.ts';
import { type DecodeFault, decodeApart } from './decode-apart.ts';
import { inTurn } from './gallery.ts';
import { openPainter } from './painter.ts';

/** Of the file as it is sent. */
export const MOST_LOGO_BYTES = 5 * 1024 * 1024;
/** A drawing that says more than this is no logo. */
const MOST_SVG_BYTES = 512 * 1024;

/** Why a file cannot be a logo. A page has a sentence for each. */
export type LogoFault = DecodeFault | 'empty' | 'too-large' | 'heic' | 'media-type';

const refused = (code: LogoFault, message: string) => new Invalid([{ path: ['logo'], code, message }]);

/**
 * A picture that somebody sent, as it may be shown: a WebP of our own making, 512 pixels at most, turned as it was taken and without what it
 * says of its maker. An SVG becomes dots, so that none of it is ever served; of moving pictures the first one stays. It is decoded in a
 * process of its own, because a drawing of a few bytes can ask for gigabytes and hours.
 * @throws Invalid for `logo` with a LogoFault; Unavailable when too many others wait
 */
export async function readLogo(bytes: Buffer): Promise<Buffer> {
  if (bytes.length === 0) throw refused('empty', 'This file is empty.');
  if (bytes.length > MOST_LOGO_BYTES) throw refused('too-large', 'At most 5 MB.');
  const kind = mediaTypeOf(bytes.subarray(0, HEAD_BYTES));
  if (kind === 'image/heic') throw refused('heic', 'Save it as JPEG or PNG first.');
  if (!kind?.startsWith('image/')) throw refused('media-type', 'A PNG, JPEG, WebP, GIF or SVG.');
  const isSvg = kind === 'image/svg+xml';
  if (isSvg && bytes.length > MOST_SVG_BYTES) throw refused('too-large', 'A drawing has at most 512 kB.');
  const decoded = await decodeApart(bytes, isSvg ? 'svg' : 'pixels');
  if ('fault' in decoded) throw refused(decoded.fault, 'This file cannot be read as a picture.');
  return decoded.webp;
}

/** Some thousand pixels of a picture, RGBA: enough to know its colours. @throws Unavailable when too many others wait */
export function samplePixels(picture: Buffer): Promise<Uint8Array> {
  return inTurn(async () => {
    const painter = await openPainter();
    return painter(picture)
      .resize({ width: 64, height: 64, fit: 'inside' })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  });
}
