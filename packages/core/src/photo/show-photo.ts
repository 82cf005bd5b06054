import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { type OpenFile, readFile } from '../file/index.ts';
import { findPhoto } from './find-photo.ts';

const columns = {
  small: 'smallSha256',
  medium: 'mediumSha256',
  large: 'largeSha256',
  /** For who cannot read WebP. */
  jpeg: 'jpegSha256',
} as const;
export type PhotoSize = keyof typeof columns;

export interface ShownPhoto {
  /** Of a listing: whoever may read that. Otherwise it is for one or two people, who are asked for each time. */
  onListing: boolean;
  /** Null: the caller has them already. */
  file: OpenFile | null;
}

/**
 * The bytes of a photo.
 * @param has the caller has kept them, and asks only whether they may still be seen
 * @throws NotFound where the caller does not see it; Unavailable
 */
export async function showPhoto(ctx: Ctx, id: string, size: PhotoSize, has = false): Promise<ShownPhoto> {
  const found = await inTenant(ctx, (tx) => findPhoto(ctx, tx, id));
  if (!found) throw new NotFound();
  return {
    onListing: found.photo.listingId !== null,
    file: has ? null : await readFile(ctx, found.photo[columns[size]]),
  };
}
