import { cases, decisions, eq, members, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';

/** A decision about somebody that stands: without one the database lets nobody be put out (`ban`) or kept from writing (`limit`). */
export async function plantDecision(
  tx: TenantTx,
  memberId: string,
  kind: 'ban' | 'limit' = 'ban',
): Promise<string> {
  const [decidedAt, caseId, id] = [new Date(), newId(), newId()];
  const later = new Date(decidedAt.getTime() + 86_400_000);
  await tx.insert(cases).values({
    ...{ id: caseId, subjectKind: 'member', subjectId: memberId, authorId: memberId, harm: 1 },
    ...{ state: 'decided', openedAt: decidedAt, decidedAt },
  });
  await tx.insert(decisions).values({
    ...{ id, caseId, subjectId: memberId, authorId: memberId, kind, groundKind: 'charter', ground: 'insult' },
    ...{ facts: 'Des insultes, plusieurs fois.', locale: 'fr', automated: false, decidedBy: newId() },
    ...{ decidedAt, until: later, appealUntil: later },
    ...(kind === 'ban' && { confirmedBy: newId(), confirmedAt: decidedAt }),
  });
  return id;
}

/** Puts somebody out, as a ban that a second person agreed to. */
export async function putOut(tx: TenantTx, memberId: string): Promise<void> {
  await plantDecision(tx, memberId);
  await tx.update(members).set({ status: 'suspended' }).where(eq(members.id, memberId));
}
