import { and, appeals, asc, cases, decisions, desc, eq, isNull, members, type TenantTx } from '@entraide/db';
import { isId, newId } from '@entraide/model';
import { FACTS_LENGTH, SILENT, type SubjectKind } from '@entraide/model/moderation';
import { Text } from '@entraide/model/text';
import { z } from 'zod';
import { requireMember, requireRole, spend } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Gone, NotAllowed, NotFound, parse } from '../error/index.ts';
import { emit } from '../event/index.ts';
import { sweepTonight } from '../job/sweep.ts';
import { enqueueMail } from '../mail/index.ts';
import { linkToAppeal, type OwnDecisionId, ownByLink } from './appeal-link.ts';
import { aboutOf, type Decision, takeBack } from './effects.ts';
import { lockPeople } from './lock-case.ts';

const Words = z.strictObject({ words: Text.min(1).max(2000) });

/**
 * Asks that somebody else looks again at a decision about the caller, also when they are out.
 * @throws SignInNeeded, NotFound when it is not about them, Gone when the six months are over, Conflict when they asked already or
 *   the decision holds no more, TooMany, Invalid
 */
export async function appeal(ctx: Ctx, decisionId: string, given: unknown): Promise<void> {
  const { memberId } = requireMember(ctx);
  return appealAs(ctx, { decisionId, memberId }, given);
}

/** The same for who comes by the link of the mail, without signing in. @throws Gone, NotFound, Conflict, TooMany, Invalid */
export async function appealByLink(ctx: Ctx, token: string, given: unknown): Promise<void> {
  return appealAs(ctx, ownByLink(ctx, token), given);
}

async function appealAs(ctx: Ctx, { decisionId, memberId }: OwnDecisionId, given: unknown): Promise<void> {
  const { words } = parse(Words, given);
  await inTenant(ctx, async (tx) => {
    const decision = await ownDecision(tx, decisionId, memberId);
    const now = ctx.clock();
    if (decision.appealUntil < now) throw new Gone();
    if (decision.reversedAt) throw new Conflict('This decision was taken back already.');
    await spend(ctx, tx, { appeals: memberId });
    const { decidedBy: firstBy } = decision;
    await tx.insert(appeals).values({ id: newId(now), decisionId, firstBy, memberId, words, createdAt: now });
    await recordAct(ctx, tx, { action: 'case.appeal', subject: { kind: 'case', id: decision.caseId } });
    await emit(tx, 'case.opened', { caseId: decision.caseId });
  });
}

/** One that they were told of. */
async function ownDecision(tx: TenantTx, id: string, memberId: string): Promise<Decision> {
  const [row] = isId(id)
    ? await tx
        .select()
        .from(decisions)
        .where(and(eq(decisions.id, id), eq(decisions.authorId, memberId), isNull(decisions.undoneAt)))
    : [];
  if (!row || SILENT.includes(row.kind)) throw new NotFound();
  return row;
}

type Appeal = typeof appeals.$inferSelect;

export interface OwnDecision {
  decision: Pick<
    Decision,
    | 'id'
    | 'kind'
    | 'ground'
    | 'groundKind'
    | 'facts'
    | 'locale'
    | 'automated'
    | 'decidedAt'
    | 'until'
    | 'appealUntil'
  > & { confirmed: boolean; reversed: boolean };
  /** What it is about, in its author's own words. */
  title: string;
  about: SubjectKind;
  /** Of the listing that it is about, if it is about one. */
  subjectId: string | null;
  appeal: Pick<Appeal, 'words' | 'createdAt' | 'outcome' | 'reasons'> | null;
  mayAppeal: boolean;
  /** A rule held it, and no person has decided yet. */
  waits: boolean;
}

/** A decision about the caller, with its reasons. @throws SignInNeeded, NotFound */
export async function readDecision(ctx: Ctx, decisionId: string): Promise<OwnDecision> {
  const { memberId } = requireMember(ctx);
  return readDecisionOf(ctx, { decisionId, memberId });
}

/** The same for who comes by the link of the mail, without signing in. @throws Gone, NotFound */
export async function readDecisionByLink(ctx: Ctx, token: string): Promise<OwnDecision> {
  return readDecisionOf(ctx, ownByLink(ctx, token));
}

async function readDecisionOf(ctx: Ctx, { decisionId, memberId }: OwnDecisionId): Promise<OwnDecision> {
  return inTenant(ctx, async (tx) => {
    const row = await ownDecision(tx, decisionId, memberId);
    const [about] = await tx.select().from(cases).where(eq(cases.id, row.caseId));
    const [asked] = await tx.select().from(appeals).where(eq(appeals.decisionId, decisionId));
    const newest = about?.evidence?.at(-1);
    const { id, kind, ground, groundKind, facts, locale, automated, decidedAt, until, appealUntil } = row;
    return {
      decision: {
        ...{ id, kind, ground, groundKind, facts, locale, automated, decidedAt, until, appealUntil },
        ...{ confirmed: row.confirmedAt !== null, reversed: row.reversedAt !== null },
      },
      title: newest?.title ?? newest?.text?.slice(0, 120) ?? '',
      about: about?.subjectKind ?? 'member',
      subjectId: about?.subjectKind === 'listing' ? about.subjectId : null,
      appeal: asked ?? null,
      waits: kind === 'hold' && about?.state === 'open' && row.reversedAt === null,
      mayAppeal: !asked && row.reversedAt === null && appealUntil >= ctx.clock(),
    };
  });
}

export interface WaitingAppeal {
  id: string;
  words: string;
  createdAt: Date;
  name: string;
  locale: string;
  decision: Pick<Decision, 'id' | 'kind' | 'ground' | 'facts' | 'automated' | 'decidedAt'>;
  title: string;
  text: string;
  /** The reader decided first, or it is about them: somebody else has to. */
  forSomebodyElse: boolean;
}

/** Who asked for another look and has no answer, oldest first; thirty at most. @throws SignInNeeded, NotAllowed */
export async function listAppeals(ctx: Ctx): Promise<WaitingAppeal[]> {
  const { memberId } = requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({
        appeal: appeals,
        decision: decisions,
        case: cases,
        name: members.displayName,
        locale: members.locale,
      })
      .from(appeals)
      .innerJoin(
        decisions,
        and(eq(decisions.tenantId, appeals.tenantId), eq(decisions.id, appeals.decisionId)),
      )
      .innerJoin(cases, and(eq(cases.tenantId, decisions.tenantId), eq(cases.id, decisions.caseId)))
      .leftJoin(members, and(eq(members.tenantId, appeals.tenantId), eq(members.id, appeals.memberId)))
      .where(isNull(appeals.outcome))
      .orderBy(asc(appeals.createdAt), desc(appeals.id))
      .limit(30);
    return rows.map(({ appeal: { id, words, createdAt }, decision, case: about, name, locale }) => {
      const newest = about.evidence?.at(-1);
      const { kind, ground, facts, automated, decidedAt, decidedBy, confirmedBy, authorId } = decision;
      return {
        ...{ id, words, createdAt, name: name ?? newest?.name ?? '', locale: locale ?? decision.locale },
        decision: { id: decision.id, kind, ground, facts, automated, decidedAt },
        ...{ title: newest?.title ?? '', text: newest?.text ?? '' },
        forSomebodyElse: [decidedBy, confirmedBy, authorId].includes(memberId),
      };
    });
  });
}

const Answer = z.strictObject({
  outcome: z.enum(['upheld', 'reversed']),
  reasons: Text.min(FACTS_LENGTH.min).max(FACTS_LENGTH.max),
});

/**
 * Decides an appeal, by somebody who had no part in the decision: it stands, or is put right. Whoever asked is told, with reasons.
 * @throws SignInNeeded, NotFound, Invalid; NotAllowed for who decided first or whom it is about; Conflict when it is decided
 */
export async function decideAppeal(ctx: Ctx, appealId: string, given: unknown): Promise<void> {
  const actor = requireRole(ctx, 'moderator');
  const { outcome, reasons } = parse(Answer, given);
  await inTenant(ctx, async (tx) => {
    const [row] = isId(appealId)
      ? await tx.select().from(appeals).where(eq(appeals.id, appealId)).for('update')
      : [];
    if (!row) throw new NotFound();
    if (row.outcome) throw new Conflict('Somebody else has decided this.');
    const [decision] = await tx
      .select()
      .from(decisions)
      .where(eq(decisions.id, row.decisionId))
      .for('update');
    const [about] = await tx
      .select()
      .from(cases)
      .where(eq(cases.id, decision?.caseId ?? row.id))
      .for('update');
    if (!decision || !about) throw new NotFound();
    const involved = [decision.decidedBy, decision.confirmedBy, row.memberId];
    if (involved.includes(actor.memberId)) throw new NotAllowed('Somebody who had no part in it decides.');
    const person = await lockPeople(ctx, tx, row.memberId);
    const now = ctx.clock();
    await tx
      .update(appeals)
      .set({ outcome, reasons, decidedBy: actor.memberId, decidedAt: now })
      .where(eq(appeals.id, appealId));
    if (outcome === 'reversed') {
      await takeBack(ctx, tx, aboutOf(about), decision);
      await tx.update(decisions).set({ reversedAt: now }).where(eq(decisions.id, decision.id));
    }
    await recordAct(ctx, tx, {
      action: outcome === 'reversed' ? 'case.reversed' : 'case.upheld',
      subject: { kind: 'case', id: about.id },
    });
    // What was removed and waited for this answer is erased by a sweep.
    await sweepTonight(ctx, tx);
    if (person)
      await enqueueMail(
        ctx,
        tx,
        {
          to: person.email,
          locale: person.locale,
          mail: { kind: 'appeal-decided', outcome, reasons, ...linkToAppeal(ctx, decision) },
        },
        { once: `appeal:${appealId}` },
      );
  });
}
