import type Stripe from 'stripe';
import { inTenant } from '../ctx/index.ts';
import { askStripe, defineSubject } from '../stripe/index.ts';
import { changeCheckout } from './change-checkout.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { checkoutOf, takePayment } from './take-payment.ts';

interface Seen {
  payment: Payment;
  session: string | null;
  subscription: string | null;
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
      const payment = await readPayment(client, account, id);
      return payment && { payment, ...from };
    });
  },
  async apply(ctx, tx, { account }, seen) {
    const checkout = seen && (await checkoutOf(tx, { ...seen, source: seen.payment.source }));
    if (checkout?.accountId !== account || !seen) return false;
    if (!checkout.everyYear) await changeCheckout(ctx, tx, checkout, { state: 'paid' });
    return takePayment(ctx, tx, checkout, seen.payment);
  },
});

/** The page or the yearly payment that it came by; null: the association's own, of which nothing is known here. */
async function whence(client: Stripe, account: string, id: string) {
  const at = { stripeAccount: account };
  const sessions = await client.checkout.sessions.list({ payment_intent: id, limit: 1 }, at);
  const [session] = sessions.data;
  if (session) return { session: session.id, subscription: null };
  const paid = await client.invoicePayments.list(
    { payment: { type: 'payment_intent', payment_intent: id }, limit: 1 },
    at,
  );
  const invoice = paid.data[0]?.invoice;
  const invoiceId = typeof invoice === 'string' ? invoice : invoice?.id;
  if (!invoiceId) return null;
  const { parent } = await client.invoices.retrieve(invoiceId, {}, at);
  const subscription = parent?.subscription_details?.subscription;
  if (!subscription) return null;
  return { session: null, subscription: typeof subscription === 'string' ? subscription : subscription.id };
}
