import { sql, type TenantTx } from '@entraide/db';
import { type Middle, PARTS, type Requests, spanOf, type YearCounts } from '@entraide/model/figures';
import { byPart, cameIn, countRequests, monthOf, placeOfGroup, type Span } from './count-requests.ts';

const MONTHS = 12;

interface Wanted {
  year: number;
  bits: number;
  /** Categories in the order of the space. */
  order: readonly string[];
}

/** All that is counted of a year in the space of the transaction. It is exact: pages show what `figuresOf` lets through. */
export async function countYear(tx: TenantTx, { year, bits, order }: Wanted): Promise<YearCounts> {
  const span = spanOf(year, 'year');
  const { months, categories, areas, answers, active } = await countRequests(tx, span, bits);
  const joined = await tx.execute<{ month: number; count: number }>(sql`
    select ${monthOf()} as month, count(*)::int as count from members
    where status in ('active', 'suspended') and not is_desk and created_at >= ${span.from.toISOString()}::timestamptz
      and created_at < ${span.to.toISOString()}::timestamptz
    group by 1`);
  const decided = await countDesk(tx, span);
  const of = (rows: readonly { month: number }[] | null, name: string) => {
    const counts = Array.from({ length: MONTHS }, () => 0);
    for (const row of rows ?? [])
      counts[row.month] = (row as Record<string, number> & { month: number })[name] ?? 0;
    return counts;
  };
  const place = (category: string) => {
    const at = order.indexOf(category);
    return at < 0 ? order.length : at;
  };
  return {
    requests: { asked: of(months, 'asked'), met: of(months, 'met') },
    answered: of(months, 'answered'),
    offers: of(months, 'offers'),
    joined: of([...joined], 'count'),
    cases: PARTS.slice(-MONTHS).map((_, month) => decided[PARTS.length - MONTHS + month]?.count ?? 0),
    active: PARTS.map((_, at) => active?.find((row) => row.place === at)?.count ?? 0),
    untilAnswer: PARTS.map((_, at) => answers?.find((row) => row.place === at) ?? { of: 0, minutes: null }),
    untilDecision: decided,
    categories: byKey((categories ?? []).sort((a, b) => place(a.key) - place(b.key))),
    areas: byKey(areas ?? []),
  };
}

/** Cases of a span that came to the desk, and how long they waited for their decision, by part of the year. */
async function countDesk(tx: TenantTx, span: Span): Promise<(Middle & { count: number })[]> {
  const rows = await tx.execute<Middle & { place: number; count: number } & Record<string, unknown>>(sql`
    select ${placeOfGroup} as place, count(*)::int as count, count(minutes)::int as of,
      percentile_cont(0.5) within group (order by minutes) as minutes
    from (
      select month, month / 3 as quarter, minutes from (
        select ${monthOf(sql.raw('opened_at'))} as month, extract(epoch from decided_at - opened_at)::float8 / 60 as minutes
        from cases where ${cameIn(span, sql.raw('opened_at'))}
      ) opened
    ) parts group by ${byPart}`);
  return PARTS.map((_, at) => rows.find((row) => row.place === at) ?? { count: 0, of: 0, minutes: null });
}

function byKey(
  rows: readonly { key: string; month: number; asked: number; met: number }[],
): Map<string, Requests> {
  const kinds = new Map<string, { asked: number[]; met: number[] }>();
  for (const { key, month, asked, met } of rows) {
    const zeros = () => Array.from({ length: MONTHS }, () => 0);
    const requests = kinds.get(key) ?? { asked: zeros(), met: zeros() };
    requests.asked[month] = asked;
    requests.met[month] = met;
    kinds.set(key, requests);
  }
  return kinds;
}
