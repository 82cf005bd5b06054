import { and, eq, listings, members, places, type SQL, sql, type TenantTx } from '@entraide/db';
import { chordOf } from '@entraide/model/geo';
import {
  type Cursor,
  decodeCursor,
  encodeCursor,
  type Listing,
  type SearchParams,
} from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import { assertMayRead } from '../space/index.ts';
import { conditions, earthPoint } from './conditions.ts';
import { listingColumns, toListing } from './view.ts';

/** Counting stops here: beyond it a page says "more than". */
export const COUNTED_AT_MOST = 1000;

export interface SearchResult {
  items: Listing[];
  nextCursor: string | null;
  /** null: more than {@link COUNTED_AT_MOST}. */
  total: number | null;
}

/**
 * The one search: near a point, in a box, filtered, sorted by distance or newest, page by page.
 * Distance is an order and a limit, never a condition, so that the index serves it behind the policy.
 * @throws Invalid, SignInNeeded, NotAllowed
 */
export async function searchListings(ctx: Ctx, params: SearchParams): Promise<SearchResult> {
  assertMayRead(ctx);
  const sort = params.sort ?? (params.near ? 'distance' : 'newest');
  const cursor = readCursor(params, sort);
  return inTenant(ctx, async (tx) => {
    const rows = await page(ctx, tx, params, sort, cursor);
    const items = rows.slice(0, params.limit);
    const last = items.at(-1);
    const total = cursor === null && rows.length <= params.limit ? rows.length : await count(ctx, tx, params);
    return {
      items: items.map((row) => toListing(ctx, row)),
      nextCursor: last && rows.length > params.limit ? cursorAfter(sort, last) : null,
      total: total > COUNTED_AT_MOST ? null : total,
    };
  });
}

function readCursor(params: SearchParams, sort: 'distance' | 'newest'): Cursor | null {
  const refuse = (path: string, code: string, message: string) => {
    throw new Invalid([{ path: [path], code, message }]);
  };
  if (sort === 'distance' && !params.near)
    refuse('near', 'required', 'sorting by distance needs near=lat,lon');
  if (params.radiusKm && !params.near) refuse('near', 'required', 'a radius needs near=lat,lon');
  if (params.cursor === undefined) return null;
  const cursor = decodeCursor(params.cursor);
  if (cursor?.by !== sort) refuse('cursor', 'invalid', 'this cursor does not belong to this search');
  return cursor;
}

const cursorAfter = (sort: 'distance' | 'newest', { id, chord }: { id: string; chord?: number | null }) =>
  encodeCursor(sort === 'newest' ? { by: 'newest', id } : { by: 'distance', chord: chord ?? 0, id });

/** Rows of this page and one more, which tells whether there is a next page. */
async function page(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  sort: 'distance' | 'newest',
  cursor: Cursor | null,
) {
  const chord = params.near
    ? sql<number | null>`(listings.position <-> ${earthPoint(params.near)})`
    : sql<number | null>`null::float8`;
  const wanted = [conditions(ctx, params)];
  if (cursor?.by === 'newest') wanted.push(sql`listings.id < ${cursor.id}::uuid`);
  if (cursor?.by === 'distance')
    wanted.push(sql`(${chord}, listings.id) > (${cursor.chord}::float8, ${cursor.id}::uuid)`);
  if (sort === 'newest' && params.near && params.radiusKm)
    wanted.push(sql`${chord} <= ${chordOf(params.radiusKm * 1000)}::float8`);
  const order = sort === 'newest' ? sql`listings.id desc` : sql`${chord}, listings.id`;
  const hits = tx
    .select({ id: listings.id, chord: chord.as('chord') })
    .from(listings)
    .where(and(...wanted))
    .orderBy(order)
    .limit(params.limit + 1)
    .as('hits');
  return tx
    .select({ ...listingColumns(ctx.locale), chord: hits.chord })
    .from(hits)
    .innerJoin(listings, eq(listings.id, hits.id))
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, and(eq(members.tenantId, listings.tenantId), eq(members.id, listings.authorId)))
    .where(withinRadius(params, sort))
    .orderBy(sort === 'newest' ? sql`hits.id desc` : sql`hits.chord, hits.id`);
}

/** The nearest come first, so a radius only cuts the tail off: the inner search has stopped by then. */
const withinRadius = (params: SearchParams, sort: 'distance' | 'newest'): SQL | undefined =>
  sort === 'distance' && params.radiusKm
    ? sql`hits.chord <= ${chordOf(params.radiusKm * 1000)}::float8`
    : undefined;

/** Exact up to {@link COUNTED_AT_MOST}, one more beyond. */
async function count(ctx: Ctx, tx: TenantTx, params: SearchParams): Promise<number> {
  const most = COUNTED_AT_MOST + 1;
  const matching = conditions(ctx, params);
  const [row] = await tx.execute<{ n: number }>(
    params.near && params.radiusKm
      ? sql`select count(*)::int as n from (
          select listings.position <-> ${earthPoint(params.near)} as chord from listings where ${matching}
          order by listings.position <-> ${earthPoint(params.near)} limit ${most}
        ) nearest where chord <= ${chordOf(params.radiusKm * 1000)}::float8`
      : sql`select count(*)::int as n from (select 1 from listings where ${matching} limit ${most}) counted`,
  );
  return row?.n ?? 0;
}
