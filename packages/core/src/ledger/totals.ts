import { and, asc, eq, gte, ledgerEntries, lt, type SQL, sql, type TenantTx } from '@entraide/db';
import type { PlatformCtx } from '../ctx/index.ts';
import type { Entry } from './enter-movements.ts';
import { inMode } from './paid-until.ts';

/** Sums of one currency in its smallest unit; `net` is the sum of all. */
export interface Total {
  currency: string;
  kind: Entry['kind'];
  amount: number;
  count: number;
}

/** What a book holds from one moment up to another, by currency and kind. `only`: a condition more. */
export async function totalsOf(
  ctx: Pick<PlatformCtx, 'stripe'>,
  tx: TenantTx,
  { book, from, until, only }: { book: Entry['book']; from?: Date; until?: Date; only?: SQL },
): Promise<Total[]> {
  const rows = await tx
    .select({
      currency: ledgerEntries.currency,
      kind: ledgerEntries.kind,
      amount: sql<string>`sum(${ledgerEntries.amount})`,
      count: sql<number>`count(*)::int`,
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.book, book),
        inMode(ctx),
        from && gte(ledgerEntries.happenedAt, from),
        until && lt(ledgerEntries.happenedAt, until),
        only,
      ),
    )
    .groupBy(ledgerEntries.currency, ledgerEntries.kind)
    .orderBy(asc(ledgerEntries.currency), asc(ledgerEntries.kind));
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
}
