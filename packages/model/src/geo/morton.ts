import { type Box, splitAtAntimeridian } from './box.ts';
import { type Point, wrapLon } from './earth.ts';

const BITS = 28;
const SIZE = 2 ** BITS;

/** First and last code, both included. */
export interface MortonRange {
  from: bigint;
  to: bigint;
}

function spread(value: number): bigint {
  let v = BigInt(value);
  v = (v | (v << 16n)) & 0x0000ffff0000ffffn;
  v = (v | (v << 8n)) & 0x00ff00ff00ff00ffn;
  v = (v | (v << 4n)) & 0x0f0f0f0f0f0f0f0fn;
  v = (v | (v << 2n)) & 0x3333333333333333n;
  v = (v | (v << 1n)) & 0x5555555555555555n;
  return v;
}

const column = (lon: number) => Math.min(SIZE - 1, Math.max(0, Math.floor(((lon + 180) / 360) * SIZE)));
const row = (lat: number) => Math.min(SIZE - 1, Math.max(0, Math.floor(((lat + 90) / 180) * SIZE)));

/** Z-order code of a point (Morton 1966) on a 2^28 x 2^28 grid; the database's `morton()` computes the same. */
export function mortonCode(point: Point): bigint {
  return spread(column(wrapLon(point.lon))) | (spread(row(point.lat)) << 1n);
}

/** A quadrant of the grid: `level` 0 is the world, `x` and `y` count quadrants of that level. */
interface Quadrant {
  level: number;
  x: number;
  y: number;
}

const codesOf = ({ level, x, y }: Quadrant): MortonRange => {
  const shift = BigInt(2 * (BITS - level));
  const from = (spread(x) | (spread(y) << 1n)) << shift;
  return { from, to: from + (1n << shift) - 1n };
};

/** Ordered, and neighbours as one. */
function merge(quadrants: readonly Quadrant[]): MortonRange[] {
  const ranges = quadrants.map(codesOf).sort((a, b) => (a.from < b.from ? -1 : 1));
  const merged: MortonRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to + 1n) {
      if (range.to > last.to) last.to = range.to;
    } else merged.push(range);
  }
  return merged;
}

/**
 * Code ranges that cover a box, ordered and merged. They may hold a little more than the box, never less.
 * @param most the greatest number of quadrants to cut the box into; more means tighter ranges
 */
export function rangesOf(box: Box, most = 32): MortonRange[] {
  const halves = splitAtAntimeridian(box).map((half) => cut(half, most, BITS));
  return merge(halves.flatMap(({ inside, edge }) => [...inside, ...edge]));
}

/**
 * A box as tiles of one `level` that lie in it whole, and the ranges of what else may be in it: together they hold all of the box, and
 * only `edge` may hold more. Ranges of `whole` begin and end with tiles of the level.
 */
export function tilesWithin(
  box: Box,
  level: number,
  most = 96,
): { whole: MortonRange[]; edge: MortonRange[] } {
  const halves = splitAtAntimeridian(box).map((half) => cut(half, most, level));
  return {
    whole: merge(halves.flatMap(({ inside }) => inside)),
    edge: merge(halves.flatMap(({ edge }) => edge)),
  };
}

/** Codes of the tiles of one level that touch a box, or null when they are more than `most`. */
export function tilesOver(box: Box, level: number, most: number): bigint[] | null {
  const tiles: bigint[] = [];
  for (const half of splitAtAntimeridian(box)) {
    const at = (index: number) => Math.floor(index / 2 ** (BITS - level));
    const [x0, x1] = [at(column(half.west)), at(column(half.east))];
    const [y0, y1] = [at(row(half.south)), at(row(half.north))];
    if (tiles.length + (x1 - x0 + 1) * (y1 - y0 + 1) > most) return null;
    for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push(spread(x) | (spread(y) << 1n));
  }
  return [...new Set(tiles)];
}

/** Cuts into quadrants, no smaller than `finest`, until they are `most`: those inside of the box, and those across its edge. */
function cut(box: Box, most: number, finest: number): { inside: Quadrant[]; edge: Quadrant[] } {
  const [x0, x1, y0, y1] = [column(box.west), column(box.east), row(box.south), row(box.north)];
  const inside: Quadrant[] = [];
  let edge: Quadrant[] = [{ level: 0, x: 0, y: 0 }];
  for (let level = 0; level < finest && edge.length > 0; level++) {
    if (inside.length + edge.length * 2 > most) break;
    const next: Quadrant[] = [];
    for (const quadrant of edge) {
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const child = { level: level + 1, x: quadrant.x * 2 + dx, y: quadrant.y * 2 + dy };
        const side = 2 ** (BITS - child.level);
        const [west, south] = [child.x * side, child.y * side];
        if (west > x1 || west + side - 1 < x0 || south > y1 || south + side - 1 < y0) continue;
        const whole = west >= x0 && west + side - 1 <= x1 && south >= y0 && south + side - 1 <= y1;
        (whole ? inside : next).push(child);
      }
    }
    edge = next;
  }
  return { inside, edge };
}
