import { and, eq, listings, members, photos } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { type OpenFile, readFile } from '../file/index.ts';
import { authorOfListing } from '../listing/index.ts';
import { listingOfPhoto, photoVisibleTo } from './visible.ts';

const columns = {
  small: photos.smallSha256,
  medium: photos.mediumSha256,
  large: photos.largeSha256,
  /** For who cannot read WebP. */
  jpeg: photos.jpegSha256,
};
export type PhotoSize = keyof typeof columns;

/** The bytes of a photo. @throws NotFound where the caller does not see it; Unavailable */
export async function showPhoto(ctx: Ctx, id: string, size: PhotoSize): Promise<OpenFile> {
  const [found] = isId(id)
    ? await inTenant(ctx, async (tx) =>
        tx
          .select({ sha256: columns[size] })
          .from(photos)
          .innerJoin(listings, listingOfPhoto)
          .innerJoin(members, authorOfListing)
          .where(and(eq(photos.id, id), photoVisibleTo(ctx))),
      )
    : [];
  if (!found) throw new NotFound();
  return readFile(ctx, found.sha256);
}
