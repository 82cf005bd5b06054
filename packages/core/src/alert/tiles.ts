import { type Box, boxAround, mortonCode, type Point, tilesOver, WORLD } from '@entraide/model/geo';

/** Levels of tiles, the finest first; at level 0 one tile is the world. A tile of level 12 is 10 km wide at the equator. */
const LEVELS = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 0];
/** More tiles follow a circle closer and cost more rows. */
const MOST_TILES = 6;
const GRID_BITS = 28;

/** A tile of any level as one number: its Z-order code behind a one. */
const named = (level: number, tile: bigint) => (1n << BigInt(2 * level)) | tile;

/** Tiles that hold all of where a search looks. */
export function tilesCovering({ box, circle }: Where): bigint[] {
  const around = box ?? (circle ? boxAround(circle.centre, circle.radiusM) : WORLD);
  for (const level of LEVELS) {
    const tiles = tilesOver(around, level, MOST_TILES);
    if (tiles) return tiles.map((tile) => named(level, tile));
  }
  throw new Error('the world is one tile');
}

interface Where {
  box?: Box | undefined;
  circle?: { centre: Point; radiusM: number } | undefined;
}

/** The tiles that a point lies in, one of each level. */
export function tilesAt(point: Point): bigint[] {
  const code = mortonCode(point);
  return LEVELS.map((level) => named(level, code >> BigInt(2 * (GRID_BITS - level))));
}
