import { and, cases, decisions, eq, ne } from '@entraide/db';
import { isId } from '@entraide/model';
import { UNDO_SECONDS } from '@entraide/model/moderation';
import { requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotFound } from '../error/index.ts';
import { aboutOf, takeBack } from './effects.ts';
import { lockPeople } from './lock-case.ts';

/**
 * Takes one's own decision back while nobody was told of it; the case is open again.
 * @throws SignInNeeded, NotAllowed; NotFound when it is somebody else's; Conflict when it is too late
 */
export async function undoDecision(ctx: Ctx, decisionId: string): Promise<{ caseId: string }> {
  const actor = requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const mine = and(eq(decisions.id, decisionId), eq(decisions.decidedBy, actor.memberId));
    const [found] = isId(decisionId)
      ? await tx.select({ caseId: decisions.caseId }).from(decisions).where(mine)
      : [];
    if (!found) throw new NotFound();
    const [row] = await tx.select().from(cases).where(eq(cases.id, found.caseId)).for('update');
    const [decision] = await tx.select().from(decisions).where(mine).for('update');
    if (!row || !decision) throw new NotFound();
    if (decision.undoneAt) return { caseId: row.id };
    const over = ctx.clock().getTime() - decision.decidedAt.getTime() > UNDO_SECONDS * 1000;
    if (over || decision.toldAt || decision.confirmedAt || decision.reversedAt)
      throw new Conflict('It is too late to undo this: they have been told.');
    await lockPeople(ctx, tx, row.authorId);
    await takeBack(ctx, tx, aboutOf(row), decision, { reopens: true });
    await tx.update(decisions).set({ undoneAt: ctx.clock() }).where(eq(decisions.id, decision.id));
    // Reported again meanwhile: that case is looked at, and this one has nothing to say.
    const again = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(
          eq(cases.subjectKind, row.subjectKind),
          eq(cases.subjectId, row.subjectId),
          ne(cases.state, 'decided'),
          ne(cases.id, row.id),
        ),
      );
    if (again.length === 0)
      await tx
        .update(cases)
        .set({ state: 'open', decidedAt: null, evidenceUntil: null })
        .where(eq(cases.id, row.id));
    await recordAct(ctx, tx, { action: 'case.undo', subject: { kind: 'case', id: row.id } });
    return { caseId: row.id };
  });
}
