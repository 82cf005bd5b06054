import { type Database, type SQL, sql } from '@entraide/db';
import { cellBox, type Point, SQUARE_SIDE_M, wrapLon } from '@entraide/model/geo';
import { cellOf } from '../place/index.ts';

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

/** Kronecker's sequence with these steps covers a square evenly, so that few homes stand for all there are (Roberts 2018). */
const STEPS = [0.7548776662466927, 0.5698402909980532] as const;

/**
 * The same targets every time: homes in and around towns of every kind, spread evenly over their cells.
 * @throws when the gazetteer has no place of a kind
 */
export async function chooseTargets(db: Database, count: number): Promise<Target[]> {
  return db.outsideTenant(async (tx) => {
    const targets: Target[] = [];
    for (const [at, kind] of placeKinds.entries()) {
      const wanted = Math.floor(count / placeKinds.length) + (at < count % placeKinds.length ? 1 : 0);
      const towns = await tx.execute<{ lat: number; lon: number }>(sql`
        select lat, lon from places where kind <> 'district' and ${kinds[kind]} order by md5(id::text) limit ${wanted}`);
      for (let number = 0; number < wanted; number++) {
        const town = towns[number % towns.length];
        if (!town) throw new Error(`no place to look for: ${kind}`);
        const { sideM } = await cellOf(tx, town);
        const box = cellBox(town, Math.log2(SQUARE_SIDE_M / sideM));
        const [up, along] = STEPS.map((step) => (0.5 + targets.length * step) % 1) as [number, number];
        const home = {
          lat: box.south + up * (box.north - box.south),
          lon: wrapLon(box.west + along * (box.east - box.west)),
        };
        targets.push({ kind, home, sideM });
      }
    }
    return targets;
  });
}
