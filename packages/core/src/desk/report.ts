import { and, count, eq, isNull, reports, type TenantTx } from '@entraide/db';
import { newId } from '@entraide/model';
import { Email } from '@entraide/model/member';
import { Reason } from '@entraide/model/moderation';
import { Line, Text } from '@entraide/model/text';
import { z } from 'zod';
import { spend, usesOfReport } from '../access/index.ts';
import { openCaseIn, type Subject } from '../case/index.ts';
import { type Ctx, inTenant, memberOf } from '../ctx/index.ts';
import { Conflict, NotFound, parse } from '../error/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { findSubject, REPORTABLE } from './subject.ts';

const ReportInput = z.strictObject({
  what: z.enum(REPORTABLE),
  id: z.string().max(60),
  reason: Reason,
  words: Text.max(2000).default(''),
  /** Of somebody without an account, if they like. */
  name: Line.max(60).default(''),
  email: z.union([z.literal(''), Email]).default(''),
});
type Report = z.infer<typeof ReportInput>;

/** Of people without an account and address, who cannot be told apart; of more, only the number is kept. */
const MOST_NAMELESS = 20;

/**
 * Reports a thing that the caller sees, with an account or without. The same person's second report about it replaces the first; every
 * report about it while nobody has decided is the same case.
 * @throws NotFound, SignInNeeded, NotAllowed, Conflict (one's own), TooMany, Invalid
 */
export async function reportThing(ctx: Ctx, given: unknown): Promise<void> {
  assertSpaceRuns(ctx);
  const report = parse(ReportInput, given);
  await inTenant(ctx, async (tx) => {
    const subject = await findSubject(ctx, tx, report.what, report.id);
    await spend(ctx, tx, usesOfReport(ctx, report.email));
    await keepReport(ctx, tx, subject, report);
  });
}

/**
 * Reports a thing that the caller names and may not have seen. What they do not see is counted and answered like what they do, so that
 * nobody learns what is there.
 * @throws SignInNeeded, NotAllowed, Conflict (one's own), TooMany, Invalid
 */
export async function reportByName(ctx: Ctx, given: unknown): Promise<void> {
  assertSpaceRuns(ctx);
  const report = parse(ReportInput, given);
  await inTenant(ctx, async (tx) => {
    await spend(ctx, tx, usesOfReport(ctx, report.email));
    try {
      await keepReport(ctx, tx, await findSubject(ctx, tx, report.what, report.id), report);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  });
}

async function keepReport(ctx: Ctx, tx: TenantTx, subject: Subject, { reason, words, name, email }: Report) {
  const member = memberOf(ctx);
  if (subject.authorId === member?.memberId) throw new Conflict('This is your own.');
  const caseId = await openCaseIn(ctx, tx, subject, { reasons: [reason] });
  const from = member ? { reporterId: member.memberId } : { email: email || null, name: name || null };
  const nameless = !member && email === '';
  if (!nameless || (await namelessOf(tx, caseId)) < MOST_NAMELESS) {
    const row = { id: newId(), caseId, ...from, locale: ctx.locale, reason, words, createdAt: ctx.clock() };
    const target = member
      ? [reports.tenantId, reports.caseId, reports.reporterId]
      : [reports.tenantId, reports.caseId, reports.email];
    const [kept] = await tx
      .insert(reports)
      .values(row)
      .onConflictDoUpdate({ target, set: { reason, words } })
      .returning({ id: reports.id });
    if (kept?.id !== row.id) return;
  }
  await openCaseIn(ctx, tx, subject, { reasons: [reason], reports: 1 });
  const to = member?.email ?? email;
  if (to !== '') await enqueueMail(ctx, tx, { to, locale: ctx.locale, mail: { kind: 'report-received' } });
}

async function namelessOf(tx: TenantTx, caseId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(reports)
    .where(and(eq(reports.caseId, caseId), isNull(reports.reporterId), isNull(reports.email)));
  return row?.count ?? 0;
}
