import { and, eq, members, type TenantTx } from '@entraide/db';

/** Which decision hides the text of a profile; null: none does. Undefined when its member is gone. */
export async function aboutHiddenBy(tx: TenantTx, memberId: string): Promise<string | null | undefined> {
  const [row] = await tx
    .select({ decisionId: members.aboutDecisionId })
    .from(members)
    .where(eq(members.id, memberId))
    .for('update');
  return row?.decisionId;
}

/** From now on its author alone reads it. */
export async function hideAboutIn(tx: TenantTx, memberId: string, decisionId: string): Promise<void> {
  await tx.update(members).set({ aboutDecisionId: decisionId }).where(eq(members.id, memberId));
}

/** Puts back what that decision hid; `previous`: the decision that hid it before, and does again. */
export async function showAboutAgainIn(
  tx: TenantTx,
  memberId: string,
  { decisionId, previous = null }: { decisionId: string; previous?: string | null },
): Promise<void> {
  await tx
    .update(members)
    .set({ aboutDecisionId: previous })
    .where(and(eq(members.id, memberId), eq(members.aboutDecisionId, decisionId)));
}
