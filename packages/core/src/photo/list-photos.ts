import { and, asc, eq, listings, members, photos } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { authorOfListing } from '../listing/index.ts';
import { type Photo, photoColumns } from './view.ts';
import { listingOfPhoto, photoVisibleTo } from './visible.ts';

/** The photos of a listing that the caller sees, in their order; none of one that they do not see. */
export async function listPhotos(ctx: Ctx, listingId: string): Promise<Photo[]> {
  if (!isId(listingId)) return [];
  return inTenant(ctx, async (tx) =>
    tx
      .select(photoColumns)
      .from(photos)
      .innerJoin(listings, listingOfPhoto)
      .innerJoin(members, authorOfListing)
      .where(and(eq(photos.listingId, listingId), photoVisibleTo(ctx)))
      .orderBy(asc(photos.position)),
  );
}
