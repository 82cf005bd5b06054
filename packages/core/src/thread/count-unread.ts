import { and, members, ne, sql, threads } from '@entraide/db';
import { isMine, starterOfThread } from '../access/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';

/**
 * How many of the caller's conversations hold something that they have not read; 0 for somebody who is not signed in. Conversations with
 * somebody whom the caller hid or blocked do not call.
 * @param reading the conversation that is being opened right now, and so is read
 */
export async function countUnread(ctx: Ctx, reading?: string): Promise<number> {
  const actor = memberOf(ctx);
  if (!actor) return 0;
  const { memberId } = actor;
  // Who writes has read up to their own message, so a later one is the other person's.
  const readAt = sql`case when ${threads.authorId} = ${memberId} then ${threads.authorReadAt} else ${threads.starterReadAt} end`;
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select({ unread: sql<number>`count(*)::int` })
      .from(threads)
      .leftJoin(members, starterOfThread)
      .where(
        and(
          isMine(memberId),
          sql`(${readAt} is null or ${readAt} < ${threads.lastMessageAt})`,
          sql`not exists (select from member_blocks b where b.by_id = ${memberId} and b.about_id in (${threads.authorId}, ${threads.starterId}))`,
          reading ? ne(sql`${threads.id}::text`, reading) : undefined,
        ),
      ),
  );
  return row?.unread ?? 0;
}
