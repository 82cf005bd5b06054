import {
  and,
  asc,
  cases,
  count,
  decisions,
  desc,
  type Evidence,
  eq,
  isNull,
  listings,
  members,
  ne,
  reports,
  type TenantTx,
} from '@entraide/db';
import { isId } from '@entraide/model';
import type { Reason } from '@entraide/model/moderation';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { claimIn } from './claim.ts';
import type { Decision } from './effects.ts';
import type { Case } from './lock-case.ts';

type Past = Pick<Decision, 'id' | 'kind' | 'ground' | 'facts' | 'decidedAt' | 'undoneAt' | 'reversedAt'>;

export interface CaseFile {
  id: string;
  kind: Case['subjectKind'];
  subjectId: string;
  state: Case['state'];
  evidence: Evidence[];
  flags: Case['flags'];
  /** A rule holds it: nobody but its author sees it before somebody decides. */
  held: boolean;
  reports: { reason: Reason; words: string; locale: string; createdAt: Date; withAccount: boolean }[];
  /** Reports of which nothing but their number is kept. */
  moreReports: number;
  handedOver: boolean;
  openedAt: Date;
  /** Whom it is about, as they are today; null when they left. */
  author: {
    id: string;
    profileId: string;
    name: string;
    role: string;
    status: string;
    since: Date;
    locale: string;
    limitedUntil: Date | null;
  } | null;
  listings: number;
  /** What was decided about them before, newest first. */
  past: Past[];
  /** Other cases about them that wait. */
  similar: { id: string; title: string; name: string }[];
  /** Who looks at it now, if not the reader. */
  claimedBy: string | null;
  own: boolean;
  /** Somebody said that a life is in danger. */
  danger: boolean;
  /** Who proposed the ban that waits for a second person, and why. */
  proposed: { by: string; mine: boolean; facts: string } | null;
}

/** A case to decide, with all that helps; from now on it is the reader's for a while. @throws SignInNeeded, NotAllowed, NotFound */
export async function readCase(ctx: Ctx, id: string): Promise<CaseFile> {
  const actor = requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    if (!isId(id)) throw new NotFound();
    await claimIn(ctx, tx, id, actor);
    const [row] = await tx.select().from(cases).where(eq(cases.id, id));
    if (!row) throw new NotFound();
    const [author] = await tx.select().from(members).where(eq(members.id, row.authorId));
    const said = await tx
      .select()
      .from(reports)
      .where(eq(reports.caseId, id))
      .orderBy(asc(reports.id))
      .limit(50);
    const claimer =
      row.claimedBy && row.claimedBy !== actor.memberId && row.claimedUntil && row.claimedUntil > ctx.clock()
        ? await nameOf(tx, row.claimedBy)
        : null;
    return {
      ...{ id, kind: row.subjectKind, subjectId: row.subjectId, state: row.state, flags: row.flags },
      ...{ handedOver: row.handedOver, openedAt: row.openedAt, evidence: row.evidence ?? [] },
      reports: said.map(({ reason, words, locale, createdAt, reporterId }) => ({
        ...{ words, locale, createdAt, reason: reason as Reason, withAccount: reporterId !== null },
      })),
      held: row.state === 'open' && (await isHeld(tx, id)),
      moreReports: Math.max(0, row.reportCount - said.length),
      author: author
        ? {
            ...{
              id: author.id,
              profileId: author.profileId,
              name: author.displayName,
              role: author.role,
              status: author.status,
            },
            ...{ since: author.createdAt, locale: author.locale, limitedUntil: author.limitedUntil },
          }
        : null,
      listings: await listingsOf(tx, row.authorId),
      past: await pastOf(tx, row),
      similar: await similarTo(tx, row),
      claimedBy: claimer,
      own: row.authorId === actor.memberId,
      danger: row.dangerAt !== null,
      proposed: row.state === 'second' ? await proposedIn(tx, id, actor.memberId) : null,
    };
  });
}

async function isHeld(tx: TenantTx, caseId: string): Promise<boolean> {
  const holds = and(eq(decisions.caseId, caseId), eq(decisions.kind, 'hold'), isNull(decisions.reversedAt));
  return (await tx.select({ id: decisions.id }).from(decisions).where(holds).limit(1)).length > 0;
}

async function nameOf(tx: TenantTx, id: string): Promise<string> {
  const [row] = await tx.select({ name: members.displayName }).from(members).where(eq(members.id, id));
  return row?.name ?? '';
}

async function listingsOf(tx: TenantTx, authorId: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(listings)
    .where(and(eq(listings.authorId, authorId), ne(listings.status, 'deleted')));
  return row?.count ?? 0;
}

async function pastOf(tx: TenantTx, { authorId }: Case): Promise<Past[]> {
  return tx
    .select({
      ...{ id: decisions.id, kind: decisions.kind, ground: decisions.ground, facts: decisions.facts },
      ...{ decidedAt: decisions.decidedAt, undoneAt: decisions.undoneAt, reversedAt: decisions.reversedAt },
    })
    .from(decisions)
    .where(and(eq(decisions.authorId, authorId), ne(decisions.kind, 'keep')))
    .orderBy(desc(decisions.id))
    .limit(10);
}

async function similarTo(tx: TenantTx, { id, authorId }: Case) {
  const rows = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.authorId, authorId), ne(cases.state, 'decided'), ne(cases.id, id)))
    .orderBy(desc(cases.id))
    .limit(10);
  return rows.map((row) => {
    const newest = row.evidence?.at(-1);
    return { id: row.id, title: newest?.title ?? newest?.text?.slice(0, 80) ?? '', name: newest?.name ?? '' };
  });
}

async function proposedIn(tx: TenantTx, caseId: string, readerId: string): Promise<CaseFile['proposed']> {
  const [ban] = await tx
    .select()
    .from(decisions)
    .where(and(eq(decisions.caseId, caseId), eq(decisions.kind, 'ban')))
    .orderBy(desc(decisions.id))
    .limit(1);
  if (!ban?.decidedBy) return null;
  return { by: await nameOf(tx, ban.decidedBy), mine: ban.decidedBy === readerId, facts: ban.facts };
}
