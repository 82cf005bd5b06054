import { sql } from '@entraide/db';
import { EARTH_RADIUS_M, middleOf, type Point, reachM, type Square, type Town } from '@entraide/model/geo';
import { pointOf } from './nearest-place.ts';
import type { PlaceTx } from './place.ts';

/** From here on a town may count in squares that are far from it. An index is made for them. */
export const LARGE_TOWN = 200_000;
/** More than any town has. */
const LARGEST_TOWN = 40_000_000;
const NEAR_M = reachM(LARGE_TOWN);
const FAR_M = reachM(LARGEST_TOWN);

type TownRow = Town & Record<string, unknown>;

/** The towns whose people count in a square, and some around them. */
export async function townsAround(tx: PlaceTx, square: Square): Promise<Town[]> {
  const middle = middleOf(square);
  const towns = await tx.execute<TownRow>(sql`
    select id, lat, lon, population from places
    where point <@ ${cubeAround(middle, NEAR_M)} and kind <> 'district' and population > 0
    union
    select id, lat, lon, population from places
    where point <@ ${cubeAround(middle, FAR_M)} and kind <> 'district' and population >= 200000`);
  return [...towns];
}

/** Every town of the world, with more than a way to ask for those around a square: for those who snap millions of points. */
export async function allTowns(tx: PlaceTx): Promise<(square: Square) => Town[]> {
  const towns = await tx.execute<TownRow>(
    sql`select id, lat, lon, population from places where kind <> 'district' and population > 0`,
  );
  const small = inBlocks(
    towns.filter(({ population }) => population < LARGE_TOWN),
    NEAR_M,
  );
  const large = inBlocks(
    towns.filter(({ population }) => population >= LARGE_TOWN),
    FAR_M,
  );
  return (square) => {
    const middle = middleOf(square);
    return [...small(middle), ...large(middle)];
  };
}

const cubeAround = (point: Point, metres: number) =>
  sql`cube_enlarge(${pointOf(point)}, ${metres / 1000}::float8, 3)`;

/** Towns in blocks of space `sideM` long: those within `sideM` of a point lie in its block or one beside it. */
function inBlocks(towns: readonly Town[], sideM: number): (point: Point) => Town[] {
  const blocks = new Map<number, Town[]>();
  for (const town of towns) {
    const key = keyOf(...blockOf(town, sideM));
    const known = blocks.get(key);
    if (known) known.push(town);
    else blocks.set(key, [town]);
  }
  return (point) => {
    const [x, y, z] = blockOf(point, sideM);
    const found: Town[] = [];
    for (let a = x - 1; a <= x + 1; a++)
      for (let b = y - 1; b <= y + 1; b++)
        for (let c = z - 1; c <= z + 1; c++) found.push(...(blocks.get(keyOf(a, b, c)) ?? []));
    return found;
  };
}

/** One small number for a block: the Earth is fewer than 1,024 blocks across. */
const keyOf = (x: number, y: number, z: number) => ((x + 512) << 20) | ((y + 512) << 10) | (z + 512);

function blockOf({ lat, lon }: Point, sideM: number): [number, number, number] {
  const [north, east] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  const at = (share: number) => Math.floor((share * EARTH_RADIUS_M) / sideM);
  return [at(Math.cos(north) * Math.cos(east)), at(Math.cos(north) * Math.sin(east)), at(Math.sin(north))];
}
