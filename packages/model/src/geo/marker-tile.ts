import { type Box, widthOf } from './box.ts';
import type { Point } from './earth.ts';
import { mortonCode } from './morton.ts';

/** About 64 screen pixels at the zoom asked for. */
const TILES_A_ZOOM = 2;
const GRID_BITS = 28;
/** Tiles across a box at most: whatever zoom is asked for, an answer stays below 500 features. */
const TILES_ACROSS = 20;

/** How many bits of the Z-order code, each way, make a tile that is one marker of a map of `box` at `zoom`. */
export function markerBits(box: Box, zoom: number): number {
  const span = Math.max(widthOf(box) / 360, (box.north - box.south) / 180);
  const finest = Math.floor(Math.log2(TILES_ACROSS / span));
  return Math.max(1, Math.min(Math.round(zoom) + TILES_A_ZOOM, finest, GRID_BITS));
}

/** Code of the tile in which a point's marker is: two points with the same code share a marker. */
export function markerTile(point: Point, bits: number): bigint {
  return mortonCode(point) >> BigInt(2 * (GRID_BITS - bits));
}
