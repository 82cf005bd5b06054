import { type SQL, sql, type TenantTx } from '@entraide/db';
import { boxAround, metresOf, type Point } from '@entraide/model/geo';
import type { SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { type Area, and, areaOf, boxOf, chordTo, filters, found, within } from './conditions.ts';
import { type DocumentQuery, facetsQuery, tilesQuery, timeQuery } from './document.ts';
import { byCell, byDocument } from './sources.ts';

/** A listing's id and its place in the order: the chord to the point asked for, or 0. */
export interface Hit {
  id: string;
  chord: number;
}

/** What comes behind a hit where the least `measure` comes first, and of equal ones the newest. */
export const behindHit = (measure: SQL, value: number, id: string): SQL =>
  sql`(${measure} > ${value}::float8 or ${measure} = ${value}::float8 and id < ${id}::uuid)`;

/** Where to go on: behind this hit. */
export type After = Hit | null;

type HitRow = Hit & Record<string, unknown>;

/** Kilometres. Each ring is some twenty times as large as the one before: few to look at, not too many in the one that suffices. */
const RINGS_KM = [4, 20, 80, 320, 1300, 5000];
/** The inverted index is asked with tiles, so its rings are fewer. */
const TILED_RINGS_KM = [10, 60, 400, 2500];

/**
 * The nearest `most` listings behind `after`, by looking in growing rings until one holds enough. Without filters the table is walked
 * by its cells, under the policy; with filters or words the inverted index gives the ids (join them under the policy). Farther than
 * `withinM` metres nobody needs to look.
 */
export async function nearest(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams & { near: Point },
  words: readonly DocumentQuery[],
  after: After,
  most: number,
  withinM = Number.POSITIVE_INFINITY,
): Promise<Hit[]> {
  const { near } = params;
  const area = areaOf(params);
  const queries = [...facetsQuery(ctx, params), ...words];
  const byIndex = queries.length > 0;
  const behindM = after ? metresOf(after.chord) : 0;
  const limitM = Math.min(withinM, area.circle?.radiusM ?? Number.POSITIVE_INFINITY);
  const rings = (byIndex ? TILED_RINGS_KM : RINGS_KM).map((km) => km * 1000);
  const radii = [...rings.filter((radius) => radius > behindM && radius < limitM), limitM];
  let hits: Hit[] = [];
  for (const radiusM of radii) {
    const circle = radiusM === Number.POSITIVE_INFINITY ? undefined : { centre: near, radiusM };
    const ring: Area = { box: area.box, circle };
    const around = circle && boxAround(near, radiusM);
    hits = await nearestIn(
      tx,
      byIndex
        ? sql`select id, chord from ${byDocument(
            ctx,
            [...queries, ...tilesQuery(around ?? area.box)],
            params,
            // The whole world is a circle, too: it makes the index tell the chord.
            { ...ring, circle: circle ?? { centre: near, radiusM: Number.MAX_VALUE } },
          )} hits`
        : sql`select listings.id, ${chordTo(near)} as chord
            from ${byCell(around ?? area.box, [...found(ctx), ...within(ring)])}`,
      after,
      most,
    );
    if (hits.length >= most) return hits;
  }
  return hits;
}

async function nearestIn(tx: TenantTx, source: SQL, after: After, most: number): Promise<Hit[]> {
  const behind = after ? sql`where ${behindHit(sql`chord`, after.chord, after.id)}` : sql``;
  // Many are equally near, because what is shown of a home is its cell: of these the newest comes first.
  const rows = await tx.execute<HitRow>(
    sql`select id, chord from (${source}) found ${behind} order by chord, id desc limit ${most}::integer`,
  );
  return [...rows];
}

/** Rows of the newest that are looked at before an index on the filters is better. */
const LOOKED_AT = 2000;
const HOUR_MS = 3_600_000;
/** Days back that a search for words looks first. */
const DAYS = [1, 16];

/**
 * The newest `most` listings behind `after`. What is common is found among the newest few thousand; what is not is rare enough to
 * sort it all. Words are looked for in growing spans of time.
 */
export async function newest(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  words: readonly DocumentQuery[],
  after: After,
  most: number,
): Promise<Hit[]> {
  const area = areaOf(params);
  const behind = after ? [sql`listings.id < ${after.id}::uuid`] : [];
  const exact = [...filters(params), ...within(area)];
  if (words.length === 0) {
    const rows = await tx.execute<HitRow>(sql`
      select id, 0::float8 as chord from (
        select * from listings where ${and([...found(ctx), ...behind])} order by id desc limit ${LOOKED_AT}::integer
      ) listings ${exact.length > 0 ? sql`where ${and(exact)}` : sql``} order by id desc limit ${most}::integer`);
    if (rows.length >= most || exact.length === 0) return [...rows];
  }
  const queries = [...facetsQuery(ctx, params), ...words];
  const box = boxOf(area);
  if (queries.length === 0) {
    const rows = await tx.execute<HitRow>(sql`
      select listings.id, 0::float8 as chord from ${byCell(box, [...found(ctx), ...behind, ...exact])}
      order by listings.id desc limit ${most}::integer`);
    return [...rows];
  }
  // Another process's clock may be a little ahead of ours.
  const from = after ? madeAt(after.id) : ctx.clock().getTime() + HOUR_MS;
  let hits: Hit[] = [];
  for (const days of [...(words.length > 0 ? DAYS : []), null]) {
    const source = byDocument(
      ctx,
      [...queries, ...tilesQuery(box), ...(days ? [timeQuery(from, days)] : [])],
      params,
      area,
    );
    const rows = await tx.execute<HitRow>(sql`
      select id, 0::float8 as chord from ${source} listings ${after ? sql`where ${and(behind)}` : sql``}
      order by id desc limit ${most}::integer`);
    hits = [...rows];
    if (hits.length >= most) return hits;
  }
  return hits;
}

/** Milliseconds since 1970 in which a UUIDv7 was made (RFC 9562, 5.7). */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
