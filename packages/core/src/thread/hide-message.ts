import { and, eq, messages, type TenantTx } from '@entraide/db';

/** Which decision hides it; null: none does. The message is locked. Undefined when it is gone. */
export async function messageHiddenBy(tx: TenantTx, id: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ decisionId: messages.decisionId })
    .from(messages)
    .where(eq(messages.id, id))
    .for('update');
  return row?.decisionId;
}

/** Its reader sees from now on that something was removed, and no more. */
export async function hideMessageIn(tx: TenantTx, id: string, decisionId: string): Promise<void> {
  await tx.update(messages).set({ decisionId }).where(eq(messages.id, id));
}

/** Puts back what that decision hid; `previous`: the decision that hid it before, and does again. */
export async function showMessageAgainIn(
  tx: TenantTx,
  id: string,
  { decisionId, previous = null }: { decisionId: string; previous?: string | null },
): Promise<void> {
  await tx
    .update(messages)
    .set({ decisionId: previous })
    .where(and(eq(messages.id, id), eq(messages.decisionId, decisionId)));
}
