import {
  aliasedTable,
  and,
  eq,
  isNull,
  listings,
  members,
  messages,
  photos,
  sql,
  type TenantTx,
  thanks,
  threads,
} from '@entraide/db';
import { shownName } from '@entraide/model/member';
import { isSilenced } from '../access/index.ts';
import { visibleTo } from '../listing/index.ts';
import type { Reader } from '../space/index.ts';
import type { MessageDetails } from './write-letter.ts';

/**
 * A message for its reader; null when it, its sender or its reader is no longer there, when the sender is not accepted, when moderators removed it, when the
 * reader may no longer see the listing that it is about, or when one of the two hid or blocked the other since.
 */
export async function readMessage(
  tx: TenantTx,
  tenant: Reader['tenant'],
  messageId: string,
  to: string,
): Promise<Omit<MessageDetails, 'replyTo'> | null> {
  const [row] = await tx
    .select({
      sender: members.displayName,
      isDesk: members.isDesk,
      senderId: messages.senderId,
      body: messages.body,
      thread: threads,
      hideName: listings.hideName,
      photos: sql<number>`(select count(*)::int from ${photos} where ${photos.messageId} = ${messages.id} and ${photos.decisionId} is null)`,
      thanks: sql<boolean>`exists (select from ${thanks} where ${thanks.messageId} = ${messages.id})`,
    })
    .from(messages)
    .innerJoin(threads, and(eq(threads.tenantId, messages.tenantId), eq(threads.id, messages.threadId)))
    .innerJoin(members, and(eq(members.tenantId, messages.tenantId), eq(members.id, messages.senderId)))
    .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
    .where(and(eq(messages.id, messageId), isNull(messages.decisionId), eq(members.status, 'active')));
  if (!row) return null;
  const { authorId, starterId, authorNamed, ...thread } = row.thread;
  const readerId = row.senderId === authorId ? starterId : authorId;
  if (row.senderId === null || readerId === null) return null;
  const [reader] = await tx
    .select({ email: members.email, memberId: members.id, status: members.status })
    .from(members)
    .where(eq(members.id, readerId));
  if (reader?.email !== to) return null;
  if (await isSilenced(tx, { reader: readerId, writer: row.senderId })) return null;
  const author = aliasedTable(members, 'author');
  const [listing] = await tx
    .select({ title: listings.title })
    .from(threads)
    .innerJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
    .innerJoin(author, and(eq(author.tenantId, listings.tenantId), eq(author.id, listings.authorId)))
    .where(
      and(eq(threads.id, thread.id), visibleTo({ tenant, actor: { kind: 'member', ...reader } }, author)),
    );
  if (!listing) return null;
  const { sender, body, photos: sent } = row;
  return {
    sender:
      row.senderId === authorId && row.hideName && !authorNamed
        ? null
        : shownName({ displayName: sender, isDesk: row.isDesk }),
    body,
    photos: sent,
    threadId: thread.id,
    listingTitle: listing.title,
    yours: readerId === authorId,
    thanks: row.thanks,
  };
}
