import { cases, eq } from '@entraide/db';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { lockCase } from './lock-case.ts';

/** Leaves a case to the admins, who are told. @throws SignInNeeded, NotAllowed, NotFound, Conflict when it is decided */
export async function handOver(ctx: Ctx, caseId: string): Promise<void> {
  requireRole(ctx, 'moderator');
  await inTenant(ctx, async (tx) => {
    const row = await lockCase(ctx, tx, caseId);
    if (row.state === 'decided') throw new Conflict('Somebody else has decided this.');
    if (row.handedOver) return;
    await tx
      .update(cases)
      .set({ handedOver: true, claimedBy: null, claimedUntil: null })
      .where(eq(cases.id, caseId));
    await recordAct(ctx, tx, { action: 'case.hand-over', subject: { kind: 'case', id: caseId } });
    await emit(tx, 'case.opened', { caseId });
  });
}
