import { sql } from '@entraide/db';
import { EARTH_RADIUS_M, type Point } from '@entraide/model/geo';
import { pointOf } from './nearest-place.ts';
import type { PlaceTx } from './place.ts';

/** How many people the gazetteer knows of within `radiusM` metres, by the points of their places; districts count in their city. */
export async function populationAround(tx: PlaceTx, point: Point, radiusM: number): Promise<number> {
  // The straight line through the sphere that a great-circle distance spans, in the kilometres of places.point.
  const chord = 2 * Math.sin(Math.min(radiusM / EARTH_RADIUS_M, Math.PI) / 2) * (EARTH_RADIUS_M / 1000);
  const [row] = await tx.execute<{ population: number }>(sql`
    select coalesce(sum(population), 0)::float8 as population from places
    where point <@ cube_enlarge(${pointOf(point)}, ${chord}::float8, 3)
      and point <-> ${pointOf(point)} <= ${chord}::float8 and kind <> 'district'`);
  return row?.population ?? 0;
}
