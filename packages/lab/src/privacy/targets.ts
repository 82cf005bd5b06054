import { cellOf } from '@entraide/core/place';
import { type Database, type SQL, sql } from '@entraide/db';
import { cellBox, type Point, SQUARE_SIDE_M, wrapLon } from '@entraide/model/geo';

/** Kinds of places that a grid could serve differently. */
const kinds = {
  metropolis: sql`population >= 1000000 and abs(lat) < 58 and abs(lon) < 177`,
  town: sql`population between 15000 and 150000 and abs(lat) < 58 and abs(lon) < 177`,
  village: sql`population between 1 and 6000 and abs(lat) < 58 and abs(lon) < 177`,
  'high latitude': sql`abs(lat) >= 58`,
  antimeridian: sql`abs(lon) >= 177`,
} satisfies Record<string, SQL>;
export type PlaceKind = keyof typeof kinds;
export const placeKinds = Object.keys(kinds) as PlaceKind[];

/** Somebody to look for. `sideM`: of the cell that others should see. */
export interface Target {
  kind: PlaceKind;
  home: Point;
  sideM: number;
}

/**
 * The same targets every time: homes in and around towns of every kind in turn, spread evenly over their cells.
 * @throws when the gazetteer has no place of a kind
 */
export async function chooseTargets(db: Database, count: number): Promise<Target[]> {
  return db.outsideTenant(async (tx) => {
    const targets: Target[] = [];
    const towns = new Map<PlaceKind, Point[]>();
    for (const kind of placeKinds) {
      const rows = await tx.execute<{ lat: number; lon: number }>(sql`
        select lat, lon from places where kind <> 'district' and ${kinds[kind]} order by md5(id::text)
        limit ${Math.ceil(count / placeKinds.length)}`);
      towns.set(kind, [...rows]);
    }
    for (const [number, [up, along]] of spread(count).entries()) {
      const kind = placeKinds[number % placeKinds.length] ?? 'village';
      const found = towns.get(kind) ?? [];
      const town = found[Math.floor(number / placeKinds.length) % found.length];
      if (!town) throw new Error(`no place to look for: ${kind}`);
      const { sideM } = await cellOf(tx, town);
      const box = cellBox(town, Math.log2(SQUARE_SIDE_M / sideM));
      const home = {
        lat: box.south + up * (box.north - box.south),
        lon: wrapLon(box.west + along * (box.east - box.west)),
      };
      targets.push({ kind, home, sideM });
    }
    return targets;
  });
}

/** Kronecker's sequence with these steps covers a square evenly (Roberts 2018). */
const STEPS = [0.7548776662466927, 0.5698402909980532] as const;
const FOR_EACH = 101;

/**
 * Points of a unit square, nearest to its middle first, that lie as near to it and as far as all points of the square do: few homes
 * then stand for all there are, and a median is not a matter of luck.
 */
function spread(count: number): (readonly [number, number])[] {
  const many = Array.from({ length: count * FOR_EACH }, (_, n) => {
    const [up, along] = [((n + 1) * STEPS[0]) % 1, ((n + 1) * STEPS[1]) % 1];
    return { up, along, off: Math.hypot(up - 0.5, along - 0.5) };
  }).sort((a, b) => a.off - b.off);
  const each = many.filter((_, n) => n % FOR_EACH === (FOR_EACH - 1) / 2);
  return each.map(({ up, along }) => [up, along] as const);
}
