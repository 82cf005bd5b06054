import {
  and,
  appeals,
  asc,
  cases,
  count,
  desc,
  eq,
  inArray,
  isNull,
  members,
  ne,
  reports,
  sql,
  type TenantTx,
} from '@entraide/db';
import type { Reason } from '@entraide/model/moderation';
import { z } from 'zod';
import { hasRole, requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import type { Case } from './lock-case.ts';

export interface CaseLine {
  id: string;
  kind: Case['subjectKind'];
  state: Case['state'];
  /** Of its author, as it was when it was reported. */
  name: string;
  title: string;
  text: string;
  locale: string;
  harm: number;
  /** What was said of it, the most frequent first. */
  reasons: Reason[];
  rules: string[];
  reports: number;
  openedAt: Date;
  handedOver: boolean;
  /** The name of who looks at it now; null: nobody else. */
  claimedBy: string | null;
  /** It is about the reader. */
  own: boolean;
}

const A_PAGE = 30;
const Page = z.strictObject({ page: z.coerce.number().int().min(0).max(1000).default(0) });

/**
 * What waits for a decision: the greatest harm first, then the oldest.
 * @throws SignInNeeded, NotAllowed, Invalid
 */
export async function listCases(
  ctx: Ctx,
  given: unknown = {},
): Promise<{ items: CaseLine[]; total: number; more: boolean }> {
  const actor = requireRole(ctx, 'moderator');
  const { page } = parse(Page, given);
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({ case: cases, claimer: members.displayName })
      .from(cases)
      .leftJoin(members, and(eq(members.tenantId, cases.tenantId), eq(members.id, cases.claimedBy)))
      .where(ne(cases.state, 'decided'))
      .orderBy(desc(cases.harm), asc(cases.openedAt), asc(cases.id))
      .limit(A_PAGE + 1)
      .offset(page * A_PAGE);
    const shown = rows.slice(0, A_PAGE);
    const said = await reasonsOf(
      tx,
      shown.map((row) => row.case.id),
    );
    const items = shown.map(({ case: row, claimer }) => {
      const newest = row.evidence?.at(-1);
      const claimed = row.claimedUntil && row.claimedUntil > ctx.clock() && row.claimedBy !== actor.memberId;
      return {
        ...{ id: row.id, kind: row.subjectKind, state: row.state, harm: row.harm, openedAt: row.openedAt },
        ...{ name: newest?.name ?? '', title: newest?.title ?? '', text: newest?.text ?? '' },
        ...{ locale: newest?.locale ?? 'fr', reports: row.reportCount, handedOver: row.handedOver },
        reasons: said.get(row.id) ?? [],
        rules: row.flags.map(({ rule }) => rule),
        claimedBy: claimed ? (claimer ?? '') : null,
        own: row.authorId === actor.memberId,
      };
    });
    return { items, total: await countOpen(tx), more: rows.length > A_PAGE };
  });
}

async function reasonsOf(tx: TenantTx, ids: string[]): Promise<Map<string, Reason[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ caseId: reports.caseId, reason: reports.reason, times: count() })
    .from(reports)
    .where(inArray(reports.caseId, ids))
    .groupBy(reports.caseId, reports.reason)
    .orderBy(desc(count()));
  const said = new Map<string, Reason[]>();
  for (const { caseId, reason } of rows) said.set(caseId, [...(said.get(caseId) ?? []), reason as Reason]);
  return said;
}

async function countOpen(tx: TenantTx): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(cases).where(ne(cases.state, 'decided'));
  return row?.count ?? 0;
}

/** How many cases and appeals wait, for the number in the menu; null for who does not decide. */
export async function countAtDesk(ctx: Ctx): Promise<number | null> {
  if (!hasRole(ctx, 'moderator')) return null;
  return inTenant(ctx, async (tx) => {
    const [waiting] = await tx.select({ count: count() }).from(appeals).where(isNull(appeals.outcome));
    return (await countOpen(tx)) + (waiting?.count ?? 0);
  });
}

export interface DeskWeek {
  decisions: number;
  /** From the first report to the decision; null when nothing was decided. */
  medianMinutes: number | null;
}

/** What was decided in the last seven days, for the empty desk. @throws SignInNeeded, NotAllowed */
export async function deskWeek(ctx: Ctx): Promise<DeskWeek> {
  requireRole(ctx, 'moderator');
  const since = new Date(ctx.clock().getTime() - 7 * 86_400_000).toISOString();
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ decisions: number; minutes: number | null }>(sql`
      select count(*)::int as decisions,
        percentile_cont(0.5) within group (order by extract(epoch from decided_at - opened_at) / 60)::float as minutes
      from cases where state = 'decided' and decided_at > ${since}::timestamptz`),
  );
  return {
    decisions: row?.decisions ?? 0,
    medianMinutes: row?.minutes == null ? null : Math.round(row.minutes),
  };
}
