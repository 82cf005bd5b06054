import { and, asc, getTableColumns, ledgerEntries, members, sql, type TenantTx } from '@entraide/db';
import type { MovementKind } from '@entraide/model/treasury';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
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

const BATCH = 2000;

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
  for (let last: Row | undefined; ; ) {
    const { rows, lines } = await inTenant(ctx, (tx) => readBatch(ctx, tx, year, last), { readOnly: true });
    last = rows.at(-1);
    if (lines.length > 0) yield lines;
    if (rows.length < BATCH) return;
  }
}

/** What there is to say of the movements is read for each part of them: joined with all of them, the database would sort the year each time. */
async function readBatch(ctx: Ctx, tx: TenantTx, year: number, last: Row | undefined) {
  const rows = await readRows(ctx, tx, year, last);
  const payments = await paymentsOf(tx, rows);
  const payers = new Map(
    rows.map((row) => [row.id, (row.ofSource !== null && payments.get(row.ofSource)) || row] as const),
  );
  const people = await peopleOf(tx, [
    ...[...payers.values()].map(({ memberId }) => memberId),
    ...rows.map(({ enteredBy }) => enteredBy),
  ]);
  const lines = rows.map((row): ExportedMovement => {
    const { kind, method, amount, currency, coversFrom, coversUntil, note, source, ofSource, live } = row;
    const payer = payers.get(row.id);
    const member = people.get(payer?.memberId ?? '');
    return {
      ...{ day: dayAt(ctx.tenant.config.home, row.happenedAt), kind: kind as MovementKind, method },
      ...{ amount, currency, coversFrom, coversUntil, note, source, ofSource, live },
      name: member
        ? [member.displayName, member.familyName].filter(Boolean).join(' ')
        : (payer?.payer ?? null),
      email: member?.email ?? null,
      enteredBy: people.get(row.enteredBy ?? '')?.displayName ?? null,
    };
  });
  return { rows, lines };
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function readRows(ctx: Ctx, tx: TenantTx, year: number, last: { at: string; id: string } | undefined) {
  const { tenantId: _, book: __, enteredAt: ___, ...columns } = getTableColumns(ledgerEntries);
  const beyond =
    last &&
    sql`(${ledgerEntries.happenedAt}, ${ledgerEntries.id}) > (${last.at}::timestamptz, ${last.id}::uuid)`;
  return (
    tx
      // To the microsecond, which a Date does not hold.
      .select({ ...columns, at: sql<string>`${ledgerEntries.happenedAt}::text` })
      .from(ledgerEntries)
      .where(and(inBook(ctx), inYear(ctx, year), beyond))
      .orderBy(asc(ledgerEntries.happenedAt), asc(ledgerEntries.id))
      .limit(BATCH)
  );
}

/** The payments that refunds and fees belong to, by their sources. */
async function paymentsOf(tx: TenantTx, rows: readonly { ofSource: string | null }[]) {
  const sources = [...new Set(rows.flatMap(({ ofSource }) => ofSource ?? []))];
  if (sources.length === 0) return new Map<string, never>();
  const found = await tx
    .select({ source: ledgerEntries.source, memberId: ledgerEntries.memberId, payer: ledgerEntries.payer })
    .from(ledgerEntries)
    .where(sql`${ledgerEntries.source} = any(${sql.param(sources)}::text[])`);
  return new Map(found.map((payment) => [payment.source, payment]));
}

/** Those who are members still, by their ids. */
async function peopleOf(tx: TenantTx, given: readonly (string | null)[]) {
  const ids = [...new Set(given.flatMap((id) => id ?? []))];
  const found = await tx
    .select({
      ...{ id: members.id, email: members.email },
      ...{ displayName: members.displayName, familyName: members.familyName },
    })
    .from(members)
    .where(sql`${members.id} = any(${sql.param(ids)}::uuid[])`);
  return new Map(found.map((member) => [member.id, member]));
}
