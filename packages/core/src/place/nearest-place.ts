import { type SQL, sql } from '@entraide/db';
import { distanceM, type Point } from '@entraide/model/geo';
import type { PlatformCtx } from '../ctx/index.ts';
import { type Place, type PlaceRow, placeColumns, placeName, toPlace } from './place.ts';

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
  const rows = await ctx.db.outsideTenant((tx) =>
    tx.execute<PlaceRow & Record<string, unknown>>(sql`
      select ${placeColumns} from places p order by p.point <-> ${pointOf(point)} limit 60`),
  );
  const [best] = rows
    .map((row) => ({ row, distanceKm: distanceM(point, row) / 1000 }))
    .sort((a, b) => remoteness(a) - remoteness(b));
  return best && { ...toPlace(best.row, placeName(best.row, locale)), distanceKm: best.distanceKm };
}

// A name's reach grows with the cube root of its people: of 1,000 as good at 1 km as of 1,000,000 at 10 km.
function remoteness({ row, distanceKm }: { row: PlaceRow; distanceKm: number }): number {
  return distanceKm / Math.cbrt(row.population + 500);
}
