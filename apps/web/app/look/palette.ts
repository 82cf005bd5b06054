import { distance, hexToLch, isGrey, lchToHex } from '@entraide/model/theme';

/** Two colours to begin a look with: `#rrggbb`. */
export interface ColorPair {
  brand: string;
  accent: string;
}

/** Clearly another colour, in OKLab. */
const APART = 0.12;
const MOST_COLORS = 6;

/**
 * The colours of a picture, those that say the most first: large, and colourful rather than grey. Paper white and what is see-through
 * are no colours of it.
 * @param pixels RGBA, four bytes a pixel; some thousand pixels are enough
 */
export function colorsOf(pixels: Uint8Array | Uint8ClampedArray): string[] {
  const found = new Map<number, { count: number; r: number; g: number; b: number }>();
  let seen = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, a = 0] = pixels.subarray(at, at + 4);
    if (a < 128 || Math.min(r, g, b) > 242) continue;
    seen++;
    // Sixteen steps a channel: edges between two colours fall in between and stay rare.
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const one = found.get(key) ?? { count: 0, r: 0, g: 0, b: 0 };
    found.set(key, { count: one.count + 1, r: one.r + r, g: one.g + g, b: one.b + b });
  }
  const weighed = [...found.values()]
    .filter(({ count }) => count >= seen / 200)
    .map(({ count, r, g, b }) => {
      const hex = hexOf(r / count, g / count, b / count);
      return { hex, weight: Math.sqrt(count / seen) * (0.04 + hexToLch(hex).c) };
    })
    .sort((one, other) => other.weight - one.weight);
  const kept: string[] = [];
  for (const { hex } of weighed) {
    if (kept.length === MOST_COLORS) break;
    if (kept.every((other) => distance(hex, other) >= APART)) kept.push(hex);
  }
  return kept;
}

const hexOf = (...channels: number[]) =>
  `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/**
 * Pairs to choose from, for a picture with these colours: each colour once as the brand, with the next one that is clearly another. A
 * picture of one colour gets a warm or a cool one beside it.
 */
export function pairsFrom(colors: readonly string[]): ColorPair[] {
  const colorful = colors.filter((hex) => !isGrey(hexToLch(hex)));
  const brands = colorful.length > 0 ? colorful : colors;
  return brands.slice(0, 3).map((brand) => ({
    brand,
    accent: colorful.find((hex) => distance(hex, brand) >= APART) ?? besideOf(brand),
  }));
}

/** The other side of the circle of hues, not quite opposite, as bright as an accent should be. */
function besideOf(brand: string): string {
  const { h } = hexToLch(brand);
  return lchToHex({ l: 0.68, c: 0.14, h: (h + 150) % 360 });
}
