import { photos, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { requireWriter, spend } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { keepFile } from '../file/index.ts';
import { readPhoto } from '../picture/index.ts';
import { MOST_PHOTOS } from './attach-photos.ts';
import { flagPhotosIn } from './flag-photo.ts';
import { tooMany } from './keep-photo.ts';
import { type OwnPhotos, ownPhotos, photosChangedIn } from './own-photos.ts';
import { storePhoto } from './store-photo.ts';
import type { Photo } from './view.ts';

/**
 * Adds a photo to the caller's own listing, as its last one. It is asked who may before anything is read; then the file is received and
 * written anew, which takes some seconds, and at last it is asked again.
 * @param source the file as it is sent, piece by piece
 * @throws SignInNeeded, NotAllowed, NotFound, TooMany; Invalid for `file`: 'too-many' or a PhotoFault; Unavailable
 */
export async function addPhoto(
  ctx: Ctx,
  listingId: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Photo> {
  const { memberId: authorId } = requireWriter(ctx, 'listings:write');
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, { photos: authorId });
    await withRoom(ctx, tx, listingId);
  });
  const decoded = await readPhoto(ctx, source);
  const stored = await storePhoto(ctx, decoded);
  return inTenant(ctx, async (tx) => {
    const own = await withRoom(ctx, tx, listingId);
    for (const sha256 of new Set(Object.values(stored))) await keepFile(ctx, tx, sha256);
    const { width, height, thumbhash } = decoded;
    const row = { id: newId(ctx.clock()), alt: '', width, height, thumbhash };
    await tx.insert(photos).values({
      ...{ ...row, ...stored, authorId, listingId: own.listing.id },
      ...{ position: own.ids.length + 1, createdAt: ctx.clock() },
    });
    await photosChangedIn(ctx, tx, own);
    await flagPhotosIn(ctx, tx, own, [row.id]);
    return { ...row, decisionId: null };
  });
}

async function withRoom(ctx: Ctx, tx: TenantTx, listingId: string): Promise<OwnPhotos> {
  const own = await ownPhotos(ctx, tx, listingId, ctx.clock());
  if (own.ids.length >= MOST_PHOTOS) throw tooMany(`at most ${MOST_PHOTOS} photos`);
  return own;
}
