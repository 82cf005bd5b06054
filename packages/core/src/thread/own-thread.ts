import { and, eq, members, type TenantTx, threads } from '@entraide/db';
import { isId } from '@entraide/model';
import { isMine, starterOfThread } from '../access/index.ts';
import type { MemberActor } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';

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
