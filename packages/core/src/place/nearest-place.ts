import { type SQL, sql } from '@entraide/db';
import { distanceM, type Point } from '@entraide/model/geo';
import { outsideTenant, type PlatformCtx } from '../ctx/index.ts';
import { type Place, type PlaceRow, type PlaceTx, placeColumns, placeName, toPlace } from './place.ts';

export const pointOf = ({ lat, lon }: Point): SQL => sql`cube(array[
  6371.0088 * cosd(${lat}::float8) * cosd(${lon}::float8),
  6371.0088 * cosd(${lat}::float8) * sind(${lon}::float8),
  6371.0088 * sind(${lat}::float8)])`;

/**
 * The place whose name people would use for a point: near, and better a known town than the hamlet beside it.
 * Give it a cell's centre, not somebody's position. Undefined only when the gazetteer is empty.
 */
export async function nearestPlace(
  ctx: Pick<PlatformCtx, 'db'>,
  point: Point,
  locale: string,
): Promise<(Place & { distanceKm: number }) | undefined> {
  const best = await outsideTenant(ctx, (tx) => closestPlace(tx, point, nearer));
  return best && { ...toPlace(best.row, placeName(best.row, locale)), distanceKm: best.distanceKm };
}

/** The row behind {@link nearestPlace}, for whoever is in a transaction already. */
export const placeAround = async (tx: PlaceTx, point: Point): Promise<PlaceRow | undefined> =>
  (await closestPlace(tx, point, nearer))?.row;

/** The city that a point belongs to in people's minds: its people weigh far more than its distance. */
export const cityAround = async (tx: PlaceTx, point: Point): Promise<PlaceRow | undefined> =>
  (await closestPlace(tx, point, larger))?.row;

interface Candidate {
  row: PlaceRow;
  distanceKm: number;
}

async function closestPlace(
  tx: PlaceTx,
  point: Point,
  better: (a: Candidate, b: Candidate) => number,
): Promise<Candidate | undefined> {
  const rows = await tx.execute<PlaceRow & Record<string, unknown>>(sql`
    select ${placeColumns} from places p order by p.point <-> ${pointOf(point)} limit 60`);
  const [best] = rows.map((row) => ({ row, distanceKm: distanceM(point, row) / 1000 })).sort(better);
  return best;
}

/** A name's reach grows with the cube root of its people: of 1,000 as good at 1 km as of 1,000,000 at 10 km. */
const remoteness = ({ row, distanceKm }: Candidate) => distanceKm / Math.cbrt(row.population + 500);
const nearer = (a: Candidate, b: Candidate) => remoteness(a) - remoteness(b) || a.row.id - b.row.id;

/** Kilometres that any city reaches before its distance begins to count against its people. */
const REACH_KM = 8;
const pull = ({ row, distanceKm }: Candidate) =>
  (row.population + 500) / (1 + (distanceKm / REACH_KM) ** 2) ** 2;
const larger = (a: Candidate, b: Candidate) => pull(b) - pull(a) || a.row.id - b.row.id;
