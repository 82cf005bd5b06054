import { type SQL, sql, type TenantTx } from '@entraide/db';
import type { Cursor, SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { areaOf, boxOf, chordTo, found, within } from './conditions.ts';
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
  if (order.cursor?.many) return { total: null, hits: null };
  const counted = await countedAlready(ctx, tx, params, words);
  if (counted !== null && counted > COUNTED_AT_MOST) return { total: null, hits: null };
  const [sorting, behind] = orderBy(params, order.sort, order.cursor);
  const { all, titles } = matching(ctx, params, words);
  const rows = await tx.execute<Row>(sql`
    with matching as materialized (${all}), counted as (select count(*)::int as total from matching)
    select counted.total, page.id, page.chord, page.tier from counted left join lateral (
      select id, chord, tier from (
        select id, chord, ${titles ? sql`(id not in (${titles}))::int` : sql`0`} as tier from matching
        where counted.total <= ${COUNTED_AT_MOST}::integer
      ) few where true ${behind} order by ${sorting} limit ${order.most}::integer
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
  const over = sql`status = 'published' and expires_at <= ${ctx.clock().toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ total: number }>(sql`
    select (select coalesce(sum(count), 0)::int from listing_tiles
        where level = 0 and tile = 0 and category = ${category ?? ''} ${kind ? sql`and kind = ${kind}` : sql``})
      - (select count(*)::int from listings where ${over}) as total`);
  // What has run out is counted of all kinds and categories, which the index does alone: of one there are at least as many.
  if ((kind || category) && (row?.total ?? 0) <= COUNTED_AT_MOST) return null;
  return row?.total ?? 0;
}

/** Id and chord of what a search finds, as many as tell that they are many; and the ids of those with the words in their title. */
function matching(ctx: Ctx, params: SearchParams, words: readonly Word[]): { all: SQL; titles: SQL | null } {
  const { near } = params;
  const area = areaOf(params);
  const most = COUNTED_AT_MOST + 1;
  const facets = facetsQuery(ctx, params);
  if (facets.length + words.length === 0)
    return {
      all: sql`select id, ${near ? chordTo(near) : sql`0::float8`} as chord
        from ${byCell(boxOf(area), [...found(ctx), ...within(area)])} limit ${most}::integer`,
      titles: null,
    };
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
  return {
    all: sql`select id, coalesce(chord, 0) as chord from ${candidates(false)} candidate`,
    titles: words.length > 0 ? sql`select title.id from ${candidates(true)} title` : null,
  };
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
