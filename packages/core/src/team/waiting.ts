import { sql, type TenantTx } from '@entraide/db';
import type { Role } from '@entraide/model/member';
import type { SUBJECT_KINDS } from '@entraide/model/moderation';

/**
 * What waits for the team: a person who wants to come in, a case, a ban that needs a second person, an appeal, somebody who wants the desk to ask for them. `barred`: whom it is about,
 * and who had a part in it. `for_admins`: moderators may not decide it.
 */
export const waiting = sql`(
  select 'newcomer' as what, m.id, null as about, 1 as times, 0 as harm, m.created_at as since, '{}'::uuid[] as barred,
    false as for_admins
  from members m where m.status = 'pending'
  union all
  select case c.state when 'second' then 'second' else 'case' end, c.id, c.subject_kind, c.report_count, c.harm, c.opened_at,
    array_remove(array[c.author_id, d.decided_by], null), c.handed_over or (c.state = 'second' and coalesce(m.role = 'admin', false))
  from cases c
  left join decisions d on d.tenant_id = c.tenant_id and d.case_id = c.id and c.state = 'second' and d.kind = 'ban'
    and d.undone_at is null and d.reversed_at is null and d.confirmed_at is null
  left join members m on m.tenant_id = c.tenant_id and m.id = c.author_id
  where c.state <> 'decided'
  union all
  select 'appeal', a.id, c.subject_kind, 1, 9, a.created_at,
    array_remove(array[d.decided_by, d.confirmed_by, d.author_id, a.member_id], null), false
  from appeals a
  join decisions d on d.tenant_id = a.tenant_id and d.id = a.decision_id
  join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
  where a.outcome is null
  union all
  select 'ask', a.id, null, 1, 0, a.created_at, '{}'::uuid[], false from asks a where a.state = 'waiting')`;

/** One of them, as a mail names it: nothing of its text, and nobody's name. */
export interface WaitingThing {
  what: 'newcomer' | 'case' | 'second' | 'appeal' | 'ask';
  id: string;
  about: (typeof SUBJECT_KINDS)[number] | null;
  times: number;
  since: Date;
}

export interface Waiting {
  /** The worst first, then the oldest; some of them. */
  things: WaitingThing[];
  total: number;
}

interface Row extends Record<string, unknown>, Omit<WaitingThing, 'since'> {
  since: string | Date;
  total: number;
}

const SHOWN = 10;

/** What waits since before a moment and is theirs to decide. `desk`: without people who want to come in. */
export async function waitingFor(
  tx: TenantTx,
  { id, role }: { id: string; role: Role },
  { before, desk = false }: { before: Date; desk?: boolean },
): Promise<Waiting> {
  const rows = await tx.execute<Row>(sql`
    select what, id, about, times, since, (count(*) over ())::int as total from ${waiting} w
    where since <= ${before.toISOString()}::timestamptz and not ${id}::uuid = any (barred)
      and (${role === 'admin'}::boolean or not for_admins) and (not ${desk}::boolean or what <> 'newcomer')
    order by harm desc, since, id limit ${SHOWN}`);
  return {
    things: rows.map(({ what, id: thing, about, times, since }) => ({
      ...{ what, id: thing, about, times },
      since: new Date(since),
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** Whether anything waits at all. */
export async function somethingWaits(tx: TenantTx): Promise<boolean> {
  return (await tx.execute(sql`select 1 from ${waiting} w limit 1`)).length > 0;
}
