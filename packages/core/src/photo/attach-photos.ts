import { and, asc, eq, inArray, photos, sql, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { NotFound } from '../error/index.ts';
import { arrangeIn } from './arrange.ts';
import { looseOf } from './loose.ts';

/** Of a listing, or of a message; the database refuses a seventh place. */
export const MOST_PHOTOS = 6;

/** Photos that wait, in the order in which they shall stand. */
export const PhotoIds = z
  .array(z.uuid())
  .max(MOST_PHOTOS)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'each photo once' });

/**
 * Puts photos of somebody's own that wait into a message.
 * @throws NotFound for one that is not theirs, is of something already, or is not there
 */
export async function attachToMessage(
  tx: TenantTx,
  memberId: string,
  ids: readonly string[],
  messageId: string,
): Promise<void> {
  if (ids.length === 0) return;
  await lockEach(tx, memberId, ids);
  const place = sql`array_position(array[${idsOf(ids)}], ${photos.id})`;
  await tx
    .update(photos)
    .set({ messageId, threadId: null, position: sql`${place}` })
    .where(inArray(photos.id, [...ids]));
}

/**
 * Makes these the photos of somebody's own listing, which the caller has locked: those that are there and not named go for good.
 * @returns those that are new, and whether any went
 * @throws NotFound for one that is neither of this listing nor waits, or is not theirs
 */
export async function attachToListing(
  tx: TenantTx,
  memberId: string,
  ids: readonly string[],
  listingId: string,
): Promise<{ fresh: string[]; removed: boolean }> {
  const there = (await tx.select({ id: photos.id }).from(photos).where(eq(photos.listingId, listingId))).map(
    ({ id }) => id,
  );
  const gone = there.filter((id) => !ids.includes(id));
  if (gone.length > 0) await tx.delete(photos).where(inArray(photos.id, gone));
  const fresh = ids.filter((id) => !there.includes(id));
  if (fresh.length > 0) {
    await lockEach(tx, memberId, fresh);
    const place = sql`array_position(array[${idsOf(ids)}], ${photos.id})`;
    await tx
      .update(photos)
      .set({ listingId, threadId: null, position: sql`${place}` })
      .where(inArray(photos.id, fresh));
  }
  // Two may stand in one place until the transaction ends.
  await arrangeIn(tx, ids);
  return { fresh, removed: gone.length > 0 };
}

const idsOf = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );

/** In one order: two messages that name the same photos at once do not wait for each other. */
async function lockEach(tx: TenantTx, memberId: string, ids: readonly string[]): Promise<void> {
  const found = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(inArray(photos.id, [...ids]), looseOf(memberId)))
    .orderBy(asc(photos.id))
    .for('update');
  if (found.length < ids.length) throw new NotFound();
}
