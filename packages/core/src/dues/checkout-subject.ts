import { askStripe, defineSubject, idOf } from '../stripe/index.ts';
import { changeCheckout } from './change-checkout.ts';
import { type Payment, readPayment } from './read-payment.ts';
import { checkoutOf, takePayment } from './take-payment.ts';
import { readYearly, takeFirstYearly, type Yearly } from './yearly.ts';

interface Seen {
  expired: boolean;
  payment: Payment | null;
  yearly: Yearly | null;
}

/** A page of Stripe that somebody was sent to, and what was paid there. */
export const checkoutSubject = defineSubject<{ account: string; session: string }, Seen>({
  key: ({ session }) => `checkout:${session}`,
  read: (ctx, { account, session }) =>
    askStripe(ctx, async (client) => {
      const found = await client.checkout.sessions.retrieve(session, {}, { stripeAccount: account });
      const payment = idOf(found.payment_intent);
      const subscription = idOf(found.subscription);
      return {
        expired: found.status === 'expired',
        payment: payment ? await readPayment(client, account, payment) : null,
        yearly: subscription ? await readYearly(client, account, subscription) : null,
      };
    }),
  async apply(ctx, tx, { account, session }, { expired, payment, yearly }) {
    const checkout = await checkoutOf(tx, { session });
    if (checkout?.accountId !== account) return false;
    if (yearly) return takeFirstYearly(ctx, tx, checkout, yearly);
    const changed = await changeCheckout(ctx, tx, checkout, {
      ...(payment ? { state: 'paid' } : expired && { state: 'expired' }),
    });
    return (payment ? await takePayment(ctx, tx, checkout, payment) : false) || changed;
  },
});
