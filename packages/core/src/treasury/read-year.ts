import { and, ledgerEntries, sql } from '@entraide/db';
import { emptyTotals, type MovementKind, type Totals, totalsOf } from '@entraide/model/treasury';
import { z } from 'zod';
import { requireRole } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { dayAt } from '../place/index.ts';
import { yearsOf } from './list-payments.ts';
import { byBookClock, inBook, inYear, Year } from './wanted.ts';

export interface YearOfMoney {
  year: number;
  years: number[];
  /** The sums of each currency, in the order of their codes: of the year, and of January to December. */
  currencies: { total: Totals; months: Totals[] }[];
}

const Asked = z.strictObject({ year: Year.optional() });

/** What came and went in a year, month by month. The year of today when none is given. @throws SignInNeeded; NotAllowed for all but admins; Invalid */
export async function readYear(ctx: Ctx, given: unknown = {}): Promise<YearOfMoney> {
  requireRole(ctx, 'admin');
  const asked = parse(Asked, given);
  return inTenant(
    ctx,
    async (tx) => {
      const years = await yearsOf(ctx, tx);
      const month = sql<number>`extract(month from ${byBookClock(ctx, sql`${ledgerEntries.happenedAt}`)})::int`;
      const year = asked.year ?? Number(dayAt(ctx.tenant.config.home, ctx.clock()).slice(0, 4));
      const sums = await tx
        .select({
          month,
          ...{ currency: ledgerEntries.currency, kind: ledgerEntries.kind },
          amount: sql<number>`sum(${ledgerEntries.amount})::float8`,
        })
        .from(ledgerEntries)
        .where(and(inBook(ctx), inYear(ctx, year)))
        .groupBy(sql`1`, ledgerEntries.currency, ledgerEntries.kind);
      const lines = sums.map((sum) => ({ ...sum, kind: sum.kind as MovementKind }));
      const currencies = totalsOf(lines).map((total) => ({
        total,
        months: Array.from({ length: 12 }, (_, at) => {
          const own = lines.filter(({ currency, month }) => currency === total.currency && month === at + 1);
          return totalsOf(own)[0] ?? emptyTotals(total.currency);
        }),
      }));
      return { year, years, currencies };
    },
    { readOnly: true },
  );
}
