import type { Box } from '../geo/index.ts';

/** Kilometres from pole to pole. */
const POLE_TO_POLE_KM = 20_015;

/**
 * Squares in which requests are counted: the world cut in two so many times each way, by what the space serves and never by what was
 * written. 7 is 156 km from north to south, 9 is 39 km, 12 is 5 km.
 */
export function areaBits({ world, radiusKm }: { world: boolean; radiusKm?: number | undefined }): number {
  if (world) return 7;
  if (radiusKm === undefined) return 9;
  const bits = Math.floor(Math.log2((POLE_TO_POLE_KM * 4) / radiusKm));
  return Math.max(7, Math.min(bits, 12));
}

/** "64-103": the square's column from the west and row from the south. */
export function areaBox(key: string, bits: number): Box {
  const [x = 0, y = 0] = key.split('-').map(Number);
  const [width, height] = [360 / 2 ** bits, 180 / 2 ** bits];
  const [west, south] = [x * width - 180, y * height - 90];
  return { west, south, east: west + width, north: south + height };
}
