import { type Box, EARTH_RADIUS_M, type Point, widthOf, wrapLon } from '@entraide/model/geo';

/** Where Web Mercator ends. */
export const MERCATOR_LIMIT = 85.05;
/** Pixels of the whole world at zoom 0, in both libraries. */
const WORLD_PX = 512;

/** What a map shows, as the API wants it: longitudes in [-180, 180], `west` beyond `east` over the antimeridian. */
export function visibleBox(west: number, south: number, east: number, north: number): Box {
  const bounded = { south: Math.max(-MERCATOR_LIMIT, south), north: Math.min(MERCATOR_LIMIT, north) };
  if (east - west >= 360) return { ...bounded, west: -180, east: 180 };
  return { ...bounded, west: wrapLon(west), east: wrapLon(east) || 0 };
}

/** The corners that `fitBounds` takes: over the antimeridian the east goes past 180 degrees. */
export function cornersOf(box: Box): [southWest: [number, number], northEast: [number, number]] {
  return [
    [box.west, Math.max(-MERCATOR_LIMIT, box.south)],
    [box.west + widthOf(box), Math.min(MERCATOR_LIMIT, box.north)],
  ];
}

/**
 * Grows a box to a grid of about an eighth of a screen, so that a small move asks for the same address again
 * and is answered from the cache, with a margin of markers already there.
 */
export function snapOutward(box: Box, zoom: number): Box {
  const step = 90 / 2 ** Math.max(0, Math.floor(zoom));
  const down = (degrees: number) => Math.floor(degrees / step) * step;
  const up = (degrees: number) => Math.ceil(degrees / step) * step;
  const south = Math.max(-90, down(box.south));
  const north = Math.min(90, up(box.north));
  const west = down(box.west);
  const east = up(box.west + widthOf(box));
  if (east - west >= 360) return { west: -180, south, east: 180, north };
  return { west: wrapLon(west), south, east: east === 180 ? 180 : wrapLon(east), north };
}

/** `west,south,east,north` with at most five decimals: a metre. */
export function boxText({ west, south, east, north }: Box): string {
  return [west, south, east, north].map((degrees) => String(Math.round(degrees * 1e5) / 1e5)).join(',');
}

/** The zoom at which a circle of `radiusM` metres around `lat` fills `sidePx` pixels with a margin of a tenth. */
export function zoomForRadius(radiusM: number, lat: number, sidePx: number): number {
  const metresAround = 2 * Math.PI * EARTH_RADIUS_M * Math.cos((lat * Math.PI) / 180);
  const zoom = Math.log2((metresAround * sidePx * 0.8) / (WORLD_PX * 2 * Math.max(1, radiusM)));
  return Math.min(14, Math.max(0, zoom));
}

/** A circle on the globe as a closed ring of `[lon, lat]`; longitudes may pass 180 degrees rather than jump. */
export function circleRing({ lat, lon }: Point, radiusM: number, corners = 64): [number, number][] {
  const radians = Math.PI / 180;
  const angle = radiusM / EARTH_RADIUS_M;
  const sinLat = Math.sin(lat * radians);
  const cosLat = Math.cos(lat * radians);
  const ring: [number, number][] = [];
  for (let i = 0; i <= corners; i++) {
    const bearing = (2 * Math.PI * (i % corners)) / corners;
    const sin = sinLat * Math.cos(angle) + cosLat * Math.sin(angle) * Math.cos(bearing);
    const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cosLat, Math.cos(angle) - sinLat * sin);
    ring.push([lon + east / radians, Math.asin(sin) / radians]);
  }
  return ring;
}
