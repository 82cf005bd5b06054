import { and, desc, duesCheckouts, eq, inArray, ledgerEntries, receipts, sql } from '@entraide/db';
import { requireMember } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { inMode, paidUntilOf } from '../ledger/index.ts';
import { signReceipt } from '../receipt/index.ts';

const MOST = 200;

export interface MyPayments {
  paidUntil: string | null;
  payments: {
    id: string;
    kind: 'due' | 'gift';
    method: string;
    amount: number;
    currency: string;
    at: string;
    coversUntil: string | null;
    givenBack: number;
    /** Of its receipt; null where there is none. */
    receipt: string | null;
  }[];
  /** What goes on by itself. */
  yearly: {
    id: string;
    kind: 'due' | 'gift';
    amount: number;
    currency: string;
    state: 'running' | 'failing';
    /** Until then it runs; null: until it is stopped. */
    stopsAt: string | null;
  }[];
}

/** What a member paid the association, by card or by hand, and what they pay every year. @throws SignInNeeded */
export async function myPayments(ctx: Ctx): Promise<MyPayments> {
  const { memberId } = requireMember(ctx);
  return inTenant(ctx, async (tx) => {
    const back = sql<string>`coalesce((select -sum(b.amount) from ledger_entries b where b.tenant_id = ledger_entries.tenant_id
      and b.of_source = ledger_entries.source and b.kind = 'refund'), 0)`;
    const rows = await tx
      .select({ entry: ledgerEntries, back, receipt: { id: receipts.id, issuedAt: receipts.issuedAt } })
      .from(ledgerEntries)
      .leftJoin(
        receipts,
        and(eq(receipts.tenantId, ledgerEntries.tenantId), eq(receipts.source, ledgerEntries.source)),
      )
      .where(
        and(eq(ledgerEntries.memberId, memberId), inArray(ledgerEntries.kind, ['due', 'gift']), inMode(ctx)),
      )
      .orderBy(desc(ledgerEntries.happenedAt), desc(ledgerEntries.id))
      .limit(MOST);
    const running = await tx
      .select()
      .from(duesCheckouts)
      .where(
        and(
          ...[eq(duesCheckouts.memberId, memberId), inArray(duesCheckouts.state, ['running', 'failing'])],
          eq(duesCheckouts.live, ctx.stripe?.live ?? true),
        ),
      )
      .orderBy(duesCheckouts.createdAt);
    return {
      paidUntil: await paidUntilOf(ctx, tx, memberId),
      payments: rows.map(({ entry, back: givenBack, receipt }) => ({
        ...{ id: entry.id, kind: entry.kind as 'due' | 'gift', method: entry.method }, // the query asks for these two
        ...{ amount: entry.amount, currency: entry.currency, at: entry.happenedAt.toISOString() },
        ...{ coversUntil: entry.coversUntil, givenBack: Number(givenBack) },
        receipt: receipt && signReceipt(ctx, receipt.id, receipt.issuedAt),
      })),
      yearly: running.map(({ id, kind, amount, currency, state, stopsAt }) => ({
        ...{ id, kind, amount, currency, state: state === 'failing' ? 'failing' : 'running' },
        stopsAt: stopsAt?.toISOString() ?? null,
      })),
    };
  });
}
