import { and, cases, decisions, eq, isNull, members, type TenantTx } from '@entraide/db';
import { z } from 'zod';
import { assertFresh, requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { tellDecisionKind } from '../case/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, NotAllowed, parse } from '../error/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { sweepTonight } from '../job/sweep.ts';
import { keepAnAdmin } from '../member/keep-an-admin.ts';
import { keptUntil } from './decide.ts';
import { aboutOf, type Decision, takeBack } from './effects.ts';
import { lockCase, lockPeople } from './lock-case.ts';

const Second = z.strictObject({ agree: z.boolean() });

/**
 * A second person agrees to a ban, and they are out; or does not, and everything is as it was.
 * @throws SignInNeeded, NotAllowed for who proposed it, NotFound, Invalid; Conflict when nothing waits, and for the last admin
 */
export async function decideBan(ctx: Ctx, caseId: string, given: unknown): Promise<void> {
  const actor = requireRole(ctx, 'moderator');
  const { agree } = parse(Second, given);
  if (agree) assertFresh(ctx);
  await inTenant(ctx, async (tx) => {
    const row = await lockCase(ctx, tx, caseId);
    if (row.state !== 'second') throw new Conflict('Somebody else has decided this.');
    const ban = await waitingBan(tx, caseId);
    if (ban.decidedBy === actor.memberId) throw new NotAllowed('Somebody else has to agree to a ban.');
    const author = await lockPeople(ctx, tx, row.authorId);
    if (agree && author?.role === 'admin') {
      if (actor.role !== 'admin') throw new NotAllowed('Only another admin can decide about an admin.');
      await keepAnAdmin(tx, author.id);
    }
    const now = ctx.clock();
    if (agree) {
      await tx
        .update(decisions)
        .set({ confirmedBy: actor.memberId, confirmedAt: now })
        .where(eq(decisions.id, ban.id));
      await tx.update(members).set({ status: 'suspended' }).where(eq(members.id, row.authorId));
    } else {
      await takeBack(ctx, tx, aboutOf(row), ban);
      await tx.update(decisions).set({ reversedAt: now }).where(eq(decisions.id, ban.id));
    }
    await tx
      .update(cases)
      .set({
        ...{
          state: 'decided' as const,
          decidedAt: now,
          evidenceUntil: keptUntil(now, agree ? 'ban' : 'keep'),
        },
        ...{ claimedBy: null, claimedUntil: null },
      })
      .where(eq(cases.id, caseId));
    await recordAct(ctx, tx, {
      action: agree ? 'case.ban-agreed' : 'case.ban-refused',
      subject: { kind: 'case', id: caseId },
    });
    await sweepTonight(ctx, tx);
    await enqueueJob(tx, tellDecisionKind, { decisionId: ban.id, stage: agree ? 'agreed' : 'disagreed' });
  });
}

async function waitingBan(tx: TenantTx, caseId: string): Promise<Decision> {
  const [ban] = await tx
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.caseId, caseId),
        eq(decisions.kind, 'ban'),
        isNull(decisions.undoneAt),
        isNull(decisions.reversedAt),
        isNull(decisions.confirmedAt),
      ),
    )
    .for('update');
  if (!ban) throw new Conflict('Somebody else has decided this.');
  return ban;
}
