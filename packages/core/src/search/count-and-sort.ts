import { type SQL, sql, type TenantTx } from '@entraide/db';
import { boxOf, chordTo, onBoard, within } from './conditions.ts';
import { type DocumentQuery, facetsQuery, type Tier, tiersOf, tilesQuery } from './document.ts';
import { behindHit, type RelevantHit } from './hit.ts';
import { kmOf } from './order.ts';
import type { PagePlan, SearchPlan } from './plan.ts';
import { EQUALLY_NEAR, scoreOf, TIER_FACTORS } from './relevance.ts';
import { byCell, byDocument } from './sources.ts';
import { meantCategories } from './wanted.ts';

/** Listings are counted up to here; more are "more". */
export const COUNTED_AT_MOST = 1000;

export interface Counted {
  /** null: more than {@link COUNTED_AT_MOST}. */
  total: number | null;
  /** The page; null when there are too many to sort them all. */
  hits: RelevantHit[] | null;
  /** Categories of listings that do not say the words and are found because their category means them. */
  also: string[];
}

type Row = { total: number; id: string | null; chord: number; tier: Tier; also: string[] } & Record<
  string,
  unknown
>;

/**
 * Most searches find few: these are gathered, counted and sorted in one go. Of the others it says that they are many, having looked at
 * no more than it takes to know.
 */
export async function countAndSort(tx: TenantTx, plan: PagePlan): Promise<Counted> {
  const means = meantCategories(plan.wanted, plan.filters.category);
  const many: Counted = { total: null, hits: null, also: means };
  if (plan.cursor?.many) return many;
  const counted = await countedAlready(tx, plan);
  if (counted !== null && counted > COUNTED_AT_MOST) return many;
  const [sorting, behind] = orderBy(plan);
  const { said, meant, titles } = matching(plan);
  const also =
    meant && means.length > 0
      ? sql`array(select distinct category from listings where category = any (${`{${means.join(',')}}`}::text[])
          and id in (select id from matching where meant and (select total from counted) <= ${COUNTED_AT_MOST}::integer))`
      : sql`'{}'::text[]`;
  const rows = await tx.execute<Row>(sql`
    with said as materialized (${said}),
    matching as materialized (
      select id, chord, false as meant from said
      ${meant ? sql`union all select id, chord, true from (${meant}) meant where (select count(*) from said) <= ${COUNTED_AT_MOST}::integer` : sql``}
    ),
    counted as (select count(*)::int as total from matching)
    select counted.total, page.id, page.chord, page.tier, ${also} as also from counted left join lateral (
      select id, chord, tier from (
        select id, chord, case when meant then 2 else ${titles ? sql`(id not in (${titles}))::int` : sql`0`} end as tier from matching
        where counted.total <= ${COUNTED_AT_MOST}::integer
      ) few where true ${behind} order by ${sorting} limit ${plan.most}::integer
    ) page on true`);
  const total = rows[0]?.total ?? 0;
  if (total > COUNTED_AT_MOST) return many;
  const hits = [...rows].flatMap(({ id, chord, tier }) => (id === null ? [] : [{ id, chord, tier }]));
  return { total, hits, also: rows[0]?.also ?? [] };
}

/** The whole board, or a kind or category of it, is counted by the roll-up; null when that cannot tell. */
async function countedAlready(
  tx: TenantTx,
  { now, area, filters, wanted }: SearchPlan,
): Promise<number | null> {
  const { kind, category, urgent, language, since } = filters;
  if (wanted.words.length > 0 || urgent || language || since || area.box || area.circle) return null;
  const over = sql`status = 'published' and expires_at <= ${now.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ total: number }>(sql`
    select (select coalesce(sum(count), 0)::int from listing_tiles
        where level = 0 and tile = 0 and category = ${category ?? ''} ${kind ? sql`and kind = ${kind}` : sql``})
      - (select count(*)::int from listings where ${over}) as total`);
  // What has run out is counted of all kinds and categories, which the index does alone: of one there are at least as many.
  if ((kind || category) && (row?.total ?? 0) <= COUNTED_AT_MOST) return null;
  return row?.total ?? 0;
}

interface Matching {
  said: SQL;
  /** Found by their category alone; null when the words mean none. */
  meant: SQL | null;
  titles: SQL | null;
}

/** Id and chord of what a search finds, as many as tell that they are many; and the ids of those with the words in their title. */
function matching(plan: SearchPlan): Matching {
  const { near, area } = plan;
  const most = COUNTED_AT_MOST + 1;
  const facets = facetsQuery(plan);
  const [inTitle, inText, byMeaning] = tiersOf(plan.wanted);
  if (facets.length === 0 && !inText)
    return {
      said: sql`select id, ${near ? chordTo(near) : sql`0::float8`} as chord
        from ${byCell(boxOf(area), [...onBoard(plan.now), ...within(area)])} limit ${most}::integer`,
      meant: null,
      titles: null,
    };
  // The whole world is a circle, too: it makes the index tell the chord.
  const circle = area.circle ?? (near && { centre: near, radiusM: Number.MAX_VALUE });
  const candidates = (...queries: DocumentQuery[]) =>
    byDocument(plan, [...facets, ...queries, ...tilesQuery(boxOf(area))], { box: area.box, circle }, most);
  const gather = (...queries: DocumentQuery[]) =>
    sql`select id, coalesce(chord, 0) as chord from ${candidates(...queries)} candidate`;
  return {
    said: inText ? gather(inText) : gather(),
    meant: byMeaning && inText ? gather(byMeaning, `!${inText}`) : null,
    titles: inTitle ? sql`select title.id from ${candidates(inTitle)} title` : null,
  };
}

/** How a page is sorted, and what is behind its cursor. */
function orderBy({ near, sort, cursor }: PagePlan): [sorting: SQL, behind: SQL] {
  if (sort === 'newest') return [sql`id desc`, cursor ? sql`and id < ${cursor.id}::uuid` : sql``];
  if (sort === 'distance' || sort === 'local') {
    const measured = (chord: SQL) => (sort === 'local' ? kmOf(chord) : chord);
    const measure = measured(sql`chord`);
    return [
      sql`${measure}, id desc`,
      cursor?.by === sort
        ? sql`and ${behindHit(measure, measured(sql`${cursor.chord}::float8`), cursor.id)}`
        : sql``,
    ];
  }
  const after = cursor?.by === 'relevance' ? cursor : null;
  if (!near)
    return [
      sql`tier, id desc`,
      after
        ? sql`and (tier > ${after.tier}::integer or tier = ${after.tier}::integer and id < ${after.id}::uuid)`
        : sql``,
    ];
  const score = sql`((chord + ${EQUALLY_NEAR}::float8) * case tier when 0 then ${TIER_FACTORS[0]}::float8 when 1 then ${TIER_FACTORS[1]}::float8 else ${TIER_FACTORS[2]}::float8 end)`;
  return [sql`${score}, id desc`, after ? sql`and ${behindHit(score, scoreOf(after), after.id)}` : sql``];
}
