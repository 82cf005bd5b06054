import { type SQL, sql, type TenantTx } from '@entraide/db';
import { boxAround, metresOf, type Point } from '@entraide/model/geo';
import { and, chordTo, onBoard, within } from './conditions.ts';
import { facetsQuery, tilesQuery } from './document.ts';
import { behindHit, type Hit, type HitRange } from './hit.ts';
import { kmOf } from './order.ts';
import type { Area, SearchPlan } from './plan.ts';
import { byCell, byDocument } from './sources.ts';

type HitRow = Hit & Record<string, unknown>;

/** Kilometres. Each ring is some twenty times as large as the one before: few to look at, not too many in the one that suffices. */
const RINGS_KM = [5, 20, 80, 320, 1300, 5000];
/** The inverted index is asked with tiles, so its rings are fewer. */
const TILED_RINGS_KM = [10, 60, 400, 2500];

export interface NearbyRange extends HitRange {
  /** Farther than so many metres nobody needs to look. */
  withinM?: number | undefined;
  /** Nearer by whole kilometres, as {@link kmOf} counts them, and not by every metre. */
  wholeKm?: boolean;
}

/** What is looked at in one go. */
interface Ring {
  /** Infinity: the whole world. */
  radiusM: number;
  /** Of hits farther than this, whole kilometres, the ring may miss some; null: it misses none. */
  completeKm: number | null;
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
  for (const { radiusM, completeKm } of ringsFor(area, range, byIndex ? TILED_RINGS_KM : RINGS_KM)) {
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
      completeKm,
    );
    if (hits.length >= range.most) return hits;
  }
  return hits;
}

/** Rings of whole kilometres end where these are rounded, and a metre farther, so that no rounding of the computer's matters. */
const ROUNDED_M = 501;

/** The rings that reach behind the last hit, and what is asked for as the last one. */
function ringsFor(area: Area, { after, withinM, wholeKm }: NearbyRange, ringsKm: readonly number[]): Ring[] {
  const behindM = after ? metresOf(after.chord) : 0;
  const limitM = Math.min(
    withinM ?? Number.POSITIVE_INFINITY,
    area.circle?.radiusM ?? Number.POSITIVE_INFINITY,
  );
  const rings = ringsKm.map((km) =>
    wholeKm ? { radiusM: km * 1000 + ROUNDED_M, completeKm: km } : { radiusM: km * 1000, completeKm: null },
  );
  return [
    ...rings.filter(({ radiusM }) => radiusM > behindM && radiusM < limitM),
    { radiusM: limitM, completeKm: null },
  ];
}

async function nearestIn(
  tx: TenantTx,
  source: SQL,
  { after, most, wholeKm }: NearbyRange,
  completeKm: number | null,
): Promise<Hit[]> {
  const measured = (chord: SQL) => (wholeKm ? kmOf(chord) : chord);
  const measure = measured(sql`chord`);
  const conditions = [
    ...(after ? [behindHit(measure, measured(sql`${after.chord}::float8`), after.id)] : []),
    ...(completeKm === null ? [] : [sql`${measure} <= ${completeKm}::float8`]),
  ];
  const behind = conditions.length > 0 ? sql`where ${and(conditions)}` : sql``;
  // Many are equally near, because what is shown of a home is its cell: of these the newest comes first.
  const rows = await tx.execute<HitRow>(
    sql`select id, chord from (${source}) found ${behind} order by ${measure}, id desc limit ${most}::integer`,
  );
  return [...rows];
}
