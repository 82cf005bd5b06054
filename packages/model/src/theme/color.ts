import { OKLCH, sRGB, to } from 'colorjs.io/fn';

/** A colour in OKLCH: lightness 0..1, chroma 0..about 0.37, hue in degrees 0..360. */
export type Lch = Readonly<{ l: number; c: number; h: number }>;

/** Below this chroma a colour has no hue that anybody sees, and the number in `h` is noise. */
const ACHROMATIC = 0.02;

export function isGrey(color: Lch): boolean {
  return color.c < ACHROMATIC;
}

export function hexToLch(hex: string): Lch {
  const [l, c, h] = to({ space: sRGB, coords: channels(hex), alpha: 1 }, OKLCH).coords;
  return { l, c, h: Number.isNaN(h) ? 0 : h };
}

/** The nearest sRGB colour of the same lightness and hue: only chroma gives way (8 bits a channel). */
export function lchToHex({ l, c, h }: Lch): string {
  const lightness = clamp(l, 0, 1);
  let rgb = toRgb(lightness, c, h);
  if (!fits(rgb)) {
    // colorjs' own toGamut gives the same picture but costs 20 times as much, and a theme asks some thousand times.
    let inside = 0;
    let outside = c;
    for (let step = 0; step < 9; step++) {
      const middle = (inside + outside) / 2;
      if (fits(toRgb(lightness, middle, h))) inside = middle;
      else outside = middle;
    }
    rgb = toRgb(lightness, inside, h);
  }
  const byte = (value: number) =>
    Math.round(clamp(value, 0, 1) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(byte).join('')}`;
}

/** WCAG 2 contrast ratio of two `#rrggbb` colours, 1..21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Distance in OKLab; 0.02 is just noticeable side by side, 0.1 is clearly another colour. */
export function distance(one: string, other: string): number {
  const a = hexToLch(one);
  const b = hexToLch(other);
  const x = (color: Lch) => color.c * Math.cos((color.h * Math.PI) / 180);
  const y = (color: Lch) => color.c * Math.sin((color.h * Math.PI) / 180);
  return Math.hypot(a.l - b.l, x(a) - x(b), y(a) - y(b));
}

/** Signed shortest turn from one hue to another, -180..180 degrees. */
export function turn(from: number, to: number): number {
  return ((((to - from) % 360) + 540) % 360) - 180;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function toRgb(l: number, c: number, h: number): number[] {
  return to({ space: OKLCH, coords: [l, c, h], alpha: 1 }, sRGB).coords;
}

function fits(rgb: readonly number[]): boolean {
  return rgb.every((value) => value >= -0.0001 && value <= 1.0001);
}
