/** Planar geometry of the basemap build. Coordinates are degrees; rings are closed. */
export type Point = [lon: number, lat: number];
export type Ring = Point[];
export type Polygon = Ring[];
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Web Mercator stops here; a ring around the pole is closed along this line. */
const MERCATOR_LIMIT = 85.06;

/**
 * Follows a line over the antimeridian without the jump from 180 to -180, so its longitudes may leave the world.
 * world-atlas is stitched there: taken as it is, Russia would be filled backwards, right across the Baltic.
 */
export function unwrap(line: Point[]): Point[] {
  let shift = 0;
  let previous = line[0]?.[0] ?? 0;
  return line.map(([lon, lat]) => {
    if (lon - previous > 180) shift -= 360;
    else if (lon - previous < -180) shift += 360;
    previous = lon;
    return [lon + shift, lat];
  });
}

/** A ring that ends a turn away from its start goes around a pole (Antarctica): closes it along the map's edge. */
function closeAroundPole(ring: Ring): Ring {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return ring;
  const edge = first[1] < 0 ? -MERCATOR_LIMIT : MERCATOR_LIMIT;
  return [...ring, [last[0], edge], [first[0], edge], first];
}

/** The polygon's parts inside `box`, with everything it has a world's turn to the west or east brought in. */
export function clipPolygon(polygon: Polygon, box: Box): Polygon[] {
  const rings = polygon.map((ring) => closeAroundPole(unwrap(ring)));
  const parts: Polygon[] = [];
  for (const turn of [-360, 0, 360]) {
    const clipped = rings
      .map((ring) =>
        clipRing(
          ring.map(([lon, lat]) => [lon + turn, lat]),
          box,
        ),
      )
      .filter((ring) => ring.length > 3);
    // Without its outer ring a part has only holes left: nothing to fill.
    if (clipped.length > 0 && clipped[0]) parts.push(clipped);
  }
  return parts;
}

/** Sutherland-Hodgman; parts of one ring stay joined by edges along the box, which a fill does not show. */
function clipRing(ring: Ring, box: Box): Ring {
  let points = ring;
  for (const [axis, limit, sign] of sides(box)) {
    const result: Ring = [];
    for (let i = 0; i + 1 < points.length; i++) {
      const a = points[i] as Point;
      const b = points[i + 1] as Point;
      const aInside = (a[axis] - limit) * sign >= 0;
      const bInside = (b[axis] - limit) * sign >= 0;
      if (aInside) result.push(a);
      if (aInside !== bInside) result.push(crossing(a, b, axis, limit));
    }
    if (result.length === 0) return [];
    points = [...result, result[0] as Point];
  }
  return points;
}

/** The pieces of a line inside `box`. */
export function clipLine(line: Point[], box: Box): Point[][] {
  const pieces: Point[][] = [];
  for (const turn of [-360, 0, 360]) {
    let inside: Point[][] = [unwrap(line).map(([lon, lat]) => [lon + turn, lat])];
    for (const side of sides(box)) inside = inside.flatMap((piece) => cutLine(piece, side));
    pieces.push(...inside);
  }
  return pieces;
}

type Side = [axis: 0 | 1, limit: number, sign: 1 | -1];

function sides(box: Box): Side[] {
  return [
    [0, box.west, 1],
    [0, box.east, -1],
    [1, box.south, 1],
    [1, box.north, -1],
  ];
}

function cutLine(line: Point[], [axis, limit, sign]: Side): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (const [i, point] of line.entries()) {
    const previous = line[i - 1];
    const inside = (point[axis] - limit) * sign >= 0;
    if (previous && inside !== (previous[axis] - limit) * sign >= 0)
      piece.push(crossing(previous, point, axis, limit));
    if (inside) piece.push(point);
    else if (piece.length > 0) {
      pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces.filter((part) => part.length > 1);
}

function crossing(a: Point, b: Point, axis: 0 | 1, limit: number): Point {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  const point: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  point[axis] = limit;
  return point;
}

/** Rounded to `steps` a degree and written as differences, x and y in turn: small numbers, which gzip well. */
export function encode(line: Point[], steps: number): number[] {
  const flat: number[] = [];
  let x = 0;
  let y = 0;
  for (const [lon, lat] of line) {
    const nextX = Math.round(lon * steps);
    const nextY = Math.round(lat * steps);
    if (flat.length > 0 && nextX === x && nextY === y) continue;
    flat.push(nextX - x, nextY - y);
    x = nextX;
    y = nextY;
  }
  return flat;
}

/** Height of a latitude in Web Mercator, in degrees of longitude at the equator. */
export function mercator(lat: number): number {
  const radians = (Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat)) * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
}
