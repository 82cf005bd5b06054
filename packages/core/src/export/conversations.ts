import {
  aliasedTable,
  and,
  asc,
  eq,
  gt,
  isNull,
  listings,
  members,
  messages,
  or,
  photos,
  sql,
  threads,
} from '@entraide/db';
import { isMine, starterOfThread } from '../access/index.ts';
import { type Ctx, inTenant, type MemberActor } from '../ctx/index.ts';
import { visibleTo } from '../listing/index.ts';
import { otherName } from '../thread/other-name.ts';

const AT_A_TIME = 200;

export interface Conversation {
  id: string;
  /** The other person's first name; null while they keep it hidden, and when they left. */
  with: string | null;
  /** Title of the listing; null where the member may not see it any more. */
  about: string | null;
  messages: AsyncGenerator<SaidMessage[]>;
}

export interface SaidMessage {
  mine: boolean;
  /** Empty where moderators removed what the other person wrote, and of photos alone. */
  body: string;
  /** What is said to be seen on each photo that came with it; one's own are among the photos. */
  photos: string[];
  createdAt: Date;
}

/** What a member and others wrote to each other, as its pages show it to them: no address, and nothing that they may not read. */
export async function* conversationsOf(ctx: Ctx, member: MemberActor): AsyncGenerator<Conversation> {
  const author = aliasedTable(members, 'author');
  let after: string | undefined;
  for (;;) {
    const rows = await inTenant(ctx, async (tx) =>
      tx
        .select({
          id: threads.id,
          authorId: threads.authorId,
          starter: members.displayName,
          author: author.displayName,
          byDesk: sql<boolean>`coalesce(${author.isDesk}, false)`,
          title: listings.title,
          hideName: listings.hideName,
          visible: sql<boolean | null>`${visibleTo({ ...ctx, actor: member }, author)}`,
          authorNamed: threads.authorNamed,
        })
        .from(threads)
        .leftJoin(members, starterOfThread)
        .leftJoin(author, and(eq(author.tenantId, threads.tenantId), eq(author.id, threads.authorId)))
        .leftJoin(listings, and(eq(listings.tenantId, threads.tenantId), eq(listings.id, threads.listingId)))
        .where(and(isMine(member.memberId), after ? gt(threads.id, after) : undefined))
        .orderBy(asc(threads.id))
        .limit(AT_A_TIME),
    );
    for (const { id, authorId, visible, title, ...row } of rows) {
      const other = otherName({ ...row, mine: authorId === member.memberId });
      yield { id, with: other, about: visible ? title : null, messages: messagesIn(ctx, id, member) };
    }
    after = rows.at(-1)?.id;
    if (rows.length < AT_A_TIME) return;
  }
}

async function* messagesIn(
  ctx: Ctx,
  threadId: string,
  { memberId }: MemberActor,
): AsyncGenerator<SaidMessage[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await inTenant(ctx, async (tx) =>
      tx
        .select({
          id: messages.id,
          senderId: messages.senderId,
          createdAt: messages.createdAt,
          body: messages.body,
          // Hidden ones of the other person's are not told of.
          photos: sql<
            string[]
          >`array(select ${photos.alt} from ${photos} where ${photos.messageId} = ${messages.id}
            and (${photos.authorId} = ${memberId} or ${photos.decisionId} is null) order by ${photos.position})`,
          removed: sql<boolean>`not ${or(eq(messages.senderId, memberId), isNull(messages.decisionId))}`,
        })
        .from(messages)
        .where(and(eq(messages.threadId, threadId), after ? gt(messages.id, after) : undefined))
        .orderBy(asc(messages.id))
        .limit(AT_A_TIME),
    );
    if (rows.length > 0)
      yield rows.map(({ senderId, body, createdAt, removed, photos: sent }) => ({
        mine: senderId === memberId,
        body: removed ? '' : body,
        photos: removed ? [] : sent,
        createdAt,
      }));
    after = rows.at(-1)?.id;
    if (rows.length < AT_A_TIME) return;
  }
}
