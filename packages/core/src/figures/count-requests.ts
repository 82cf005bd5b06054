import { sql, type TenantTx } from '@entraide/db';
import { firstIdAt } from '@entraide/model';
import type { Middle } from '@entraide/model/figures';

const DAY_MS = 86_400_000;

export interface Span {
  from: Date;
  to: Date;
}

interface MonthRow {
  month: number;
  asked: number;
  met: number;
}

interface Counted extends Record<string, unknown> {
  months: (MonthRow & { answered: number; offers: number })[] | null;
  categories: (MonthRow & { key: string })[] | null;
  areas: (MonthRow & { key: string })[] | null;
  answers: (Middle & { place: number })[] | null;
  active: { place: number; count: number }[] | null;
}

const moment = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** Rows of a table that came in a span, by its primary key: ids grow with time. A day more, because an id is older than its row. */
export const cameIn = ({ from, to }: Span, column = sql.raw('created_at')) => sql`
  id >= ${firstIdAt(new Date(from.getTime() - DAY_MS))}::uuid and id < ${firstIdAt(new Date(to.getTime() + DAY_MS))}::uuid
  and ${column} >= ${moment(from)} and ${column} < ${moment(to)}`;

/** 0 to 11. */
export const monthOf = (column = sql.raw('created_at')) =>
  sql`(extract(month from ${column} at time zone 'UTC')::int - 1)`;

/** For groups of months, of quarters and of all: the place of the part of the year in its list (`PARTS`). */
export const placeOfGroup = sql`case when grouping(month) = 0 then month + 5 when grouping(quarter) = 0 then quarter + 1 else 0 end`;
export const byPart = sql`grouping sets ((month), (quarter), ())`;

/**
 * Counts a year of listings, as they are now: what was on the board and is not erased. An area is a square of the world (`areaBits`);
 * '' stands for a whole country. Who was active posted a listing or answered one.
 */
export async function countRequests(tx: TenantTx, span: Span, bits: number): Promise<Counted> {
  const inYear = cameIn(span);
  const longAfter = { from: span.from, to: new Date(span.to.getTime() + 366 * DAY_MS) };
  const square = (degrees: string, of: number) =>
    sql`floor((${sql.raw(degrees)} + ${of / 2}::float8) / ${of / 2 ** bits}::float8)::int`;
  const [row] = await tx.execute<Counted>(sql`
    with listed as materialized (
      select id, author_id, kind, category, status = 'solved' as met, created_at, ${monthOf()} as month,
        case when precision = 'country' then '' else ${square('lon', 360)} || '-' || ${square('lat', 180)} end as area
      from listings
      where not sample and status in ('published', 'paused', 'solved', 'expired') and ${inYear}
    ),
    answers as materialized (
      select listing_id, starter_id, created_at from threads where ${cameIn(longAfter)}
    ),
    first as (select listing_id, min(created_at) as at from answers group by 1),
    requests as materialized (
      select listed.*, month / 3 as quarter, extract(epoch from first.at - listed.created_at) / 60 as minutes
      from listed left join first on first.listing_id = listed.id where kind = 'request'
    ),
    seen as (
      select id, month, month / 3 as quarter from (
        select author_id as id, month from listed
        union select starter_id, ${monthOf()} from answers where created_at < ${moment(span.to)}
      ) people
    ),
    offers as (select month, count(*) as offers from listed where kind = 'offer' group by 1),
    asked as (
      select month, count(*) as asked, count(*) filter (where met) as met, count(minutes) as answered from requests group by 1
    )
    select
      (select json_agg(x) from (
        select month, coalesce(asked, 0) as asked, coalesce(met, 0) as met, coalesce(answered, 0) as answered,
          coalesce(offers, 0) as offers
        from asked full join offers using (month)) x) as months,
      (select json_agg(x) from (
        select category as key, month, count(*) as asked, count(*) filter (where met) as met
        from requests group by 1, 2 order by 1) x) as categories,
      (select json_agg(x) from (
        select area as key, month, count(*) as asked, count(*) filter (where met) as met
        from requests group by 1, 2 order by 1) x) as areas,
      (select json_agg(x) from (
        select ${placeOfGroup} as place, count(minutes) as of, percentile_cont(0.5) within group (order by minutes) as minutes
        from requests where minutes is not null group by ${byPart}) x) as answers,
      (select json_agg(x) from (
        select ${placeOfGroup} as place, count(distinct id) as count from seen group by ${byPart}) x) as active`);
  if (!row) throw new Error('a query without "from" has one row');
  return row;
}
