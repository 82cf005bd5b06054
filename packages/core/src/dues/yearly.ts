import type { TenantTx } from '@entraide/db';
import type Stripe from 'stripe';
import type { Ctx } from '../ctx/index.ts';
import { enqueueMail } from '../mail/index.ts';
import { idOf } from '../stripe/index.ts';
import { changeCheckout } from './change-checkout.ts';
import type { Checkout } from './checkout.ts';
import { memberReader } from './member-reader.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { takePayment } from './take-payment.ts';

/** What is paid every year, as it stands at Stripe, and the last payments of it, the oldest first. */
export interface Yearly {
  subscription: string;
  state: 'running' | 'failing' | 'ended' | null;
  stopsAt: Date | null;
  payments: Payment[];
}

/** A year has one; more are there only after one that failed. Older ones are found by the daily comparison. */
const INVOICES = 4;

export async function readYearly(client: Stripe, account: string, id: string): Promise<Yearly> {
  const at = { stripeAccount: account };
  const subscription = await client.subscriptions.retrieve(id, {}, at);
  const { status, cancel_at } = subscription;
  const invoices = await client.invoices.list({ subscription: id, status: 'paid', limit: INVOICES }, at);
  const payments: Payment[] = [];
  for (const invoice of invoices.data.reverse()) {
    if (!invoice.id || invoice.amount_paid === 0) continue;
    const paid = await client.invoicePayments.list({ invoice: invoice.id, status: 'paid', limit: 10 }, at);
    for (const { payment } of paid.data) {
      const intent = idOf(payment.payment_intent);
      const found = intent && (await readPayment(client, account, intent));
      if (found) payments.push(found);
    }
  }
  const periodEnd = subscription.items.data[0]?.current_period_end ?? null;
  const stops = cancel_at ?? (subscription.cancel_at_period_end ? periodEnd : null);
  return {
    ...{ subscription: id, state: stateOf(status), payments },
    stopsAt: stops === null ? null : new Date(stops * 1000),
  };
}

/** Null: its first payment is not done yet. */
function stateOf(status: Stripe.Subscription.Status): Yearly['state'] {
  if (status === 'active' || status === 'trialing') return 'running';
  if (status === 'past_due' || status === 'unpaid' || status === 'paused') return 'failing';
  return status === 'incomplete' ? null : 'ended';
}

export async function takeYearly(
  ctx: Ctx,
  tx: TenantTx,
  checkout: Checkout,
  { subscription, state, stopsAt, payments }: Yearly,
): Promise<boolean> {
  let isNew = await changeCheckout(ctx, tx, checkout, {
    ...{ subscriptionId: subscription, stopsAt },
    ...(state && { state }),
  });
  if (isNew && state === 'failing' && checkout.state === 'running') await tellFailing(ctx, tx, checkout);
  for (const payment of payments) isNew = (await takePayment(ctx, tx, checkout, payment)) || isNew;
  return isNew;
}

/** The same, read beside something else: once it is known here, `yearlySubject` alone says how it stands, in the order of its readings. */
export function takeFirstYearly(
  ctx: Ctx,
  tx: TenantTx,
  checkout: Checkout,
  yearly: Yearly,
): Promise<boolean> {
  const { subscriptionId, stopsAt } = checkout;
  return takeYearly(
    ctx,
    tx,
    checkout,
    subscriptionId === null ? yearly : { ...yearly, state: null, stopsAt },
  );
}

async function tellFailing(ctx: Ctx, tx: TenantTx, checkout: Checkout): Promise<void> {
  const reader = await memberReader(tx, checkout);
  if (!reader) return;
  const { amount, currency, kind: what, id } = checkout;
  const mail = { kind: 'yearly-failing', what, amount, currency } as const;
  await enqueueMail(
    ctx,
    tx,
    { ...reader, mail },
    { once: `failing ${id} ${ctx.clock().toISOString().slice(0, 10)}` },
  );
}
