import { and, eq, inArray, listings, photos, type TenantTx } from '@entraide/db';
import { LISTING_LIFE } from '@entraide/model/listing';
import { z } from 'zod';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { removeFiles } from '../file/index.ts';
import { defineJob } from '../job/define-job.ts';

/** Removes a listing and its photos for good, unless its author brought it back in the meantime. */
export async function purgeListing(ctx: Pick<Ctx, 'clock'>, tx: TenantTx, listingId: string): Promise<void> {
  const deleted = inArray(listings.status, [...LISTING_LIFE.purge.from]);
  const photosOf = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(eq(photos.listingId, listingId))
    .limit(1);
  const gone = await tx
    .delete(listings)
    .where(and(eq(listings.id, listingId), deleted))
    .returning({ id: listings.id });
  if (gone.length > 0 && photosOf.length > 0) await removeFiles(ctx, tx);
}

export const purgeListingJob = defineJob({
  name: 'purge_listing',
  schema: z.object({ listingId: z.uuid() }),
  tries: 12,
  whileSuspended: true,
  run: (ctx, { payload }) => inTenant(ctx, (tx) => purgeListing(ctx, tx, payload.listingId)),
});
