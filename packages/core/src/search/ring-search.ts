import { type SQL, sql, type TenantTx } from '@entraide/db';
import { boxAround, metresOf, type Point } from '@entraide/model/geo';
import { chordTo, onBoard, within } from './conditions.ts';
import { facetsQuery, tilesQuery } from './document.ts';
import { behindHit, type Hit, type HitRange } from './hit.ts';
import type { Area, SearchPlan } from './plan.ts';
import { byCell, byDocument } from './sources.ts';

type HitRow = Hit & Record<string, unknown>;

/** Kilometres. Each ring is some twenty times as large as the one before: few to look at, not too many in the one that suffices. */
const RINGS_KM = [4, 20, 80, 320, 1300, 5000];
/** The inverted index is asked with tiles, so its rings are fewer. */
const TILED_RINGS_KM = [10, 60, 400, 2500];

export interface NearbyRange extends HitRange {
  /** Farther than so many metres nobody needs to look. */
  withinM?: number | undefined;
}

/**
 * The nearest `most` listings behind `after`, by looking in growing rings until one holds enough. Without filters the table is walked
 * by its cells, under the policy; with filters or words the inverted index gives the ids (join them under the policy).
 */
export async function nearest(
  tx: TenantTx,
  plan: SearchPlan & { near: Point },
  range: NearbyRange,
): Promise<Hit[]> {
  const { near, area, now } = plan;
  const queries = [...facetsQuery(plan), ...range.words];
  const byIndex = queries.length > 0;
  let hits: Hit[] = [];
  for (const radiusM of radiiFor(area, range, byIndex ? TILED_RINGS_KM : RINGS_KM)) {
    const circle = radiusM === Number.POSITIVE_INFINITY ? undefined : { centre: near, radiusM };
    const ring: Area = { box: area.box, circle };
    const around = circle && boxAround(near, radiusM);
    hits = await nearestIn(
      tx,
      byIndex
        ? sql`select id, chord from ${byDocument(
            plan,
            [...queries, ...tilesQuery(around ?? area.box)],
            // The whole world is a circle, too: it makes the index tell the chord.
            { ...ring, circle: circle ?? { centre: near, radiusM: Number.MAX_VALUE } },
          )} hits`
        : sql`select listings.id, ${chordTo(near)} as chord
            from ${byCell(around ?? area.box, [...onBoard(now), ...within(ring)])}`,
      range,
    );
    if (hits.length >= range.most) return hits;
  }
  return hits;
}

/** Metres: the rings that reach behind the last hit, and what is asked for as the last one. */
function radiiFor(area: Area, { after, withinM }: NearbyRange, ringsKm: readonly number[]): number[] {
  const behindM = after ? metresOf(after.chord) : 0;
  const limitM = Math.min(
    withinM ?? Number.POSITIVE_INFINITY,
    area.circle?.radiusM ?? Number.POSITIVE_INFINITY,
  );
  const rings = ringsKm.map((km) => km * 1000);
  return [...rings.filter((radius) => radius > behindM && radius < limitM), limitM];
}

async function nearestIn(tx: TenantTx, source: SQL, { after, most }: HitRange): Promise<Hit[]> {
  const behind = after ? sql`where ${behindHit(sql`chord`, after.chord, after.id)}` : sql``;
  // Many are equally near, because what is shown of a home is its cell: of these the newest comes first.
  const rows = await tx.execute<HitRow>(
    sql`select id, chord from (${source}) found ${behind} order by chord, id desc limit ${most}::integer`,
  );
  return [...rows];
}
