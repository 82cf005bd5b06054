import { distanceM, EARTH_RADIUS_M, METRES_PER_DEGREE, type Point, wrapLon } from '@entraide/model/geo';

/** The point `metres` away along a great circle that begins at `bearing` degrees, clockwise from north. */
export function away({ lat, lon }: Point, metres: number, bearing: number): Point {
  const [north, angle, arc] = [radians(lat), radians(bearing), metres / EARTH_RADIUS_M];
  const to = Math.asin(
    Math.max(
      -1,
      Math.min(1, Math.sin(north) * Math.cos(arc) + Math.cos(north) * Math.sin(arc) * Math.cos(angle)),
    ),
  );
  const turn = Math.atan2(
    Math.sin(angle) * Math.sin(arc) * Math.cos(north),
    Math.cos(arc) - Math.sin(north) * Math.sin(to),
  );
  return { lat: (to * 180) / Math.PI, lon: wrapLon(lon + (turn * 180) / Math.PI) };
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** `count` bearings all around. */
export const bearings = (count: number) => Array.from({ length: count }, (_, n) => (n * 360) / count + 7);

/** Half way from one point to another, on a straight line in degrees. */
export const between = (from: Point, to: Point, share: number): Point => ({
  lat: from.lat + (to.lat - from.lat) * share,
  lon: wrapLon(from.lon + wrapLon(to.lon - from.lon) * share),
});

/** Where in [low, high] a thing begins to hold that does not hold at `low`. */
export async function bisect(
  low: number,
  high: number,
  holds: (at: number) => Promise<boolean>,
  steps = 22,
): Promise<number> {
  let [from, to] = [low, high];
  for (let step = 0; step < steps; step++) {
    const middle = (from + to) / 2;
    if (await holds(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/** Known distance, in metres, of what is looked for. */
export interface Measure {
  from: Point;
  metres: number;
}

/** The point that fits all measures best (Gauss-Newton, least squares), begun at `guess`. */
export function trilaterate(guess: Point, measures: readonly Measure[]): Point {
  let at = guess;
  for (let round = 0; round < 20; round++) {
    const [north, east] = [away(at, 1, 0), away(at, 1, 90)];
    let [aa, ab, bb, ar, br] = [0, 0, 0, 0, 0];
    for (const { from, metres } of measures) {
      const distance = distanceM(from, at);
      const [a, b] = [distanceM(from, north) - distance, distanceM(from, east) - distance];
      const rest = metres - distance;
      aa += a * a;
      ab += a * b;
      bb += b * b;
      ar += a * rest;
      br += b * rest;
    }
    const whole = aa * bb - ab * ab;
    if (Math.abs(whole) < 1e-9) break;
    const [toNorth, toEast] = [(ar * bb - br * ab) / whole, (br * aa - ar * ab) / whole];
    at = away(away(at, toNorth, 0), toEast, 90);
    if (Math.hypot(toNorth, toEast) < 1e-3) break;
  }
  return at;
}

/** The middle of points that lie near each other. */
export function mean(points: readonly Point[]): Point {
  const [first] = points;
  if (!first) throw new Error('the middle of nothing');
  const sum = points.reduce(
    (total, { lat, lon }) => ({ lat: total.lat + lat, lon: total.lon + wrapLon(lon - first.lon) }),
    { lat: 0, lon: 0 },
  );
  return { lat: sum.lat / points.length, lon: wrapLon(first.lon + sum.lon / points.length) };
}

/** Degrees of longitude that `metres` are at a latitude. */
export const degreesEast = (metres: number, lat: number) =>
  metres / (METRES_PER_DEGREE * Math.cos(radians(lat)));
