import { and, eq, inArray, listings, members, places, type TenantTx } from '@entraide/db';
import { distanceM, type Point } from '@entraide/model/geo';
import {
  type Cursor,
  decodeCursor,
  encodeCursor,
  type Listing,
  type SearchParams,
} from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Invalid } from '../error/index.ts';
import {
  attemptsFor,
  type Hit,
  lookAtAll,
  mostRelevant,
  nearest,
  newest,
  readWords,
  type Sort,
  sortOf,
  type Tier,
  type Wanted,
  wordsQuery,
} from '../search/index.ts';
import { assertMayRead } from '../space/index.ts';
import { listingColumns, toListing } from './view.ts';
import { authorOfListing, visibleTo } from './visible.ts';

export interface SearchResult {
  items: Listing[];
  nextCursor: string | null;
  /** null: more than a thousand. */
  total: number | null;
  /** Categories that the words mean, of listings that are found for that and do not say them. */
  also: string[];
  /** No listing holds all the words; these hold most of them. */
  mostWords: boolean;
}

const NOTHING: SearchResult = { items: [], nextCursor: null, total: 0, also: [], mostWords: false };

/**
 * The one search: near a point, in a box, filtered, by words; by relevance, distance or the newest first; page by page. Page after
 * page shows nothing twice and misses nothing that was there when it began, whatever is published meanwhile.
 * @throws Invalid, SignInNeeded, NotAllowed
 */
export async function searchListings(ctx: Ctx, params: SearchParams): Promise<SearchResult> {
  assertMayRead(ctx);
  const sort = sortOf(params);
  const cursor = readCursor(params, sort);
  return inTenant(ctx, async (tx) => {
    const words = params.q ? await readWords(tx, ctx.tenant.config, params.q) : [];
    if (words === null) return NOTHING;
    const attempts = attemptsFor(words);
    let result = NOTHING;
    for (const [fewer, wanted] of attempts.entries()) {
      // A page goes on with as many words as the one before it.
      if (cursor && cursor.fewer !== fewer) continue;
      result = await pageOf(ctx, tx, params, wanted, { sort, cursor, fewer });
      if (result.items.length > 0) break;
    }
    return result;
  });
}

async function pageOf(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  wanted: Wanted,
  { sort, cursor, fewer }: { sort: Sort; cursor: Cursor | null; fewer: number },
): Promise<SearchResult> {
  const most = params.limit + 1;
  const { total, hits: few, also } = await lookAtAll(ctx, tx, params, wanted, { sort, cursor, most });
  const hits = few ?? (await find(ctx, tx, params, sort, wanted, cursor, most));
  const shown = hits.slice(0, params.limit);
  const items = await showHits(ctx, tx, shown, params.near);
  const last = shown.at(-1);
  return {
    items,
    nextCursor:
      last && hits.length > params.limit
        ? encodeCursor(cursorAfter(sort, last, { many: total === null, fewer }))
        : null,
    total,
    also,
    mostWords: fewer > 0 && items.length > 0,
  };
}

function readCursor(params: SearchParams, sort: Sort): Cursor | null {
  const refuse = (path: string, code: string, message: string) => {
    throw new Invalid([{ path: [path], code, message }]);
  };
  if (sort === 'distance' && !params.near)
    refuse('near', 'required', 'sorting by distance needs near=lat,lon');
  if (sort === 'relevance' && !params.q) refuse('q', 'required', 'sorting by relevance needs words: q=');
  if (params.radiusKm && !params.near) refuse('near', 'required', 'a radius needs near=lat,lon');
  if (params.cursor === undefined) return null;
  const cursor = decodeCursor(params.cursor);
  if (cursor?.by !== sort) refuse('cursor', 'invalid', 'this cursor does not belong to this search');
  return cursor;
}

type AnyHit = Hit & { tier?: Tier };

async function find(
  ctx: Ctx,
  tx: TenantTx,
  params: SearchParams,
  sort: Sort,
  wanted: Wanted,
  cursor: Cursor | null,
  most: number,
): Promise<AnyHit[]> {
  const { near } = params;
  if (sort === 'relevance')
    return mostRelevant(ctx, tx, params, wanted, cursor?.by === 'relevance' ? cursor : null, most);
  if (sort === 'distance' && near)
    return nearest(
      ctx,
      tx,
      { ...params, near },
      wordsQuery(wanted),
      cursor?.by === 'distance' ? cursor : null,
      most,
    );
  const after = cursor && { id: cursor.id, chord: 0 };
  return newest(ctx, tx, params, wordsQuery(wanted), after, most);
}

function cursorAfter(by: Sort, { id, chord, tier = 0 }: AnyHit, how: Pick<Cursor, 'many' | 'fewer'>): Cursor {
  if (by === 'newest') return { by, id, ...how };
  return by === 'distance' ? { by, chord, id, ...how } : { by, tier, chord, id, ...how };
}

/** The rows of ids, in their order, through the policy: an id of another tenant's would simply not be there. */
async function showHits(
  ctx: Ctx,
  tx: TenantTx,
  hits: readonly AnyHit[],
  near: Point | undefined,
): Promise<Listing[]> {
  if (hits.length === 0) return [];
  const rows = await tx
    .select(listingColumns(ctx.locale))
    .from(listings)
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, authorOfListing)
    .where(
      and(
        inArray(
          listings.id,
          hits.map(({ id }) => id),
        ),
        visibleTo(ctx),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [toListing(ctx, { ...row, ...(near && { distanceM: distanceM(near, row) }) })] : [];
  });
}
