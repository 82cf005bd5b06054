import type Stripe from 'stripe';
import { inTenant } from '../ctx/index.ts';
import { askStripe, defineSubject, idOf } from '../stripe/index.ts';
import { changeCheckout } from './change-checkout.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { checkoutOf, takePayment } from './take-payment.ts';
import { readYearly, takeFirstYearly, type Yearly } from './yearly.ts';

interface Seen {
  payment: Payment;
  session: string | null;
  yearly: Yearly | null;
}

/** One payment in an association's account: also what went back of it, or what a bank took back. */
export const paymentSubject = defineSubject<{ account: string; payment: string }, Seen | null>({
  key: ({ payment }) => `payment:${payment}`,
  async read(ctx, { account, payment: id }) {
    const known = await inTenant(ctx, (tx) => checkoutOf(tx, { source: id }));
    return askStripe(ctx, async (client) => {
      const from = known
        ? { session: known.sessionId, subscription: null }
        : await whence(client, account, id);
      if (!from) return null;
      const { session, subscription } = from;
      const payment = await readPayment(client, account, id);
      const yearly = subscription ? await readYearly(client, account, subscription) : null;
      return payment && { payment, session, yearly };
    });
  },
  async apply(ctx, tx, { account }, seen) {
    if (!seen) return false;
    const { payment, session, yearly } = seen;
    const subscription = yearly?.subscription ?? null;
    const checkout = await checkoutOf(tx, { session, subscription, source: payment.source });
    if (checkout?.accountId !== account) return false;
    const changed = yearly
      ? await takeFirstYearly(ctx, tx, checkout, yearly)
      : !checkout.everyYear && (await changeCheckout(ctx, tx, checkout, { state: 'paid' }));
    return (await takePayment(ctx, tx, checkout, payment)) || changed;
  },
});

/** The page that its payer was sent to, and the yearly payment that it is part of; null: the association's own, and nothing of ours. */
async function whence(client: Stripe, account: string, id: string) {
  const at = { stripeAccount: account };
  const { data } = await client.checkout.sessions.list({ payment_intent: id, limit: 1 }, at);
  if (data[0]) return { session: data[0].id, subscription: null };
  const paid = await client.invoicePayments.list(
    { payment: { type: 'payment_intent', payment_intent: id }, limit: 1 },
    at,
  );
  const invoice = idOf(paid.data[0]?.invoice);
  if (!invoice) return null;
  const { parent } = await client.invoices.retrieve(invoice, {}, at);
  const subscription = idOf(parent?.subscription_details?.subscription);
  if (!subscription) return null;
  const first = await client.checkout.sessions.list({ subscription, limit: 1 }, at);
  return { session: first.data[0]?.id ?? null, subscription };
}
