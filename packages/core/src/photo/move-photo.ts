import { z } from 'zod';
import { requireWriter } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { arrangeIn } from './arrange.ts';
import { ownPhotosWith, photosChangedIn } from './own-photos.ts';

/** The place it shall have, from 1 on; beyond the last one: the last. */
const Move = z.strictObject({ to: z.coerce.number().int().min(1).max(100) });

/** Gives a photo another place among its listing's. @throws SignInNeeded, NotAllowed, NotFound, Invalid */
export async function movePhoto(ctx: Ctx, id: string, given: unknown): Promise<void> {
  requireWriter(ctx, 'listings:write');
  const { to } = parse(Move, given);
  await inTenant(ctx, async (tx) => {
    const own = await ownPhotosWith(ctx, tx, id);
    await arrangeIn(tx, own.ids.filter((one) => one !== id).toSpliced(to - 1, 0, id));
    await photosChangedIn(ctx, tx, own);
  });
}
