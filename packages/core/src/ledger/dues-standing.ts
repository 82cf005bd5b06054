import { and, eq, isNotNull, ledgerEntries, members, type SQL, sql, type TenantTx } from '@entraide/db';
import { type DuesStanding, dayAfter, SOON_DAYS, standingOf } from '@entraide/model/treasury';
import type { Ctx } from '../ctx/index.ts';
import { dayAt } from '../place/index.ts';
import { inMode, notReturned, paidUntil } from './paid-until.ts';

/** How a member stands with their dues. */
export interface MemberDues {
  /** The last day that is paid for, YYYY-MM-DD; null: none ever was. */
  until: string | null;
  standing: DuesStanding;
}

type Space = Pick<Ctx, 'tenant' | 'stripe' | 'clock'>;

/** The day it is at the space's home, YYYY-MM-DD. */
export const bookDay = ({ tenant, clock }: Pick<Ctx, 'tenant' | 'clock'>): string =>
  dayAt(tenant.config.home, clock());

/** For a query on `members`: the last day that each has paid for. */
export const paidUntilOfMember = (ctx: Pick<Ctx, 'stripe'>, tx: TenantTx): SQL<string | null> =>
  sql`(${tx
    .select({ until: sql`max(${ledgerEntries.coversUntil})` })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.memberId, members.id),
        eq(ledgerEntries.kind, 'due'),
        isNotNull(ledgerEntries.coversUntil),
        inMode(ctx),
        notReturned,
      ),
    )})`;

/** For a query on `members`: those who stand so; `paid` holds those, too, who have to pay again soon. */
export function standsSo(ctx: Space, tx: TenantTx, standing: DuesStanding): SQL {
  const [until, today] = [paidUntilOfMember(ctx, tx), bookDay(ctx)];
  if (standing === 'paid') return sql`${until} >= ${today}::date`;
  if (standing === 'soon')
    return sql`${until} between ${today}::date and ${dayAfter(today, SOON_DAYS)}::date`;
  return sql`coalesce(${until} < ${today}::date, true)`;
}

/** Whether this space has ever been paid dues: else nothing is said of them. */
export async function takesDues(ctx: Pick<Ctx, 'stripe'>, tx: TenantTx): Promise<boolean> {
  const rows = await tx
    .select({ id: ledgerEntries.id })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.kind, 'due'), isNotNull(ledgerEntries.coversUntil), inMode(ctx)))
    .limit(1);
  return rows.length > 0;
}

/** How members stand; null where the space takes no dues. */
export async function duesOf(
  ctx: Space,
  tx: TenantTx,
  memberIds: readonly string[],
): Promise<Map<string, MemberDues> | null> {
  if (!(await takesDues(ctx, tx))) return null;
  const [until, today] = [await paidUntil(ctx, tx, memberIds), bookDay(ctx)];
  return new Map(
    memberIds.map((id) => {
      const last = until.get(id) ?? null;
      return [id, { until: last, standing: standingOf(last, today) }];
    }),
  );
}
