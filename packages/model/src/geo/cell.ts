import { METRES_PER_DEGREE, type Point, wrapLon } from './earth.ts';

/**
 * One square of a fixed, global grid. `lat` and `lon` are its centre, the only point that others ever see; everything that is
 * shown or computed for them derives from it. A grid that never moves cannot be averaged out, unlike a random offset.
 */
export interface Cell extends Point {
  /** Length of a side in metres, at least. */
  sideM: number;
  /** Distance in metres from the centre within which the true point lies. */
  radiusM: number;
}

/** 0.001 degree is about 100 m: finer than any cell, coarser than a home. */
const round = (degrees: number) => Math.round(degrees * 1000) / 1000 + 0; // + 0: never -0

/**
 * The cell that holds a point: rows of equal height, each cut into as many columns as fit when none is narrower than `sideM` at
 * its poleward edge (a reduced latitude-longitude grid), so that a cell is never smaller than promised at any latitude.
 * @param sideM metres, from 1,000 to 1,000,000
 * @throws RangeError when the point or the side is out of range
 */
export function cellAt(point: Point, sideM: number): Cell {
  if (!(Math.abs(point.lat) <= 90) || !Number.isFinite(point.lon))
    throw new RangeError('not a point of the Earth');
  if (!(sideM >= 1000 && sideM <= 1_000_000)) throw new RangeError('a side is 1,000 to 1,000,000 metres');
  const rows = Math.floor((180 * METRES_PER_DEGREE) / sideM);
  const height = 180 / rows;
  const row = Math.min(rows - 1, Math.floor((point.lat + 90) / height));
  const south = -90 + row * height;
  const polewardLat = Math.max(Math.abs(south), Math.abs(south + height));
  const narrowest = 360 * METRES_PER_DEGREE * Math.max(0, Math.cos((polewardLat * Math.PI) / 180));
  const columns = Math.max(1, Math.floor(narrowest / sideM));
  const width = 360 / columns;
  const column = Math.min(columns - 1, Math.floor((wrapLon(point.lon) + 180) / width));
  const lat = round(south + height / 2);
  const centre = round(-180 + (column + 0.5) * width);
  const lon = centre === 180 ? -180 : centre;
  return { lat, lon, sideM, radiusM: Math.ceil((sideM * Math.SQRT1_2) / 500) * 500 };
}
