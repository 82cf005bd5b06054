import { aliasedTable, and, desc, eq, listings, members, sql, threads } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { visibleTo } from '../listing/index.ts';
import { otherName } from './other-name.ts';
import { isMine, otherIn, starterOfThread } from './own-thread.ts';

export interface ThreadSummary {
  id: string;
  /** null when the caller can no longer see it. */
  listing: { id: string; kind: 'offer' | 'request'; title: string } | null;
  /** The other person's name; null while they keep it hidden, and when they left. */
  with: string | null;
  left: boolean;
  /** The caller wrote the listing. */
  mine: boolean;
  lastMessage: { body: string; mine: boolean };
  lastMessageAt: string;
  unread: boolean;
}

/** The caller's conversations, latest first; at most 200. @throws SignInNeeded */
export async function listThreads(ctx: Ctx): Promise<ThreadSummary[]> {
  const actor = requireMember(ctx);
  const author = aliasedTable(members, 'author');
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({
        thread: threads,
        listing: {
          id: listings.id,
          kind: listings.kind,
          title: listings.title,
          hideName: listings.hideName,
          visible: sql<boolean>`${visibleTo(ctx, author)}`,
        },
        starter: members.displayName,
        author: author.displayName,
        // The last message of each thread, found by the index on (thread, id).
        last: sql<{ body: string; sender_id: string | null }>`(
          select json_build_object('body', case when m.decision_id is null or m.sender_id = ${actor.memberId}
            then left(m.body, 200) else '' end, 'sender_id', m.sender_id)
          from messages m where m.thread_id = ${threads.id} order by m.id desc limit 1)`,
      })
      .from(threads)
      .leftJoin(members, starterOfThread)
      .leftJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
      .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
      .where(isMine(actor.memberId))
      .orderBy(desc(threads.lastMessageAt))
      .limit(200),
  );
  return rows.map(({ thread, listing, starter, author, last }) => {
    const mine = thread.authorId === actor.memberId;
    const readAt = mine ? thread.authorReadAt : thread.starterReadAt;
    return {
      id: thread.id,
      listing: listing?.visible ? { id: listing.id, kind: listing.kind, title: listing.title } : null,
      with: otherName({
        ...{ mine, starter, author, authorNamed: thread.authorNamed },
        hideName: listing?.hideName ?? null,
      }),
      left: otherIn(thread, actor.memberId) === null,
      mine,
      lastMessage: { body: last.body, mine: last.sender_id === actor.memberId },
      lastMessageAt: thread.lastMessageAt.toISOString(),
      unread: last.sender_id !== actor.memberId && (readAt === null || readAt < thread.lastMessageAt),
    };
  });
}
