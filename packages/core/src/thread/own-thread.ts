import { and, eq, isNull, members, ne, or, type TenantTx, threads } from '@entraide/db';
import { isId } from '@entraide/model';
import type { MemberActor } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';

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

/** @throws NotFound, also when the thread is other people's */
export async function ownThread(tx: TenantTx, actor: Pick<MemberActor, 'memberId'>, id: string) {
  if (!isId(id)) throw new NotFound();
  const [row] = await tx
    .select({ thread: threads })
    .from(threads)
    .leftJoin(members, starterOfThread)
    .where(and(eq(threads.id, id), isMine(actor.memberId)));
  if (!row) throw new NotFound();
  return row.thread;
}

/** Whom somebody talks with; null: they left. */
export const otherIn = (
  { authorId, starterId }: { authorId: string | null; starterId: string | null },
  memberId: string,
): string | null => (authorId === memberId ? starterId : authorId);
