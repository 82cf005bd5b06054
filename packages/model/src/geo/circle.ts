import type { Box } from './box.ts';
import { EARTH_RADIUS_M, type Point, wrapLon } from './earth.ts';

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (deg: number) => (deg * Math.PI) / 180;

export const WORLD: Box = { west: -180, south: -90, east: 180, north: 90 };

/** The smallest box around everything within `radiusM` metres of a point; all longitudes when a pole is among it. */
export function boxAround({ lat, lon }: Point, radiusM: number): Box {
  const angle = radiusM / EARTH_RADIUS_M;
  const [south, north] = [lat - degrees(angle), lat + degrees(angle)];
  if (south <= -90 || north >= 90)
    return { ...WORLD, south: Math.max(-90, south), north: Math.min(90, north) };
  // Where the meridians that touch the circle stand (Bronstein, spherical trigonometry): sin w = sin r / cos lat.
  const reach = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(lat)))));
  if (reach >= 180) return { ...WORLD, south, north };
  return { west: wrapLon(lon - reach), south, east: wrapLon(lon + reach), north };
}
