import { and, eq, listings, type TenantTx } from '@entraide/db';

/** Removes a listing for good, unless its author brought it back in the meantime. */
export async function purgeListing(tx: TenantTx, listingId: string): Promise<void> {
  await tx.delete(listings).where(and(eq(listings.id, listingId), eq(listings.status, 'deleted')));
}
