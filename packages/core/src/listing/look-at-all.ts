import { type SQL, sql, type TenantTx } from '@entraide/db';
import type { Cursor, SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { and, areaOf, boxOf, chordTo, found, within } from './conditions.ts';
import { facetsQuery, tilesQuery, type Word, wordsQuery } from './document.ts';
import type { Sort } from './order.ts';
import { NEAR, type RelevantHit, scoreOf, TIMES } from './relevance.ts';
import { byCell, byDocument } from './sources.ts';

/** Listings are counted up to here; more are "more". */
export const COUNTED_AT_MOST = 1000;

export interface Looked {
  /** null: more than {@link COUNTED_AT_MOST}. */
  total: number | null;
  /** The page; null when there are too many to sort them all. */
  hits: RelevantHit[] | null;
}

type Row = { total: number; id: string | null; chord: number; tier: 0 | 1 } & Record<string, unknown>;

/**
 * Most searches find few: these are gathered, counted and sorted in one go. Of the others it says that they are many, having looked at
 * no more than it takes to know.
 */
export async function lookAtAll(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  words: readonly Word[],
  order: { sort: Sort; cursor: Cursor | null; most: number },
): Promise<Looked> {
  const counted = await countedAlready(ctx, tx, params, words);
  if (counted !== null && counted > COUNTED_AT_MOST) return { total: null, hits: null };
  const [sorting, behind] = orderBy(params, order.sort, order.cursor);
  const rows = await tx.execute<Row>(sql`
    with matching as materialized (${matching(ctx, params, words)}), counted as (select count(*)::int as total from matching)
    select counted.total, page.id, page.chord, page.tier from counted left join lateral (
      select id, chord, tier from matching where counted.total <= ${COUNTED_AT_MOST}::integer ${behind}
      order by ${sorting} limit ${order.most}::integer
    ) page on true`);
  const total = rows[0]?.total ?? 0;
  if (total > COUNTED_AT_MOST) return { total: null, hits: null };
  const hits = [...rows].flatMap(({ id, chord, tier }) => (id === null ? [] : [{ id, chord, tier }]));
  return { total, hits };
}

/** The whole board, or a kind or category of it, is counted by the roll-up; null when that cannot tell. */
async function countedAlready(
  ctx: Ctx,
  tx: TenantTx,
  { kind, category, urgent, language, since, bbox, radiusKm }: SearchParams,
  words: readonly Word[],
): Promise<number | null> {
  if (words.length > 0 || urgent || language || since || bbox || radiusKm) return null;
  const those = (table: string) => [
    ...(kind ? [sql`${sql.raw(table)}.kind = ${kind}`] : []),
    ...(category ? [sql`${sql.raw(table)}.category = ${category}`] : []),
  ];
  const now = ctx.clock().toISOString();
  const over = [
    sql`listings.status = 'published'`,
    sql`listings.ends_on <= ${now.slice(0, 10)}::date`,
    sql`listings.expires_at <= ${now}::timestamptz`,
  ];
  const [row] = await tx.execute<{ total: number }>(sql`
    select (select coalesce(sum(count), 0)::int from listing_tiles
        where ${and([sql`level = 0 and tile = 0`, ...those('listing_tiles')])})
      - (select count(*)::int from listings where ${and([...over, ...those('listings')])}) as total`);
  return row?.total ?? 0;
}

/** Id, chord and tier of what a search finds, as many as tell that they are many. */
function matching(ctx: Ctx, params: SearchParams, words: readonly Word[]): SQL {
  const { near } = params;
  const area = areaOf(params);
  const most = COUNTED_AT_MOST + 1;
  const facets = facetsQuery(ctx, params);
  if (facets.length + words.length === 0)
    return sql`select id, ${near ? chordTo(near) : sql`0::float8`} as chord, 0 as tier
      from ${byCell(boxOf(area), [...found(ctx), ...within(area)])} limit ${most}::integer`;
  // The whole world is a circle, too: it makes the index tell the chord.
  const circle = area.circle ?? (near && { centre: near, radiusM: Number.MAX_VALUE });
  const candidates = (inTitle: boolean) =>
    byDocument(
      ctx,
      [...facets, ...wordsQuery(words, inTitle), ...tilesQuery(boxOf(area))],
      params,
      { box: area.box, circle },
      most,
    );
  const tier =
    words.length > 0
      ? sql`(candidate.id not in (select title.id from ${candidates(true)} title))::int`
      : sql`0`;
  return sql`select candidate.id, coalesce(candidate.chord, 0) as chord, ${tier} as tier
    from ${candidates(false)} candidate join listings on listings.id = candidate.id`;
}

/** How a page is sorted, and what is behind its cursor. */
function orderBy({ near }: SearchParams, sort: Sort, cursor: Cursor | null): [sorting: SQL, behind: SQL] {
  if (sort === 'newest') return [sql`id desc`, cursor ? sql`and id < ${cursor.id}::uuid` : sql``];
  if (sort === 'distance')
    return [
      sql`chord, id`,
      cursor?.by === 'distance'
        ? sql`and (chord, id) > (${cursor.chord}::float8, ${cursor.id}::uuid)`
        : sql``,
    ];
  const after = cursor?.by === 'relevance' ? cursor : null;
  if (!near)
    return [
      sql`tier, id desc`,
      after
        ? sql`and (tier > ${after.tier}::integer or tier = ${after.tier}::integer and id < ${after.id}::uuid)`
        : sql``,
    ];
  const score = sql`((chord + ${NEAR}::float8) * case tier when 0 then ${TIMES[0]}::float8 else ${TIMES[1]}::float8 end)`;
  return [
    sql`${score}, id`,
    after ? sql`and (${score}, id) > (${scoreOf(after)}::float8, ${after.id}::uuid)` : sql``,
  ];
}
