import { and, desc, eq, listings, members, ne, places } from '@entraide/db';
import type { Listing } from '@entraide/model/listing';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { listingColumns, toListing } from './view.ts';
import { authorOfListing } from './visible.ts';

/** The caller's own listings in every state but deleted, newest first; at most 200. @throws SignInNeeded */
export async function listMyListings(ctx: Ctx): Promise<Listing[]> {
  const actor = requireMember(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select(listingColumns(ctx))
      .from(listings)
      .innerJoin(places, eq(places.id, listings.placeId))
      .innerJoin(members, authorOfListing)
      .where(and(eq(listings.authorId, actor.memberId), ne(listings.status, 'deleted')))
      .orderBy(desc(listings.createdAt))
      .limit(200),
  );
  return rows.map((row) => toListing(ctx, row));
}
