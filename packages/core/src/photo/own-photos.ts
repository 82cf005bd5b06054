import { asc, eq, listings, photos, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import type { Ctx } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { askAnotherLookIn, type OwnListing, ownListing } from '../listing/index.ts';

export interface OwnPhotos {
  listing: OwnListing['row'];
  /** In their order. */
  ids: string[];
}

/**
 * The photos of the author's own listing, which is locked until the transaction ends: so nobody else counts or moves them meanwhile.
 * @param writesAt as `lockWriter` has it
 * @throws SignInNeeded, NotAllowed, NotFound
 */
export async function ownPhotos(
  ctx: Ctx,
  tx: TenantTx,
  listingId: string,
  writesAt?: Date,
): Promise<OwnPhotos> {
  const { row } = await ownListing(ctx, tx, listingId, writesAt);
  if (row.status === 'deleted') throw new NotFound();
  const rows = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(eq(photos.listingId, row.id))
    .orderBy(asc(photos.position));
  return { listing: row, ids: rows.map(({ id }) => id) };
}

/** The same of the listing that a photo belongs to. @throws as `ownPhotos` */
export async function ownPhotosWith(
  ctx: Ctx,
  tx: TenantTx,
  photoId: string,
  writesAt?: Date,
): Promise<OwnPhotos> {
  const [photo] = isId(photoId)
    ? await tx.select({ listingId: photos.listingId }).from(photos).where(eq(photos.id, photoId))
    : [];
  // One of a message is never taken back or changed, and one that waits is looked after elsewhere: ./loose.ts
  if (!photo?.listingId) throw new NotFound();
  const own = await ownPhotos(ctx, tx, photo.listingId, writesAt);
  // Removed while we waited for the listing.
  if (!own.ids.includes(photoId)) throw new NotFound();
  return own;
}

/** Call it last: those who have the listing's page kept learn of it, and moderators who hid the listing look again. */
export async function photosChangedIn(ctx: Ctx, tx: TenantTx, { listing }: OwnPhotos): Promise<void> {
  await tx.update(listings).set({ updatedAt: ctx.clock() }).where(eq(listings.id, listing.id));
  await askAnotherLookIn(ctx, tx, listing);
}
