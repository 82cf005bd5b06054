import { and, eq, isNotNull, photos, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { removeFiles } from '../file/index.ts';
import { arrangeIn } from './arrange.ts';
import { findLoose } from './loose.ts';
import { ownPhotosWith, photosChangedIn } from './own-photos.ts';

/**
 * Takes a photo of a listing away for good, so that the next ones move up; or one that waits.
 * @throws SignInNeeded, NotAllowed, NotFound; Conflict for one that was sent: a message is not taken back
 */
export async function removePhoto(ctx: Ctx, id: string): Promise<void> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  await inTenant(ctx, async (tx) => {
    if (await findLoose(tx, memberId, id)) {
      await tx.delete(photos).where(eq(photos.id, id));
      return removeFiles(ctx, tx);
    }
    if (await wasSent(tx, memberId, id)) throw new Conflict('A photo that was sent stays in its message.');
    const own = await ownPhotosWith(ctx, tx, id);
    await tx.delete(photos).where(eq(photos.id, id));
    const rest = own.ids.filter((one) => one !== id);
    await arrangeIn(tx, rest);
    await removeFiles(ctx, tx);
    await photosChangedIn(ctx, tx, own);
  });
}

async function wasSent(tx: TenantTx, memberId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const its = and(eq(photos.id, id), eq(photos.authorId, memberId), isNotNull(photos.messageId));
  return (await tx.select({ id: photos.id }).from(photos).where(its)).length > 0;
}
