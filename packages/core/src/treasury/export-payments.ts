import { and, asc, eq, ledgerEntries, members, sql, type TenantTx } from '@entraide/db';
import type { MovementKind } from '@entraide/model/treasury';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { namesOf, recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { dayAt } from '../place/index.ts';
import { inBook, inYear, type Method, Year } from './wanted.ts';

/** A line of the books. */
export interface ExportedMovement {
  /** By the clocks of the space's home, YYYY-MM-DD. */
  day: string;
  kind: MovementKind;
  method: Method;
  /** In the smallest unit of the currency, signed. */
  amount: number;
  currency: string;
  /** Of whoever made the payment that the line belongs to; null: unknown, or left. */
  name: string | null;
  email: string | null;
  coversFrom: string | null;
  coversUntil: string | null;
  note: string | null;
  source: string;
  /** Of the payment that a refund or a fee belongs to. */
  ofSource: string | null;
  /** The name of whoever typed it; null: it came by itself, or they have left. */
  enteredBy: string | null;
  live: boolean;
}

const BATCH = 5000;

/**
 * Every movement of a year in the order in which they happened, for the treasurer to take away; that they did is recorded before anything is
 * handed out. Read in parts, so that a large year takes no more memory than a small one.
 * @throws SignInNeeded; NotAllowed for all but admins; Invalid
 */
export async function exportPayments(ctx: Ctx, given: unknown): Promise<AsyncGenerator<ExportedMovement[]>> {
  requireFresh(ctx, 'admin');
  const { year } = parse(z.strictObject({ year: Year }), given);
  await inTenant(ctx, (tx) => recordAct(ctx, tx, { action: 'money.export', details: { year } }));
  return movementsOf(ctx, year);
}

async function* movementsOf(ctx: Ctx, year: number): AsyncGenerator<ExportedMovement[]> {
  for (let last: { at: string; id: string } | undefined; ; ) {
    const { rows, typists } = await inTenant(
      ctx,
      async (tx) => {
        const rows = await readBatch(ctx, tx, year, last);
        const typists = await namesOf(
          tx,
          rows.map(({ enteredBy }) => enteredBy),
        );
        return { rows, typists };
      },
      { readOnly: true },
    );
    last = rows.at(-1);
    if (rows.length > 0) yield rows.map((row) => exported(ctx, row, typists));
    if (rows.length < BATCH) return;
  }
}

type Row = Awaited<ReturnType<typeof readBatch>>[number];

async function readBatch(ctx: Ctx, tx: TenantTx, year: number, last: { at: string; id: string } | undefined) {
  const paid = tx
    .select({
      ...{ of: ledgerEntries.source, paidBy: ledgerEntries.memberId },
      paidByName: sql<string | null>`${ledgerEntries.payer}`.as('paid_by_name'),
    })
    .from(ledgerEntries)
    .as('paid');
  const beyond =
    last &&
    sql`(${ledgerEntries.happenedAt}, ${ledgerEntries.id}) > (${last.at}::timestamptz, ${last.id}::uuid)`;
  return tx
    .select({
      ...{ id: ledgerEntries.id, kind: ledgerEntries.kind, method: ledgerEntries.method },
      ...{
        amount: ledgerEntries.amount,
        currency: ledgerEntries.currency,
        happenedAt: ledgerEntries.happenedAt,
      },
      // To the microsecond, which a Date does not hold.
      at: sql<string>`${ledgerEntries.happenedAt}::text`,
      ...{ coversFrom: ledgerEntries.coversFrom, coversUntil: ledgerEntries.coversUntil },
      ...{ note: ledgerEntries.note, source: ledgerEntries.source, ofSource: ledgerEntries.ofSource },
      live: ledgerEntries.live,
      ...{ payer: sql<string | null>`coalesce(${ledgerEntries.payer}, ${paid.paidByName})` },
      ...{ displayName: members.displayName, familyName: members.familyName, email: members.email },
      enteredBy: ledgerEntries.enteredBy,
    })
    .from(ledgerEntries)
    .leftJoin(paid, eq(paid.of, ledgerEntries.ofSource))
    .leftJoin(
      members,
      and(
        eq(members.tenantId, ledgerEntries.tenantId),
        sql`${members.id} = coalesce(${ledgerEntries.memberId}, ${paid.paidBy})`,
      ),
    )
    .where(and(inBook(ctx), inYear(ctx, year), beyond))
    .orderBy(asc(ledgerEntries.happenedAt), asc(ledgerEntries.id))
    .limit(BATCH);
}

function exported(ctx: Ctx, row: Row, typists: ReadonlyMap<string, string>): ExportedMovement {
  const { amount, currency, coversFrom, coversUntil, note, source, ofSource, email, live } = row;
  const name = [row.displayName, row.familyName].filter(Boolean).join(' ');
  return {
    ...{ day: dayAt(ctx.tenant.config.home, row.happenedAt), kind: row.kind as MovementKind },
    ...{ method: row.method, amount, currency, name: name || row.payer, email, coversFrom, coversUntil },
    ...{ note, source, ofSource, enteredBy: typists.get(row.enteredBy ?? '') ?? null, live },
  };
}
