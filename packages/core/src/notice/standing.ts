import { type SQL, sql, type TenantTx } from '@entraide/db';
import { SEEN_BY_OTHERS } from '@entraide/model/listing';
import type { NoticePace } from '@entraide/model/notice';
import type { Ctx } from '../ctx/index.ts';

/** A notice that its reader may still be told, with what its mail says of it: nothing that a page would not show them. */
export type StandingNotice = { id: string; memberId: string; pace: NoticePace } & (
  | {
      kind: 'urgent' | 'alert';
      listingId: string;
      listingKind: 'offer' | 'request';
      /** The saved search that found it. */
      alertId: string | null;
      urgent: boolean;
      title: string;
      /** In the reader's language. */
      placeName: string;
      country: string;
      precision: string;
      /** Where others see it, degrees. */
      lat: number;
      lon: number;
    }
  | {
      kind: 'message';
      threadId: string;
      /** Null: the author of a listing whose name is hidden from its reader. */
      senderName: string | null;
      senderIsDesk: boolean;
      title: string;
    }
);

/**
 * Those of some notices that still hold: the listing is on the board and its author an accepted member, neither of the two hides the
 * other, the message is not read yet. What is urgent near them is not told a second time as a match of a search.
 * @param which a condition on `notices n`
 */
export async function standingNotices(
  ctx: Pick<Ctx, 'clock' | 'tenant'>,
  tx: TenantTx,
  which: SQL,
): Promise<StandingNotice[]> {
  if (ctx.tenant.status === 'suspended') return [];
  const now = ctx.clock().toISOString();
  const seen = JSON.stringify(SEEN_BY_OTHERS);
  const listings = await tx.execute<StandingNotice & Record<string, unknown>>(sql`
    select n.id, n.member_id as "memberId", n.pace, n.kind, n.alert_id as "alertId", l.id as "listingId", l.kind as "listingKind", l.urgent, l.title,
      coalesce(p.labels ->> m.locale, p.name) as "placeName", l.country, l.precision, l.lat, l.lon
    from notices n
    join members m on m.tenant_id = n.tenant_id and m.id = n.member_id and m.status = 'active'
    join listings l on l.tenant_id = n.tenant_id and l.id = n.about_id and l.author_id <> n.member_id
      and l.status = 'published' and l.expires_at > ${now}::timestamptz and not l.sample
    join members a on a.tenant_id = l.tenant_id and a.id = l.author_id and a.status = 'active'
    left join places p on p.id = l.place_id
    where ${which} and (n.kind = 'alert' or (n.kind = 'urgent' and l.urgent and l.kind = 'request'))
      and not exists (select from notices u where u.tenant_id = n.tenant_id and u.member_id = n.member_id
        and u.about_id = n.about_id and n.kind = 'alert' and u.kind = 'urgent')
      and not ${silenced(sql`a.id`)}
    order by l.urgent desc, l.id`);
  const messages = await tx.execute<StandingNotice & Record<string, unknown>>(sql`
    select n.id, n.member_id as "memberId", n.pace, n.kind, t.id as "threadId", s.is_desk as "senderIsDesk", l.title,
      case when w.sender_id <> t.author_id or t.author_named or not l.hide_name then s.display_name end as "senderName"
    from notices n
    join members m on m.tenant_id = n.tenant_id and m.id = n.member_id and m.status = 'active'
    join messages w on w.tenant_id = n.tenant_id and w.id = n.about_id and w.decision_id is null
    join threads t on t.tenant_id = w.tenant_id and t.id = w.thread_id and not t.held
    join members s on s.tenant_id = w.tenant_id and s.id = w.sender_id and s.status = 'active' and s.id <> n.member_id
    join listings l on l.tenant_id = t.tenant_id and l.id = t.listing_id
      and (l.author_id = n.member_id or l.status in (select jsonb_array_elements_text(${seen}::jsonb)))
    where ${which} and n.kind = 'message'
      and case n.member_id when t.author_id then coalesce(t.author_read_at < w.created_at, true)
        when t.starter_id then coalesce(t.starter_read_at < w.created_at, true) else false end
      and not case n.member_id when t.author_id then t.author_muted else t.starter_muted end
      and not ${silenced(sql`s.id`)}
    order by n.id`);
  return [...listings, ...messages];
}

/** Whether the reader hides the other, or one of the two blocks the other. */
const silenced = (other: SQL) => sql`exists (
  select from member_blocks b where (b.by_id = n.member_id and b.about_id = ${other})
    or (b.by_id = ${other} and b.about_id = n.member_id and b.kind = 'block'))`;
