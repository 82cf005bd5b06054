import { and, eq, inArray, listings, type TenantTx } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';

/** Removes a listing for good, unless its author brought it back in the meantime. */
export async function purgeListing(tx: TenantTx, listingId: string): Promise<void> {
  const deleted = inArray(listings.status, [...LISTING_LIFE.purge.from]);
  await tx.delete(listings).where(and(eq(listings.id, listingId), deleted));
}
