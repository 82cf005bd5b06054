import { eq, photos } from '@entraide/db';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { removeFiles } from '../file/index.ts';
import { arrangeIn } from './arrange.ts';
import { ownPhotosWith, photosChangedIn } from './own-photos.ts';

/** Takes a photo away for good; the next ones move up. @throws SignInNeeded, NotAllowed, NotFound */
export async function removePhoto(ctx: Ctx, id: string): Promise<void> {
  requireWriter(ctx, 'listings:write');
  await inTenant(ctx, async (tx) => {
    const own = await ownPhotosWith(ctx, tx, id);
    await tx.delete(photos).where(eq(photos.id, id));
    const rest = own.ids.filter((one) => one !== id);
    await arrangeIn(tx, rest);
    await removeFiles(ctx, tx);
    await photosChangedIn(ctx, tx, own);
  });
}
