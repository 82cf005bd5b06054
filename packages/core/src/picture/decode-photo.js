// A process of its own for one photo that somebody sent: it reads the file on stdin and writes a line of JSON and the pictures, one
// after the other. No settings, no secrets; it may be killed at any moment. Plain JavaScript, because it starts without a loader.
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** Pixels of the longest side. */
const SIZES = [320, 800, 1600];
/** The largest that phones take; more is a bomb, or shall be shrunk first. */
const MOST_PIXELS = 50_000_000;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp'].map((name) => `VipsForeignLoad${name}Buffer`) });

async function decode(bytes) {
  const largest = SIZES.at(-1);
  // Only pixels go on from here: where, when and with what it was taken stays behind.
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const atMost = (side) =>
    sharp(data, { raw }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const pictures = [];
  for (const side of SIZES) pictures.push(await atMost(side).webp({ quality: 78 }).toBuffer());
  pictures.push(await atMost(SIZES[1]).jpeg({ quality: 80 }).toBuffer());
  const tiny = await atMost(100).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const hash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data);
  return {
    width: info.width,
    height: info.height,
    thumbhash: Buffer.from(hash).toString('base64'),
    pictures,
  };
}

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { pictures = [], ...said } = await decode(Buffer.concat(pieces)).catch((error) => ({
  fault: /pixel limit/.test(error.message) ? 'pixels' : 'broken',
}));
process.stdout.write(`${JSON.stringify({ ...said, lengths: pictures.map(({ length }) => length) })}\n`);
for (const picture of pictures) process.stdout.write(picture);
