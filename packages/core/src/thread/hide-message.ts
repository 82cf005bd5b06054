import { and, decisions, eq, members, messages, type TenantTx, threads } from '@entraide/db';
import { starterOfThread } from '../access/index.ts';
import { emit } from '../event/index.ts';

/** Which decision hides it; null: none does. The message is locked. Undefined when it is gone. */
export async function messageHiddenBy(tx: TenantTx, id: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ decisionId: messages.decisionId })
    .from(messages)
    .where(eq(messages.id, id))
    .for('update');
  return row?.decisionId;
}

/** Its reader sees from now on that something was removed, and no more. What a rule holds again, they do not see at all. */
export async function hideMessageIn(tx: TenantTx, id: string, decisionId: string): Promise<void> {
  const [row] = await tx
    .update(messages)
    .set({ decisionId })
    .where(eq(messages.id, id))
    .returning({ threadId: messages.threadId });
  if (row && (await isHold(tx, decisionId)))
    await tx.update(threads).set({ held: true }).where(eq(threads.id, row.threadId));
}

/**
 * Puts back what that decision hid; `previous`: the decision that hid it before, and does again. A first message that a rule held arrives.
 */
export async function showMessageAgainIn(
  tx: TenantTx,
  id: string,
  { decisionId, previous = null }: { decisionId: string; previous?: string | null },
): Promise<void> {
  const [row] = await tx
    .update(messages)
    .set({ decisionId: previous })
    .where(and(eq(messages.id, id), eq(messages.decisionId, decisionId)))
    .returning({ threadId: messages.threadId });
  if (!row || previous) return;
  const [arrived] = await tx
    .update(threads)
    .set({ held: false })
    .where(and(eq(threads.id, row.threadId), eq(threads.held, true)))
    .returning({ id: threads.id });
  if (!arrived) return;
  const [starter] = await tx
    .select({ status: members.status })
    .from(threads)
    .innerJoin(members, starterOfThread)
    .where(eq(threads.id, arrived.id));
  // Of somebody who waits to be accepted, the acceptance tells.
  if (starter?.status !== 'active') return;
  await emit(tx, 'thread.opened', { threadId: arrived.id });
  await emit(tx, 'message.sent', { messageId: id });
}

async function isHold(tx: TenantTx, decisionId: string): Promise<boolean> {
  const [row] = await tx.select({ kind: decisions.kind }).from(decisions).where(eq(decisions.id, decisionId));
  return row?.kind === 'hold';
}
