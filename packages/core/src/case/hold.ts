import { decisions, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { APPEAL_DAYS, type Reason } from '@entraide/model/moderation';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import type { Subject } from './open-case.ts';
import { tellDecisionKind } from './tell-decision-kind.ts';

const DAY_MS = 86_400_000;

interface Hold {
  caseId: string;
  ground: Reason;
  /** In the language of `locale`, for its author. */
  facts: string;
  locale: string;
}

/**
 * A rule's decision that nobody else sees the thing before a person has read it. Whoever calls it hides the thing with the id that comes
 * back. Its author is told at once: nobody can undo it, but a person who keeps the text.
 */
export async function holdIn(
  ctx: Ctx,
  tx: TenantTx,
  { id: subjectId, authorId }: Subject,
  hold: Hold,
): Promise<string> {
  const now = ctx.clock();
  const id = newId(now);
  await tx.insert(decisions).values({
    ...{ ...hold, id, subjectId, authorId, kind: 'hold', automated: true, decidedAt: now },
    // A rule reads no law: the charter says that such texts are read first.
    groundKind: 'charter',
    appealUntil: new Date(now.getTime() + APPEAL_DAYS * DAY_MS),
    before: { decisionId: null },
  });
  await enqueueJob(tx, tellDecisionKind, { decisionId: id, stage: 'first' });
  return id;
}
