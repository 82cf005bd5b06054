import { cases, decisions, eq, members, reports, type TenantTx } from '@entraide/db';
import { type Reason, SILENT } from '@entraide/model/moderation';
import { tellDecisionKind } from '../case/index.ts';
import { inTenant } from '../ctx/index.ts';
import { defineJob, type JobCtx } from '../job/define-job.ts';
import { enqueueMail } from '../mail/index.ts';
import { linkToAppeal } from './appeal-link.ts';
import { type Decision, heldBefore } from './effects.ts';

/** Tells whom a decision is about, with the reasons, and those who reported how it ended. Nobody, when it was undone. */
export const tellDecisionJob = defineJob({
  ...tellDecisionKind,
  run: (ctx, { payload: { decisionId, stage } }) =>
    inTenant(ctx, async (tx) => {
      const [found] = await tx
        .select({ decision: decisions, case: cases })
        .from(decisions)
        .innerJoin(cases, eq(cases.id, decisions.caseId))
        .where(eq(decisions.id, decisionId));
      if (!found || found.decision.undoneAt) return;
      const { decision, case: about } = found;
      // A second person was quicker than the two minutes: what they said is told instead.
      if (stage === 'first' && (decision.confirmedAt || decision.reversedAt)) return;
      await tellAuthor(ctx, tx, decision, about, stage);
      await tellItIsShown(ctx, tx, decision, about);
      // A ban that waits for a second person has not ended yet.
      if (about.state === 'decided') await tellReporters(ctx, tx, decision);
      if (!decision.toldAt)
        await tx.update(decisions).set({ toldAt: ctx.clock() }).where(eq(decisions.id, decisionId));
    }),
});

type Stage = 'first' | 'agreed' | 'disagreed';

async function tellAuthor(
  ctx: JobCtx,
  tx: TenantTx,
  decision: Decision,
  { evidence, subjectKind }: typeof cases.$inferSelect,
  stage: Stage,
): Promise<void> {
  if (SILENT.includes(decision.kind)) return;
  const [author] = await tx.select().from(members).where(eq(members.id, decision.authorId));
  if (!author) return;
  const to = { to: author.email, locale: decision.locale };
  const once = { once: `decision:${decision.id}:${stage}` };
  const own = linkToAppeal(ctx, decision);
  const { ground, groundKind, facts, automated, until, appealUntil } = decision;
  if (stage === 'disagreed')
    return enqueueMail(ctx, tx, { ...to, mail: { kind: 'decision-taken-back', ...own } }, once);
  const newest = evidence?.at(-1);
  const what = decision.kind === 'ban' && stage === 'first' ? 'ban-proposed' : decision.kind;
  if (what === 'keep') return;
  await enqueueMail(
    ctx,
    tx,
    {
      ...to,
      mail: {
        kind: 'decision',
        ...own,
        ...{ what, about: subjectKind, ground: ground as Reason, groundKind, facts, automated },
        title: newest?.title ?? '',
        ...(until && { until: until.toISOString() }),
        appealUntil: appealUntil.toISOString(),
      },
    },
    once,
  );
}

/** What a rule held is shown, because a person has read it: the rule's decision was put right. */
async function tellItIsShown(
  ctx: JobCtx,
  tx: TenantTx,
  { kind, before, authorId }: Decision,
  { subjectKind, evidence }: typeof cases.$inferSelect,
): Promise<void> {
  if (kind !== 'keep' && kind !== 'warn') return;
  const held = await heldBefore(tx, before);
  if (!held || held.reversedAt) return;
  await tx.update(decisions).set({ reversedAt: ctx.clock() }).where(eq(decisions.id, held.id));
  const [author] = await tx.select().from(members).where(eq(members.id, authorId));
  if (!author) return;
  const title = evidence?.at(-1)?.title ?? '';
  await enqueueMail(
    ctx,
    tx,
    {
      ...{ to: author.email, locale: held.locale },
      mail: { kind: 'hold-ended', decisionId: held.id, about: subjectKind, title },
    },
    { once: `held:${held.id}` },
  );
}

async function tellReporters(ctx: JobCtx, tx: TenantTx, decision: Decision): Promise<void> {
  const { id, caseId, kind, reversedAt } = decision;
  const acted = kind !== 'keep' && reversedAt === null;
  const rows = await tx
    .select({ report: reports, member: members })
    .from(reports)
    .leftJoin(members, eq(members.id, reports.reporterId))
    .where(eq(reports.caseId, caseId));
  for (const { report, member } of rows) {
    const to = member?.email ?? report.email;
    if (to)
      await enqueueMail(
        ctx,
        tx,
        { to, locale: report.locale, mail: { kind: 'report-decided', acted } },
        { once: `reported:${id}:${report.id}` },
      );
  }
}
