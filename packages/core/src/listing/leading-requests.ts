import type { Listing, SearchParams } from '@entraide/model/listing';
import type { Ctx } from '../ctx/index.ts';
import { searchListings } from './search-listings.ts';

/** An urgent request leads for so long after it was published. */
const LEADS_MS = 48 * 3_600_000;
/** More would hide the board behind them. */
const MOST_LEADING = 3;

/**
 * Urgent requests of the last 48 hours among what a search finds, in its order and three at most: they stand before the first page.
 * None where words say what is looked for.
 * @throws Invalid, SignInNeeded, NotAllowed
 */
export async function leadingRequests(ctx: Ctx, params: SearchParams): Promise<Listing[]> {
  if (params.q || params.cursor || params.kind === 'offer') return [];
  const { items } = await searchListings(ctx, {
    ...params,
    kind: 'request',
    urgent: true,
    since: new Date(ctx.clock().getTime() - LEADS_MS),
    limit: MOST_LEADING,
  });
  return items;
}
