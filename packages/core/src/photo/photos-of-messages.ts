import { asc, inArray, photos, type TenantTx } from '@entraide/db';
import { type Photo, photoColumns } from './view.ts';

/** The photos of messages, each message's in their order. Whoever asks says who sees which. */
export async function photosOfMessages(
  tx: TenantTx,
  ids: readonly string[],
): Promise<(Photo & { messageId: string })[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ ...photoColumns, messageId: photos.messageId })
    .from(photos)
    .where(inArray(photos.messageId, [...ids]))
    .orderBy(asc(photos.messageId), asc(photos.position));
  return rows.flatMap(({ messageId, ...photo }) => (messageId ? [{ ...photo, messageId }] : []));
}
