import { cases, decisions, eq, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import {
  APPEAL_DAYS,
  CHOICES,
  DecisionInput,
  FACTS_LENGTH,
  LIMITING,
  NEEDS_SECOND,
  REASONS,
  UNDO_SECONDS,
} from '@entraide/model/moderation';
import { assertFresh, requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { tellDecisionKind } from '../case/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotAllowed, parse } from '../error/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { sweepTonight } from '../job/sweep.ts';
import { keepAnAdmin } from '../member/keep-an-admin.ts';
import { aboutOf, carryOut, stateBefore } from './effects.ts';
import { type Case, lockCase, lockPeople, type Person } from './lock-case.ts';
import { reasonSentence } from './starter-reasons.ts';

const DAY_MS = 86_400_000;

/**
 * Decides a case: the thing changes at once, and whom it is about is told, with the reasons, when it can no longer be undone. A ban is
 * proposed: until somebody else agrees, they may not write.
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid; Conflict when somebody else decided or is looking at it
 */
export async function decideCase(ctx: Ctx, caseId: string, given: unknown): Promise<{ decisionId: string }> {
  requireRole(ctx, 'moderator');
  const input = parse(DecisionInput, given);
  if (NEEDS_SECOND.includes(input.kind)) assertFresh(ctx);
  return inTenant(ctx, (tx) => decideCaseIn(ctx, tx, caseId, input));
}

export async function decideCaseIn(
  ctx: Ctx,
  tx: TenantTx,
  caseId: string,
  input: DecisionInput,
): Promise<{ decisionId: string }> {
  const row = await lockCase(ctx, tx, caseId);
  if (row.state !== 'open') throw new Conflict('Somebody else has decided this.');
  checkChoice(row, input);
  const author = await lockPeople(ctx, tx, row.authorId);
  await checkPerson(ctx, tx, author, input);
  const about = aboutOf(row);
  const actor = requireRole(ctx, 'moderator');
  const now = ctx.clock();
  const { kind, ground, days } = input;
  const locale = spokenBy(ctx, author);
  const [decision] = await tx
    .insert(decisions)
    .values({
      ...{ id: newId(now), caseId, subjectId: about.id, authorId: about.authorId, kind, ground, locale },
      groundKind: REASONS[ground].ground,
      facts:
        input.facts?.trim() || reasonSentence(ctx.tenant.config, locale, kind === 'keep' ? 'keep' : ground),
      automated: false,
      decidedBy: actor.memberId,
      decidedAt: now,
      until: kind === 'limit' && days ? new Date(now.getTime() + days * DAY_MS) : null,
      appealUntil: new Date(now.getTime() + APPEAL_DAYS * DAY_MS),
      before: await stateBefore(tx, about, author),
    })
    .returning();
  if (!decision) throw new Error('a decision was not kept');
  await carryOut(ctx, tx, about, decision);
  const waits = NEEDS_SECOND.includes(kind);
  await tx
    .update(cases)
    .set({
      ...(waits
        ? { state: 'second' }
        : { state: 'decided', decidedAt: now, evidenceUntil: keptUntil(now, kind) }),
      ...{ claimedBy: null, claimedUntil: null },
    })
    .where(eq(cases.id, caseId));
  await recordAct(ctx, tx, {
    action: 'case.decide',
    subject: { kind: 'case', id: caseId },
    details: { decision: kind, ground, about: row.subjectKind },
  });
  const runAt = new Date(now.getTime() + UNDO_SECONDS * 1000);
  await enqueueJob(tx, tellDecisionKind, { decisionId: decision.id, stage: 'first' }, { runAt });
  await sweepTonight(ctx, tx);
  return { decisionId: decision.id };
}

/** Nothing was wrong: a month. Else as long as an appeal may come, and a month to decide it. */
export const keptUntil = (now: Date, kind: string) =>
  new Date(now.getTime() + (kind === 'keep' ? 30 : APPEAL_DAYS + 30) * DAY_MS);

/** The language that whom it is about reads, as far as the space speaks it. */
function spokenBy(ctx: Ctx, author: Person | null): string {
  const { locales } = ctx.tenant.config;
  return locales.find((own) => own === author?.locale) ?? locales[0] ?? 'fr';
}

function checkChoice({ subjectKind }: Case, { kind, days, facts }: DecisionInput): void {
  const fault = (field: string, code: string, message: string) =>
    new Invalid([{ path: [field], code, message }]);
  if (!(CHOICES[subjectKind] as readonly string[]).includes(kind))
    throw fault('kind', 'not-for-this', `a ${subjectKind} cannot be decided about like this`);
  if (kind === 'limit' && days === undefined) throw fault('days', 'required', 'say for how many days');
  if (facts && facts.trim().length > 0 && facts.trim().length < FACTS_LENGTH.min)
    throw fault('facts', 'too-short', `at least ${FACTS_LENGTH.min} characters`);
}

/** @throws NotAllowed when only an admin may; Conflict for the last admin */
async function checkPerson(ctx: Ctx, tx: TenantTx, author: Person | null, { kind }: DecisionInput) {
  if (!author || !LIMITING.includes(kind) || author.role !== 'admin') return;
  if (requireRole(ctx, 'moderator').role !== 'admin')
    throw new NotAllowed('Only another admin can decide about an admin.');
  await keepAnAdmin(tx, author.id);
}
