import { and, duesRefunds, eq, inArray, ledgerEntries, receipts, sql, type TenantTx } from '@entraide/db';
import { isId } from '@entraide/model';
import { type Money, parseMoney } from '@entraide/model/money';
import { z } from 'zod';
import { requireFresh, requireRole } from '../access/index.ts';
import { recordAct } from '../act/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, NotFound, parse } from '../error/index.ts';
import { inMode } from '../ledger/index.ts';
import { askStripe, syncSubject } from '../stripe/index.ts';
import { paymentSubject } from './payment-subject.ts';

const Input = z.strictObject({
  /** Made with the form: sent twice, it is one refund. */
  key: z.uuid(),
  /** As somebody typed it; empty: all that is left. */
  amount: z.string().max(40),
  reason: z.string().trim().min(1).max(200),
});

/** A payment that can be given back, for the page that does it. */
export interface Refundable {
  id: string;
  kind: 'due' | 'gift';
  amount: number;
  currency: string;
  at: string;
  payerName: string;
  /** What was not given back yet. */
  left: number;
}

/** @param id of the entry in the books @throws SignInNeeded, NotAllowed, NotFound for what was not paid at Stripe */
export function readRefundable(ctx: Ctx, id: string): Promise<Refundable> {
  requireRole(ctx, 'admin');
  return inTenant(ctx, async (tx) => (await find(ctx, tx, id)).shown);
}

/**
 * Gives a payment back, all of it or a part, and says so to its payer. Dues that went back wholly were not paid.
 * @throws SignInNeeded, NotAllowed, NotFound, Invalid, Conflict when less is left than that, Unavailable
 */
export async function refundPayment(ctx: Ctx, id: string, given: unknown): Promise<void> {
  requireFresh(ctx, 'admin');
  const { key, amount, reason } = parse(Input, given);
  const { memberId } = requireRole(ctx, 'admin');
  const { source, accountId, money, hasFee, refundId } = await inTenant(ctx, async (tx) => {
    const found = await find(ctx, tx, id);
    const { shown, source } = found;
    const [there] = await tx.select().from(duesRefunds).where(eq(duesRefunds.id, key));
    if (there) {
      if (there.source !== source) throw new Conflict('This was another refund.');
      return {
        ...found,
        money: { amount: there.amount, currency: shown.currency },
        refundId: there.refundId,
      };
    }
    const money = amountOf(amount, shown);
    await tx
      .insert(duesRefunds)
      .values({ id: key, source, amount: money.amount, reason, askedBy: memberId, askedAt: ctx.clock() });
    return { ...found, money, refundId: null };
  });
  if (refundId === null) {
    const made = await askStripe(ctx, (client) =>
      client.refunds.create(
        {
          ...{ payment_intent: source, amount: money.amount, metadata: { refund: key } },
          ...(hasFee && { refund_application_fee: true }),
        },
        { stripeAccount: accountId, idempotencyKey: `refund ${key}` },
      ),
    ).catch((error) => {
      // Somebody else was quicker, at Stripe or here.
      throw error instanceof Invalid ? new Conflict('Less than that is left of this payment.') : error;
    });
    await inTenant(ctx, async (tx) => {
      await tx.update(duesRefunds).set({ refundId: made.id }).where(eq(duesRefunds.id, key));
      await recordAct(ctx, tx, { action: 'money.refund', details: { ...money } });
    });
  }
  await syncSubject(ctx, paymentSubject, { account: accountId, payment: source });
}

function amountOf(typed: string, { left, currency }: Refundable): Money {
  const fault = (code: string) =>
    new Invalid([{ path: ['amount'], code, message: 'this cannot be given back' }]);
  if (left === 0) throw new Conflict('All of it was given back already.');
  if (typed.trim() === '') return { amount: left, currency };
  const { money, fault: code } = parseMoney(typed, currency);
  if (!money) throw fault(code);
  if (money.amount > left) throw fault('more-than-paid');
  return money;
}

async function find(ctx: Ctx, tx: TenantTx, id: string) {
  const [row] =
    ctx.stripe && isId(id)
      ? await tx
          .select({ entry: ledgerEntries, receipt: receipts })
          .from(ledgerEntries)
          .innerJoin(
            receipts,
            and(eq(receipts.tenantId, ledgerEntries.tenantId), eq(receipts.source, ledgerEntries.source)),
          )
          .where(
            and(
              ...[eq(ledgerEntries.id, id), eq(ledgerEntries.method, 'stripe'), inMode(ctx)],
              inArray(ledgerEntries.kind, ['due', 'gift']),
            ),
          )
      : [];
  if (!row) throw new NotFound();
  const { entry, receipt } = row;
  const parts = await tx
    .select({ kind: ledgerEntries.kind, sum: sql<string>`sum(${ledgerEntries.amount})` })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.ofSource, entry.source))
    .groupBy(ledgerEntries.kind);
  const sumOf = (kind: string) => Number(parts.find((part) => part.kind === kind)?.sum ?? 0);
  const shown: Refundable = {
    ...{ id, kind: receipt.kind, amount: entry.amount, currency: entry.currency },
    ...{ at: entry.happenedAt.toISOString(), payerName: receipt.payerName },
    left: entry.amount + sumOf('refund'),
  };
  return { shown, source: entry.source, accountId: receipt.accountId, hasFee: sumOf('platform-fee') < 0 };
}
