import { and, asc, eq, gt, inArray, isNull, lte, photos, type SQL, sql, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import type { Ctx } from '../ctx/index.ts';
import { type Photo, photoColumns } from './view.ts';

/** How long a photo waits to be put somewhere. */
export const LOOSE_MS = 24 * 3_600_000;
/** How many of one member's may wait at once. */
export const MOST_LOOSE = 24;

/** Of nothing yet: no listing and no message. */
export const isLoose = and(isNull(photos.listingId), isNull(photos.messageId));

export const looseOf = (memberId: string): SQL | undefined => and(isLoose, eq(photos.authorId, memberId));

/** Whose time is over. */
export const isOver = ({ clock }: Pick<Ctx, 'clock'>): SQL | undefined =>
  and(isLoose, lte(photos.createdAt, new Date(clock().getTime() - LOOSE_MS)));

/** Until the transaction ends nobody else counts or adds photos of this member's that wait. */
export async function lockLoose(tx: TenantTx, memberId: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('photos that wait ' || current_tenant()::text || ${memberId}, 0))`,
  );
}

/** Those that wait in the form of a conversation, the first first. */
export async function waitingIn(
  { clock }: Pick<Ctx, 'clock'>,
  tx: TenantTx,
  { threadId, memberId }: { threadId: string; memberId: string },
): Promise<Photo[]> {
  const since = gt(photos.createdAt, new Date(clock().getTime() - LOOSE_MS));
  return tx
    .select(photoColumns)
    .from(photos)
    .where(and(eq(photos.threadId, threadId), looseOf(memberId), since))
    .orderBy(asc(photos.createdAt), asc(photos.id));
}

/** Of these, those that are the member's and wait; in their order. */
export async function loosePhotos(tx: TenantTx, memberId: string, ids: readonly string[]): Promise<Photo[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .select(photoColumns)
    .from(photos)
    .where(and(inArray(photos.id, [...ids]), looseOf(memberId)));
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? []);
}

/** A photo of the member's own that waits, locked. */
export async function findLoose(tx: TenantTx, memberId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const found = await tx
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.id, id), looseOf(memberId)))
    .for('update');
  return found.length > 0;
}
