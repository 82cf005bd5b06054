import { eq, photos } from '@entraide/db';
import { Line } from '@entraide/model/text';
import { z } from 'zod';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { findLoose } from './loose.ts';
import { ownPhotosWith, photosChangedIn } from './own-photos.ts';

export const MOST_ALT = 200;
const Description = z.strictObject({ alt: Line.max(MOST_ALT) });

/**
 * Says what is seen on a photo, for those who cannot see it.
 * @returns the words as they are kept
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid
 */
export async function describePhoto(ctx: Ctx, id: string, given: unknown): Promise<string> {
  const { memberId } = requireWriter(ctx, 'listings:write');
  const { alt } = parse(Description, given);
  await inTenant(ctx, async (tx) => {
    if (await findLoose(tx, memberId, id)) {
      await tx.update(photos).set({ alt }).where(eq(photos.id, id));
      return;
    }
    const own = await ownPhotosWith(ctx, tx, id, ctx.clock());
    await tx.update(photos).set({ alt }).where(eq(photos.id, id));
    await photosChangedIn(ctx, tx, own);
  });
  return alt;
}
