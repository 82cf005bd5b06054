import type { Box } from './box.ts';
import { distanceM, METRES_PER_DEGREE, type Point, wrapLon } from './earth.ts';

/**
 * One square of a fixed, global grid. `lat` and `lon` are its centre, the only point that others ever see; everything that is
 * shown or computed for them derives from it. A grid that never moves cannot be averaged out, unlike a random offset.
 */
export interface Cell extends Point {
  /** Length of a side in metres, at least. */
  sideM: number;
  /** Metres around the centre within which every point of the cell lies. */
  radiusM: number;
}

/** Side in metres of the grid's squares, each of which is cut into four, again and again: no two cells ever cut each other. */
export const SQUARE_SIDE_M = 10_000;
/** How often a square can be cut: its smallest cells have an eighth of its side, 1,250 m. */
export const MOST_CUTS = 3;

/** A square of the grid: `west` and `south` in degrees, within [-180, 180) and [-90, 90), `height` and `width` in degrees. */
export interface Square {
  south: number;
  west: number;
  height: number;
  width: number;
  /** A square around a pole is a round cap, of which nothing is cut. */
  polar: boolean;
}

const ROWS = Math.floor((180 * METRES_PER_DEGREE) / SQUARE_SIDE_M);
const HEIGHT = 180 / ROWS;

/**
 * The square that holds a point: rows of equal height, each cut into as many columns as fit when none is narrower than
 * {@link SQUARE_SIDE_M} at its poleward edge (a reduced latitude-longitude grid), so that no cell is smaller than promised.
 * @throws RangeError when the point is not on Earth
 */
export function squareAt(point: Point): Square {
  if (!(Math.abs(point.lat) <= 90) || !Number.isFinite(point.lon))
    throw new RangeError('not a point of the Earth');
  const row = Math.min(ROWS - 1, Math.floor((point.lat + 90) / HEIGHT));
  const south = -90 + row * HEIGHT;
  if (row === 0 || row === ROWS - 1) return { south, west: -180, height: HEIGHT, width: 360, polar: true };
  const polewardLat = Math.max(Math.abs(south), Math.abs(south + HEIGHT));
  const narrowest = 360 * METRES_PER_DEGREE * Math.cos((polewardLat * Math.PI) / 180);
  const columns = Math.floor(narrowest / SQUARE_SIDE_M);
  const width = 360 / columns;
  const column = Math.min(columns - 1, Math.floor((wrapLon(point.lon) + 180) / width));
  return { south, west: -180 + column * width, height: HEIGHT, width, polar: false };
}

/** Row and column, from the south-west, of the part of a square that holds a point, when it is cut into `parts` by `parts`. */
export function partAt(square: Square, point: Point, parts: number): { row: number; column: number } {
  const at = (share: number) => Math.max(0, Math.min(parts - 1, Math.floor(share * parts)));
  return {
    row: at((point.lat - square.south) / square.height),
    column: at((wrapLon(point.lon) - square.west) / square.width),
  };
}

/**
 * The cell that holds a point after so many cuts of its square.
 * @param cuts 0 to {@link MOST_CUTS}; each halves the side
 * @throws RangeError when the point or the number of cuts is out of range
 */
export function cellAt(point: Point, cuts: number): Cell {
  const square = squareAt(point);
  if (!(cuts >= 0 && cuts <= MOST_CUTS)) throw new RangeError(`a square is cut 0 to ${MOST_CUTS} times`);
  if (square.polar) return polarCap(square);
  const sideM = SQUARE_SIDE_M / 2 ** cuts;
  const { west, south, east, north } = boxOf(square, point, cuts);
  const lon = round((west + east) / 2);
  const centre = { lat: round((south + north) / 2), lon: lon === 180 ? -180 : lon };
  const corners = [south, north].flatMap((lat) => [west, east].map((lon) => ({ lat, lon })));
  const reach = Math.max(...corners.map((corner) => distanceM(centre, corner)));
  return { ...centre, sideM, radiusM: Math.ceil(reach / 500) * 500 };
}

/** Edges in degrees of the cell that {@link cellAt} gives; `east` may be 180. */
export function cellBox(point: Point, cuts: number): Box {
  const square = squareAt(point);
  return boxOf(square, point, square.polar ? 0 : cuts);
}

function boxOf(square: Square, point: Point, cuts: number): Box {
  const parts = 2 ** cuts;
  const { row, column } = partAt(square, point, parts);
  const [height, width] = [square.height / parts, square.width / parts];
  const [south, west] = [square.south + row * height, square.west + column * width];
  return { west, south, east: west + width, north: south + height };
}

const polarCap = ({ south, height }: Square): Cell => ({
  lat: south < 0 ? -90 : 90,
  lon: 0,
  sideM: SQUARE_SIDE_M,
  radiusM: Math.ceil((height * METRES_PER_DEGREE) / 500) * 500,
});

/** 0.001 degree is about 100 m: finer than any cell, coarser than a home. */
const round = (degrees: number) => Math.round(degrees * 1000) / 1000 + 0; // + 0: never -0
