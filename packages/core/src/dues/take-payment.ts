import { and, duesCheckouts, duesRefunds, eq, members, or, receipts, type TenantTx } from '@entraide/db';
import { coveredBy } from '@entraide/model/dues';
import type { Ctx } from '../ctx/index.ts';
import { type Entry, enterMovements, type Movement, paidUntilOf } from '../ledger/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { acceptWithRoomIn } from '../member/index.ts';
import { issueReceipt } from '../receipt/index.ts';
import type { Checkout } from './checkout.ts';
import { memberReader } from './member-reader.ts';
import type { Payment } from './read-payment.ts';
import { byStripe } from './stripe-actor.ts';
import { tellTreasurer } from './tell-admins.ts';

/** Whoever pays for longer ahead than this did not mean to, as a rule. */
const AHEAD_MS = 60 * 86_400_000;

/**
 * Enters a payment with its fees and what went back of it, all that is not there yet, and what follows: a receipt, mails, an acceptance.
 * The payer's row is held: of two payments at once, the second covers what comes after the first.
 * @returns whether anything was new
 */
export async function takePayment(
  ctx: Ctx,
  tx: TenantTx,
  checkout: Checkout,
  payment: Payment,
): Promise<boolean> {
  const [payer] = checkout.memberId
    ? await tx.select().from(members).where(eq(members.id, checkout.memberId)).for('update')
    : [];
  const paidUntil = payer ? await paidUntilOf(ctx, tx, payer.id) : null;
  const covers =
    payer && checkout.kind === 'due'
      ? coveredBy({
          ...{ paidOn: payment.at, paidUntil, yearly: checkout.everyYear },
          period: ctx.tenant.config.dues.period,
        })
      : null;
  const common = {
    ...({ book: 'association', method: 'stripe', currency: payment.currency, live: checkout.live } as const),
    memberId: checkout.memberId,
  };
  const [entered] = await enterMovements(ctx, tx, [
    {
      ...{ ...common, kind: checkout.kind, amount: payment.amount, source: payment.source },
      // Who has no account is known by what they wrote.
      payer: checkout.memberId ? null : (payment.payer.name || checkout.payerName || '–').slice(0, 100),
      ...{ happenedAt: payment.at, coversFrom: covers?.from ?? null, coversUntil: covers?.until ?? null },
    },
  ]);
  if (entered) await confirm(ctx, tx, checkout, payment, entered, payer ?? null);
  if (entered && payer && covers && paidUntil && isAhead(paidUntil, payment.at))
    await tellTreasurer(
      ctx,
      tx,
      { kind: 'paid-ahead', amount: entered.amount, currency: entered.currency, until: covers.until },
      `ahead ${entered.id}`,
    );
  const others = await enterMovements(ctx, tx, await movementsOf(tx, payment, common));
  const back = others.filter(({ kind }) => kind === 'refund');
  for (const entry of back) await tellBack(ctx, tx, checkout, entry);
  return Boolean(entered) || others.length > 0;
}

const isAhead = (paidUntil: string, now: Date) => Date.parse(paidUntil) - now.getTime() > AHEAD_MS;

type Member = typeof members.$inferSelect;

async function confirm(
  ctx: Ctx,
  tx: TenantTx,
  checkout: Checkout,
  payment: Payment,
  entry: Entry,
  payer: Member | null,
): Promise<void> {
  const { config } = ctx.tenant;
  const own = payer && [payer.displayName, payer.familyName].filter(Boolean).join(' ');
  const { id } = await issueReceipt(ctx, tx, {
    ...{ live: checkout.live, source: payment.source, accountId: checkout.accountId },
    ...{ checkoutId: checkout.id, kind: checkout.kind, memberId: checkout.memberId },
    payerName: (payment.payer.name || own || checkout.payerName || '–').slice(0, 200),
    payerAddress: payment.payer.address,
    ...{ amount: payment.amount, currency: payment.currency, paidAt: payment.at },
    ...{ coversFrom: entry.coversFrom, coversUntil: entry.coversUntil },
  });
  const reader = await memberReader(tx, checkout);
  if (reader)
    await enqueueMail(
      ctx,
      tx,
      { ...reader, mail: { kind: 'receipt', receiptId: id } },
      { once: `receipt ${id}` },
    );
  if (config.dues.admits && checkout.kind === 'due' && payer?.status === 'pending')
    await acceptWithRoomIn(byStripe(ctx), tx, payer.id);
}

async function movementsOf(
  tx: TenantTx,
  { source, at, fees, back }: Payment,
  common: Pick<Movement, 'book' | 'method' | 'currency' | 'live' | 'memberId'>,
): Promise<Movement[]> {
  const part = (kind: Movement['kind'], name: string, amount: number, happenedAt: Date): Movement[] =>
    amount === 0 ? [] : [{ ...common, kind, source: name, ofSource: source, amount, happenedAt }];
  const asked = back.length > 0 ? await askedOf(tx, source) : [];
  return [
    ...part('fee', `fee:${source}`, -(fees?.stripe ?? 0), at),
    ...part('platform-fee', `app-fee:${source}`, -(fees?.platform ?? 0), at),
    ...back.flatMap((one) => {
      const reason = asked.find(
        ({ id, refundId, amount }) =>
          refundId === one.source || (refundId === null && id === one.asked && amount === one.amount),
      )?.reason;
      const [refund] = part('refund', one.source, -one.amount, one.at);
      return [
        ...(refund ? [{ ...refund, ...(reason && { note: reason }) }] : []),
        ...part('platform-fee', `app-fee:${one.source}`, one.platformFee, one.at),
        ...part('fee', `fee:${one.source}`, -one.fee, one.at),
      ];
    }),
  ];
}

const askedOf = (tx: TenantTx, source: string) =>
  tx.select().from(duesRefunds).where(eq(duesRefunds.source, source));

async function tellBack(
  ctx: Ctx,
  tx: TenantTx,
  checkout: Checkout,
  { id, amount, currency, note }: Entry,
): Promise<void> {
  const reader = await memberReader(tx, checkout);
  if (!reader) return;
  const mail = { kind: 'paid-back', amount: -amount, currency, ...(note && { reason: note }) } as const;
  await enqueueMail(ctx, tx, { ...reader, mail }, { once: `back ${id}` });
}

/** The checkout that a payment belongs to, by what was written down before or with it. */
export async function checkoutOf(
  tx: TenantTx,
  by: { session?: string | null; subscription?: string | null; source?: string | null },
): Promise<Checkout | null> {
  const named = [
    ...(by.session ? [eq(duesCheckouts.sessionId, by.session)] : []),
    ...(by.subscription ? [eq(duesCheckouts.subscriptionId, by.subscription)] : []),
  ];
  if (named.length > 0) {
    const [row] = await tx
      .select()
      .from(duesCheckouts)
      .where(or(...named))
      .for('update');
    if (row) return row;
  }
  if (!by.source) return null;
  const [found] = await tx
    .select({ row: duesCheckouts })
    .from(receipts)
    .innerJoin(
      duesCheckouts,
      and(eq(duesCheckouts.tenantId, receipts.tenantId), eq(duesCheckouts.id, receipts.checkoutId)),
    )
    .where(eq(receipts.source, by.source));
  return found?.row ?? null;
}
