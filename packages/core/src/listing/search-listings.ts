import { and, eq, listings, members, places, sql, type TenantTx } from '@entraide/db';
import { distanceM, type Point } from '@entraide/model/geo';
import { encodeCursor, type Listing, type SearchParams } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { findPage, type Hit, type PagePlan, PLANNED_ONCE, planPage, readAttempts } from '../search/index.ts';
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
  const plan = planPage(params, ctx.clock());
  return inTenant(
    ctx,
    async (tx) => {
      let result = NOTHING;
      for (const wanted of await readAttempts(tx, ctx.tenant.config, params.q)) {
        // A page goes on with as many words as the one before it.
        if (plan.cursor && plan.cursor.fewer !== wanted.missing) continue;
        result = await pageOf(ctx, tx, { ...plan, wanted });
        if (result.items.length > 0) break;
      }
      return result;
    },
    PLANNED_ONCE,
  );
}

async function pageOf(ctx: Ctx, tx: TenantTx, plan: PagePlan): Promise<SearchResult> {
  const { hits, next, total, also } = await findPage(tx, plan);
  const items = await showHits(ctx, tx, hits, plan.near);
  // All of it is by people whom the reader does not see: what comes next is not empty for that.
  if (items.length === 0 && next) return pageOf(ctx, tx, { ...plan, cursor: next });
  return {
    items,
    nextCursor: next && encodeCursor(next),
    total,
    also,
    mostWords: plan.wanted.missing > 0 && items.length > 0,
  };
}

/** The rows of ids, in their order, through the policy: an id of another tenant's would simply not be there. */
async function showHits(
  ctx: Ctx,
  tx: TenantTx,
  hits: readonly Hit[],
  near: Point | undefined,
): Promise<Listing[]> {
  if (hits.length === 0) return [];
  // One array, so that a page of any length is the same statement, which a session plans once.
  const rows = await tx
    .select(listingColumns(ctx))
    .from(listings)
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, authorOfListing)
    .where(
      and(sql`${listings.id} = any (${`{${hits.map(({ id }) => id).join(',')}}`}::uuid[])`, visibleTo(ctx)),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [toListing(ctx, { ...row, ...(near && { distanceM: distanceM(near, row) }) })] : [];
  });
}
