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
  return [-360, 0, 360].flatMap((turn) => {
    const turned = rings.map((ring) => ring.map(([lon, lat]): Point => [lon + turn, lat]));
    return sides(box).reduce((parts, side) => parts.flatMap((part) => clipSide(part, side)), [turned]);
  });
}

/**
 * The parts of a polygon on one side of a line. Its rings are cut into chains that end on the line; between the first and
 * the second of all ends along it lies land, between the third and the fourth, and so on: those are joined.
 */
function clipSide(polygon: Polygon, side: Side): Polygon[] {
  const [axis, limit, sign] = side;
  const isInside = (point: Point) => (point[axis] - limit) * sign >= 0;
  const whole: Ring[] = [];
  const chains: Point[][] = [];
  for (const ring of polygon) {
    const start = ring.findIndex((point) => !isInside(point));
    if (start < 0) whole.push(ring);
    // Begun outside, the ring has no chain that runs over its end.
    else chains.push(...cutLine([...ring.slice(start), ...ring.slice(1, start + 1)], side));
  }
  const outers = joinChains(chains, axis === 0 ? 1 : 0);
  const first = polygon[0];
  if (first && whole[0] === first) return [whole];
  return outers.map((outer) => [outer, ...whole.filter((hole) => hole[0] && contains(outer, hole[0]))]);
}

function joinChains(chains: Point[][], along: 0 | 1): Ring[] {
  const ends = chains.flatMap((chain) => [
    { chain, at: (chain[0] as Point)[along], first: true },
    { chain, at: (chain.at(-1) as Point)[along], first: false },
  ]);
  ends.sort((a, b) => a.at - b.at);
  const partner = (chain: Point[], first: boolean) => {
    const index = ends.findIndex((end) => end.chain === chain && end.first === first);
    return ends[index ^ 1];
  };
  const rings: Ring[] = [];
  const used = new Set<Point[]>();
  for (const chain of chains) {
    if (used.has(chain)) continue;
    const ring: Ring = [];
    let next: { chain: Point[]; first: boolean } | undefined = { chain, first: true };
    while (next && !used.has(next.chain)) {
      used.add(next.chain);
      ring.push(...(next.first ? next.chain : next.chain.toReversed()));
      next = partner(next.chain, !next.first);
    }
    rings.push([...ring, ring[0] as Point]);
  }
  return rings;
}

/** Ray casting. */
function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[i + 1] as Point;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
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
