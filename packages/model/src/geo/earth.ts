/** Mean radius of the Earth in metres (IUGG, R1). */
export const EARTH_RADIUS_M = 6_371_008.8;
/** Metres in one degree of latitude. */
export const METRES_PER_DEGREE = (Math.PI * EARTH_RADIUS_M) / 180;

/** Degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine formula). */
export function distanceM(a: Point, b: Point): number {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Length of the chord through a unit sphere for a great-circle distance in metres: what `cube <->` measures. */
export function chordOf(metres: number): number {
  return 2 * Math.sin(Math.min(metres / EARTH_RADIUS_M, Math.PI) / 2);
}

/** Great-circle distance in metres for a chord through a unit sphere. */
export function metresOf(chord: number): number {
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, chord / 2));
}

/** Brings any longitude into [-180, 180). */
export function wrapLon(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}
