import { aliasedTable, and, desc, eq, listings, members, sql, threads } from '@entraide/db';
import { z } from 'zod';
import {
  isMine,
  photoAddress,
  photoColumns,
  requireMember,
  seesMember,
  starterOfThread,
} from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { visibleTo } from '../listing/index.ts';
import { otherName } from './other-name.ts';
import { otherIn } from './own-thread.ts';

export interface ThreadSummary {
  id: string;
  /** null when the caller can no longer see it. */
  listing: { id: string; kind: 'offer' | 'request'; title: string; locale: string } | null;
  /** The other person's name; null while they keep it hidden, and when they left. */
  with: string | null;
  /** Address of their photo, small; null where the caller does not see it, or while they keep their name hidden. */
  photo: string | null;
  left: boolean;
  /** The caller wrote the listing. */
  mine: boolean;
  /** `photos`: how many came with it. */
  lastMessage: { body: string; mine: boolean; photos: number };
  lastMessageAt: string;
  unread: boolean;
}

const Cursor = z
  .string()
  .max(100)
  .transform((text) => text.split('_'))
  .pipe(z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]));
const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(200),
  /** Where the page before ended. */
  cursor: Cursor.optional(),
});

/** The caller's conversations, latest first; at most 200. @throws SignInNeeded */
export const listThreads = async (ctx: Ctx): Promise<ThreadSummary[]> => (await pageThreads(ctx, {})).items;

/** The same page by page. @throws SignInNeeded, Invalid */
export async function pageThreads(
  ctx: Ctx,
  given: unknown,
): Promise<{ items: ThreadSummary[]; nextCursor: string | null }> {
  const actor = requireMember(ctx);
  const { limit, cursor } = parse(Page, given);
  const older =
    cursor &&
    sql`(${threads.lastMessageAt}, ${threads.id}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`;
  const author = aliasedTable(members, 'author');
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({
        thread: threads,
        // As the database has it, finer than a millisecond.
        at: sql<string>`${threads.lastMessageAt}::text`,
        listing: {
          id: listings.id,
          kind: listings.kind,
          title: listings.title,
          locale: listings.locale,
          hideName: listings.hideName,
          visible: sql<boolean>`${visibleTo(ctx, author)}`,
        },
        starter: members.displayName,
        starterPhoto: photoColumns(members),
        starterSeen: seesMember(ctx),
        author: author.displayName,
        authorPhoto: photoColumns(author),
        authorSeen: seesMember(ctx, author),
        byDesk: sql<boolean>`coalesce(${author.isDesk}, false)`,
        // The last message of each thread, found by the index on (thread, id).
        last: sql<{ body: string; sender_id: string | null; photos: number }>`(
          select json_build_object('body', case when m.decision_id is null or m.sender_id = ${actor.memberId}
            then left(m.body, 200) else '' end, 'sender_id', m.sender_id,
            'photos', (select count(*) from photos p where p.message_id = m.id
              and (m.sender_id = ${actor.memberId} or (m.decision_id is null and p.decision_id is null))))
          from messages m where m.thread_id = ${threads.id} order by m.id desc limit 1)`,
      })
      .from(threads)
      .leftJoin(members, starterOfThread)
      .leftJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
      .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
      .where(and(isMine(actor.memberId), older))
      .orderBy(desc(threads.lastMessageAt), desc(threads.id))
      .limit(limit + 1),
  );
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  const items = shown.map(({ thread, listing, starter, author, byDesk, last, ...row }) => {
    const mine = thread.authorId === actor.memberId;
    const name = otherName({
      ...{ mine, starter, author, byDesk, authorNamed: thread.authorNamed },
      hideName: listing?.hideName ?? null,
    });
    const photo = mine ? row.starterSeen && row.starterPhoto : row.authorSeen && row.authorPhoto;
    const readAt = mine ? thread.authorReadAt : thread.starterReadAt;
    return {
      id: thread.id,
      listing: listing?.visible
        ? { id: listing.id, kind: listing.kind, title: listing.title, locale: listing.locale }
        : null,
      with: name,
      photo: photo && name !== null ? photoAddress(photo) : null,
      left: otherIn(thread, actor.memberId) === null,
      mine,
      lastMessage: { body: last.body, mine: last.sender_id === actor.memberId, photos: last.photos },
      lastMessageAt: thread.lastMessageAt.toISOString(),
      unread: last.sender_id !== actor.memberId && (readAt === null || readAt < thread.lastMessageAt),
    };
  });
  return { items, nextCursor: end ? `${end.at}_${end.thread.id}` : null };
}
