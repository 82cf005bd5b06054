import { and, eq, listings, members, messages, type TenantTx, threads } from '@entraide/db';
import type { MessageDetails } from './write-letter.ts';

/** A message for its reader; null when it, its sender or its reader is no longer there. */
export async function readMessage(
  tx: TenantTx,
  messageId: string,
  to: string,
): Promise<MessageDetails | null> {
  const [row] = await tx
    .select({
      sender: members.displayName,
      senderId: messages.senderId,
      body: messages.body,
      threadId: threads.id,
      authorId: threads.authorId,
      starterId: threads.starterId,
      listingTitle: listings.title,
    })
    .from(messages)
    .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
    .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
    .innerJoin(members, and(eq(members.tenantId, messages.tenantId), eq(members.id, messages.senderId)))
    .where(eq(messages.id, messageId));
  if (!row) return null;
  const readerId = row.senderId === row.authorId ? row.starterId : row.authorId;
  const [reader] = await tx.select({ email: members.email }).from(members).where(eq(members.id, readerId));
  if (reader?.email !== to) return null;
  const { sender, body, threadId, listingTitle } = row;
  return { sender, body, threadId, listingTitle, yours: readerId === row.authorId };
}
