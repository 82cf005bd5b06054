import type { Theme } from '@entraide/model/theme';
import { paintLogo } from './logo-picture.ts';
import { type Layer, openPainter, type Painter, paintWords } from './painter.ts';

/** What a messenger shows of a link. */
export interface SharePicture {
  theme: Theme;
  rtl: boolean;
  space: string;
  /** The space's own file; null: its name is enough. */
  logo: Buffer | null;
  /** "Demande", with its colours; null on the picture of a space. */
  label: { text: string; color: string; on: string } | null;
  urgent: string | null;
  title: string;
  /** The place, or the space's line. */
  line: string;
}

export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;
/** What messengers still show in a preview of a slow connection. */
export const MOST_SHARE_BYTES = 100_000;
const EDGE = 72;
const INNER = SHARE_WIDTH - 2 * EDGE;
const TITLE_SIZES = [76, 64, 54];
const TITLE_HEIGHT = 290;

/** A JPEG of 1200 x 630 pixels, of at most {@link MOST_SHARE_BYTES}. */
export async function drawSharePicture(picture: SharePicture): Promise<Buffer> {
  const painter = await openPainter();
  const { rtl } = picture;
  const color = picture.theme.light;
  const layers: { input: Buffer; left: number; top: number }[] = [];
  const place = ({ input, width }: Layer, top: number, from = 0) =>
    layers.push({
      input,
      top: Math.round(top),
      left: Math.round(rtl ? SHARE_WIDTH - EDGE - from - width : EDGE + from),
    });
  const words = (text: string, size: number, ink: string, more: { bold?: boolean; width?: number } = {}) =>
    paintWords(painter, { text, size, color: ink, width: INNER, ...more });
  // Letters may stand on letters, as many as somebody likes: what is higher than its room is cut.
  const cut = async (layer: Layer, most: number): Promise<Layer> => {
    const [width, height] = [Math.min(layer.width, INNER), Math.min(layer.height, most)];
    if (width === layer.width && height === layer.height) return layer;
    const input = await painter(layer.input).extract({ left: 0, top: 0, width, height }).toBuffer();
    return { input, width, height };
  };

  const logo =
    picture.logo && (await paintLogo(painter, picture.logo, { width: 240, height: 72 }).catch(() => null));
  const beside = logo ? logo.width + 24 : 0;
  if (logo) place(logo, 64 + (72 - logo.height) / 2);
  const name = await words(firstLine(picture.space, 40), 36, color.ink, {
    bold: true,
    width: INNER - beside,
  });
  const nameCut = await cut(name, 72);
  place(nameCut, 64 + (72 - nameCut.height) / 2, beside);

  let from = 0;
  for (const mark of marksOf(picture)) {
    const badge = await paintBadge(painter, mark);
    place(badge, 178, from);
    from += badge.width + 16;
  }
  place(await cut(await fitTitle(picture.title, words, color.ink), TITLE_HEIGHT), from > 0 ? 252 : 200);
  place(await cut(await words(firstLine(picture.line, 70), 34, color['ink-muted']), 60), 548);

  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}">
    <rect width="100%" height="100%" fill="${color.paper}"/><rect width="100%" height="24" fill="${color.accent}"/></svg>`;
  const drawn = await painter(Buffer.from(ground))
    .composite(layers)
    .flatten({ background: color.paper })
    .raw()
    .toBuffer({
      resolveWithObject: true,
    });
  const raw = { width: drawn.info.width, height: drawn.info.height, channels: drawn.info.channels };
  for (const quality of [86, 70, 50]) {
    const jpeg = await painter(drawn.data, { raw }).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.length <= MOST_SHARE_BYTES) return jpeg;
  }
  return painter(drawn.data, { raw }).jpeg({ quality: 20 }).toBuffer();
}

interface Mark {
  text: string;
  color: string;
  on: string;
}

function marksOf({ label, urgent, theme: { light } }: SharePicture): Mark[] {
  return [
    ...(label ? [label] : []),
    ...(urgent ? [{ text: urgent, color: light.urgent, on: light['on-urgent'] }] : []),
  ];
}

async function paintBadge(painter: Painter, { text, color, on }: Mark): Promise<Layer> {
  const word = await paintWords(painter, { text, size: 28, bold: true, color: on, width: 500 });
  const [width, height] = [word.width + 40, 52];
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" rx="10" fill="${color}"/></svg>`;
  const input = await painter(Buffer.from(ground))
    .composite([{ input: word.input, left: 20, top: Math.round((height - word.height) / 2) }])
    .png()
    .toBuffer();
  return { input, width, height };
}

type PaintTitle = (text: string, size: number, ink: string, more: { bold: boolean }) => Promise<Layer>;

/** As large as fits; what does not fit at the smallest size is left out, and said so by three dots. */
async function fitTitle(title: string, words: PaintTitle, ink: string): Promise<Layer> {
  for (const size of TITLE_SIZES) {
    const layer = await words(title, size, ink, { bold: true });
    if (layer.height <= TITLE_HEIGHT) return layer;
  }
  const smallest = TITLE_SIZES.at(-1) ?? 0;
  for (let length = 100; length > 20; length -= 20) {
    const layer = await words(firstLine(title, length), smallest, ink, { bold: true });
    if (layer.height <= TITLE_HEIGHT) return layer;
  }
  return words(firstLine(title, 12), smallest, ink, { bold: true });
}

const characters = new Intl.Segmenter();

/** By characters as people count them, so that none is cut in two. */
function firstLine(text: string, most: number): string {
  const all = [...characters.segment(text.replace(/\s+/g, ' ').trim())].map(({ segment }) => segment);
  return all.length <= most
    ? all.join('')
    : `${all
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
