import { sql } from '@entraide/db';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';

export interface YearOfDesk {
  year: number;
  reports: number;
  /** Cases that a rule opened. */
  flagged: number;
  /** By what was decided; undone ones are not counted. */
  decisions: Record<string, number>;
  automated: number;
  /** Taken back after somebody was told: by a second person, or after an appeal. */
  reversed: number;
  appeals: number;
  /** From the first report to the decision, in the middle. Null: nothing was decided. */
  medianMinutes: number | null;
}

/**
 * What was reported and decided, year by year (UTC), the newest first: what article 15 of Regulation (EU) 2022/2065 asks of hosts. Counted
 * from the record itself, so that the figures are those of the log. @throws SignInNeeded, NotAllowed
 */
export async function deskFigures(ctx: Ctx): Promise<YearOfDesk[]> {
  requireRole(ctx, 'moderator');
  return inTenant(ctx, async (tx) => {
    const opened = await tx.execute<{ year: number; reports: number; flagged: number }>(sql`
      select extract(year from opened_at at time zone 'UTC')::int as year, sum(report_count)::int as reports,
        count(*) filter (where flags <> '[]')::int as flagged
      from cases group by 1`);
    const decided = await tx.execute<{
      year: number;
      kind: string;
      count: number;
      automated: number;
      reversed: number;
    }>(sql`
      select extract(year from decided_at at time zone 'UTC')::int as year, kind, count(*)::int as count,
        count(*) filter (where automated)::int as automated, count(reversed_at)::int as reversed
      from decisions where undone_at is null group by 1, 2`);
    const asked = await tx.execute<{ year: number; count: number }>(sql`
      select extract(year from created_at at time zone 'UTC')::int as year, count(*)::int as count from appeals group by 1`);
    const speed = await tx.execute<{ year: number; minutes: number }>(sql`
      select extract(year from decided_at at time zone 'UTC')::int as year,
        percentile_cont(0.5) within group (order by extract(epoch from decided_at - opened_at) / 60)::float as minutes
      from cases where state = 'decided' group by 1`);
    const years = new Map<number, YearOfDesk>();
    const of = (year: number): YearOfDesk => {
      const known = years.get(year) ?? {
        ...{ year, reports: 0, flagged: 0, decisions: {}, automated: 0, reversed: 0, appeals: 0 },
        medianMinutes: null,
      };
      years.set(year, known);
      return known;
    };
    for (const { year, reports, flagged } of opened) Object.assign(of(year), { reports, flagged });
    for (const { year, kind, count, automated, reversed } of decided) {
      const sum = of(year);
      sum.decisions[kind] = count;
      sum.automated += automated;
      sum.reversed += reversed;
    }
    for (const { year, count } of asked) of(year).appeals = count;
    for (const { year, minutes } of speed) of(year).medianMinutes = Math.round(minutes);
    return [...years.values()].sort((a, b) => b.year - a.year);
  });
}
