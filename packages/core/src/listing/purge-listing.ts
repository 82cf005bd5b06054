import { and, eq, inArray, listings, type TenantTx } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import { z } from 'zod';
import { inTenant } from '../ctx/index.ts';
import { defineJob } from '../job/define-job.ts';

/** Removes a listing for good, unless its author brought it back in the meantime. */
export async function purgeListing(tx: TenantTx, listingId: string): Promise<void> {
  const deleted = inArray(listings.status, [...LISTING_LIFE.purge.from]);
  await tx.delete(listings).where(and(eq(listings.id, listingId), deleted));
}

export const purgeListingJob = defineJob({
  name: 'purge_listing',
  schema: z.object({ listingId: z.uuid() }),
  tries: 12,
  whileSuspended: true,
  run: (ctx, { payload }) => inTenant(ctx, (tx) => purgeListing(tx, payload.listingId)),
});
