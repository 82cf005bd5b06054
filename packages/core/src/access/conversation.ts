import { and, eq, isNull, members, ne, or, threads } from '@entraide/db';

/**
 * A thread is its two people's alone; its author does not see it while its starter waits to be accepted, or its first message to be read.
 * A starter who left was seen before: what nobody had seen left with them.
 */
export const isMine = (memberId: string) =>
  or(
    eq(threads.starterId, memberId),
    and(
      eq(threads.authorId, memberId),
      eq(threads.held, false),
      or(isNull(threads.starterId), ne(members.status, 'pending')),
    ),
  );

/** The starter's row is joined as `members`, where there is one. */
export const starterOfThread = and(eq(members.tenantId, threads.tenantId), eq(members.id, threads.starterId));
