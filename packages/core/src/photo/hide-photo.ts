import { and, eq, inArray, listings, photos, type TenantTx } from '@entraide/db';
import type { Ctx } from '../ctx/index.ts';

/** Which decision hides it; null: none does. The photo is locked. Undefined when it is gone. */
export async function photoHiddenBy(tx: TenantTx, id: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ decisionId: photos.decisionId })
    .from(photos)
    .where(eq(photos.id, id))
    .for('update');
  return row?.decisionId;
}

/** From now on its author alone sees it, and the rest of the listing stays as it is. */
export async function hidePhotoIn(ctx: Ctx, tx: TenantTx, id: string, decisionId: string): Promise<void> {
  await tx.update(photos).set({ decisionId }).where(eq(photos.id, id));
  await tellPage(ctx, tx, id);
}

/** Puts back what that decision hid; `previous`: the decision that hid it before, and does again. */
export async function showPhotoAgainIn(
  ctx: Ctx,
  tx: TenantTx,
  id: string,
  { decisionId, previous = null }: { decisionId: string; previous?: string | null },
): Promise<void> {
  await tx
    .update(photos)
    .set({ decisionId: previous })
    .where(and(eq(photos.id, id), eq(photos.decisionId, decisionId)));
  await tellPage(ctx, tx, id);
}

/** Those who have the listing's page kept learn that it has changed. */
async function tellPage({ clock }: Pick<Ctx, 'clock'>, tx: TenantTx, id: string): Promise<void> {
  const its = tx.select({ id: photos.listingId }).from(photos).where(eq(photos.id, id));
  await tx.update(listings).set({ updatedAt: clock() }).where(inArray(listings.id, its));
}
