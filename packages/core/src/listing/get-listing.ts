import { and, eq, listings, members, places, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import type { Listing } from '@entraide/model/listing';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { assertMayRead, mayRead } from '../space/index.ts';
import { listMyListings } from './my-listings.ts';
import { listingColumns, toListing } from './view.ts';

/**
 * One listing, also when it is solved or expired (its status tells); held and deleted ones for their author alone. Who waits to
 * be accepted in a space of members reads their own, and is told the same of every other.
 * @throws NotFound, SignInNeeded, NotAllowed
 */
export async function getListing(ctx: Ctx, id: string): Promise<Listing> {
  if (ctx.actor?.status === 'pending' && ctx.tenant.status !== 'suspended' && !mayRead(ctx)) {
    const own = (await listMyListings(ctx)).find((listing) => listing.id === id);
    if (own) return own;
  }
  assertMayRead(ctx);
  if (!isId(id)) throw new NotFound();
  return inTenant(ctx, (tx) => getListingIn(ctx, tx, id));
}

export async function getListingIn(ctx: Ctx, tx: TenantTx, id: string): Promise<Listing> {
  const [row] = await tx
    .select(listingColumns(ctx.locale))
    .from(listings)
    .innerJoin(places, eq(places.id, listings.placeId))
    .innerJoin(members, and(eq(members.tenantId, listings.tenantId), eq(members.id, listings.authorId)))
    .where(eq(listings.id, id));
  if (!row) throw new NotFound();
  const hidden = row.status === 'held' || row.status === 'deleted';
  if (hidden && row.authorId !== ctx.actor?.memberId) throw new NotFound();
  return toListing(ctx, row);
}
