import type { TenantTx } from '@entraide/db';
import { type Listing, ListingInput } from '@entraide/model/listing';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { removeFiles } from '../file/index.ts';
import { changeListingIn, createListingIn, getListingIn, ListingPatch } from '../listing/index.ts';
import { attachToListing, PhotoIds } from './attach-photos.ts';
import { flagPhotosIn } from './flag-photo.ts';
import { loosePhotos } from './loose.ts';
import { ownPhotos, photosChangedIn } from './own-photos.ts';

const NewListing = ListingInput.extend({ photos: PhotoIds.optional() });
const Change = ListingPatch.extend({ photos: PhotoIds.optional() });

/** As `createListing`, with photos that wait. @throws as that; NotFound for a photo that is not the caller's, or does not wait */
export async function createListingWithPhotos(ctx: Ctx, given: unknown): Promise<Listing> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  const { photos, ...input } = parse(NewListing, given);
  return inTenant(ctx, async (tx) => {
    const listing = await createListingIn(ctx, tx, input);
    if (photos) await putPhotos(ctx, tx, { memberId, listingId: listing.id, photos });
    return listing;
  });
}

/**
 * Puts photos that wait on a listing that was just written, as far as they wait still and are its author's: nobody loses a listing over one
 * that is gone. Photos of a listing about the care of children are taken only from who says what is not on them, which nobody said here.
 */
export async function putWaitingPhotosIn(
  ctx: Ctx,
  tx: TenantTx,
  { id, category }: Pick<Listing, 'id' | 'category'>,
  given: unknown,
): Promise<void> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  const asksFirst = ctx.tenant.config.categories.some(
    ({ slug, safetyKind }) => slug === category && safetyKind === 'childcare',
  );
  const ids = PhotoIds.safeParse(given).data ?? [];
  const photos = asksFirst ? [] : (await loosePhotos(tx, memberId, ids)).map((photo) => photo.id);
  if (photos.length > 0) await putPhotos(ctx, tx, { memberId, listingId: id, photos });
}

async function putPhotos(
  ctx: Ctx,
  tx: TenantTx,
  { memberId, listingId, photos }: { memberId: string; listingId: string; photos: readonly string[] },
): Promise<void> {
  const { fresh } = await attachToListing(tx, memberId, photos, listingId);
  await flagPhotosIn(ctx, tx, await ownPhotos(ctx, tx, listingId, ctx.clock()), fresh);
}

/**
 * As `changeListing`; `photos` are all that it shall have from now on, in their order: those that it has and those that wait.
 * @throws as that; NotFound for a photo that is neither
 */
export async function changeListingWithPhotos(ctx: Ctx, id: string, given: unknown): Promise<Listing> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  const { photos, ...change } = parse(Change, given);
  return inTenant(ctx, async (tx) => {
    const listing = await changeListingIn(ctx, tx, id, change);
    if (!photos) return listing;
    const own = await ownPhotos(ctx, tx, id, ctx.clock());
    const { fresh, removed } = await attachToListing(tx, memberId, photos, id);
    if (removed) await removeFiles(ctx, tx);
    await photosChangedIn(ctx, tx, own);
    await flagPhotosIn(ctx, tx, own, fresh);
    return getListingIn(ctx, tx, id);
  });
}
