// A process of its own for one picture that somebody sent: it gets the bytes on stdin, has no settings and no secrets, and may be
// killed at any moment. Plain JavaScript, because it starts without a loader. Arguments: `svg` or `pixels`, then fonts for an SVG's text.
import sharp from 'sharp';

/** Pixels of the longest side: a header shows 44, a phone's icon 132, a fine screen twice that. */
const LONGEST = 512;
const MOST_PIXELS = 50_000_000;
/** A logo is on every page. */
const FINE_BYTES = 60_000;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Svg'].map((name) => `VipsForeignLoad${name}Buffer`),
});

const [, , kind, ...fonts] = process.argv;

async function decode(bytes) {
  const isDrawing = kind === 'svg';
  const about = await sharp(bytes, { limitInputPixels: isDrawing ? false : MOST_PIXELS }).metadata();
  const options = { limitInputPixels: MOST_PIXELS };
  if (isDrawing) {
    // Drawn at the size that is wanted, whatever size it says.
    const density = (72 * 2 * LONGEST) / Math.max(about.width, about.height);
    if (density < 1) return { fault: 'pixels' };
    options.density = Math.min(density, 20_000);
    if (bytes.includes('<text'))
      for (const fontfile of fonts)
        await sharp({ text: { text: 'a', fontfile } })
          .raw()
          .toBuffer();
  }
  const { data, info } = await sharp(bytes, options)
    .autoOrient()
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: !isDrawing })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (!data.some((value, at) => at % 4 === 3 && value > 8)) return { fault: 'unseen' };
  const raw = { width: info.width, height: info.height, channels: 4 };
  const write = (how) => sharp(data, { raw }).webp(how).toBuffer();
  let webp = await write({ lossless: true });
  for (const quality of [90, 75]) if (webp.length > FINE_BYTES) webp = await write({ quality });
  return { webp, still: (about.pages ?? 1) > 1 };
}

const pieces = [];
for await (const piece of process.stdin) pieces.push(piece);
const { webp, ...said } = await decode(Buffer.concat(pieces)).catch((error) => ({
  fault: /pixel limit/.test(error.message) ? 'pixels' : 'broken',
}));
process.stdout.write(`${JSON.stringify(said)}\n`);
if (webp) process.stdout.write(webp);
