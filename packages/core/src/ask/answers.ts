import { and, asc, eq, members, messages, ne, sql, type TenantTx, threads } from '@entraide/db';
import { firstNameOf } from '@entraide/model/member';
import { starterOfThread } from '../access/index.ts';

export interface AskAnswer {
  threadId: string;
  /** The first name. */
  name: string;
  /** What they wrote first; empty when moderators removed it. */
  words: string;
  at: Date;
  chosen: boolean;
  /** The desk has not read all of it. */
  unread: boolean;
}

const MOST = 100;

/** Who answered what the desk asked, the first first; at most a hundred. */
export async function answersTo(tx: TenantTx, listingId: string): Promise<AskAnswer[]> {
  const rows = await tx
    .select({
      ...{ threadId: threads.id, at: threads.createdAt, name: members.displayName },
      chosen: sql<boolean>`${threads.chosenAt} is not null`,
      unread: sql<boolean>`coalesce(${threads.authorReadAt} < ${threads.lastMessageAt}, true)`,
      words: sql<string>`coalesce((select case when ${messages.decisionId} is null then ${messages.body} end from ${messages}
        where ${messages.threadId} = ${threads.id} order by ${messages.id} limit 1), '')`,
    })
    .from(threads)
    .innerJoin(members, starterOfThread)
    .where(and(eq(threads.listingId, listingId), eq(threads.held, false), ne(members.status, 'pending')))
    .orderBy(asc(threads.id))
    .limit(MOST);
  return rows.map(({ name, ...row }) => ({ ...row, name: firstNameOf(name) }));
}
