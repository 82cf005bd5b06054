import { sql, type TenantTx } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { waiting } from './waiting.ts';

export interface DeskState {
  /** Cases and appeals without an answer. */
  undecided: number;
  /** From when on they are the operators' to look at; null: nothing waits. */
  overdueAt: Date | null;
}

/**
 * What waits for a decision, without people who want to come in. What nobody of the team may decide, because all had a part in it or are
 * away, is the operators' as soon as it would be all admins'. `after`: of what came since then.
 */
export async function deskState(
  tx: TenantTx,
  { desk, now, after = new Date(0) }: { desk: TenantConfig['desk']; now: Date; after?: Date },
): Promise<DeskState> {
  const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  const alone = Math.min(desk.adminsAfterHours, desk.operatorAfterHours);
  const [row] = await tx.execute<{ undecided: number; overdueAt: string | Date | null }>(sql`
    with team as materialized (
      select m.id, m.role from members m
      where m.role <> 'member' and m.status = 'active' and (m.limited_until is null or m.limited_until <= ${at(now)})
        and not exists (select from absences a where a.member_id = m.id and a.until > ${at(now)}))
    select count(*)::int as undecided,
      min(since + make_interval(hours => case when exists (
          select from team t where not t.id = any (w.barred) and (t.role = 'admin' or not w.for_admins))
        then ${desk.operatorAfterHours}::int else ${alone}::int end)) as "overdueAt"
    from ${waiting} w where what not in ('newcomer', 'ask') and since > ${at(after)}`);
  const overdueAt = row?.overdueAt ?? null;
  return { undecided: row?.undecided ?? 0, overdueAt: overdueAt === null ? null : new Date(overdueAt) };
}
