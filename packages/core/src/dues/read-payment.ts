import type Stripe from 'stripe';

/** What went back of a payment, or was taken back by the payer's bank. */
interface Back {
  /** `re_…` or `dp_…` */
  source: string;
  amount: number;
  at: Date;
  /** What the platform gave back of its part. */
  platformFee: number;
  /** What Stripe takes for a dispute. */
  fee: number;
  /** Our own name of it, where it began here; looked up among ours. */
  asked: string | null;
}

/** A payment as it stands at Stripe, in the smallest unit of its currency. */
export interface Payment {
  source: string;
  amount: number;
  currency: string;
  at: Date;
  /** Null while Stripe does not know yet what it takes. */
  fees: { stripe: number; platform: number } | null;
  payer: { name: string | null; email: string | null; address: string | null };
  back: Back[];
}

const dateOf = (seconds: number) => new Date(seconds * 1000);
const one = <T extends object>(thing: string | T | null | undefined): T | null =>
  typeof thing === 'object' && thing !== null ? thing : null;

/** A payment of an account with all that belongs to it; null while it is not paid. */
export async function readPayment(client: Stripe, account: string, id: string): Promise<Payment | null> {
  const at = { stripeAccount: account };
  const intent = await client.paymentIntents.retrieve(
    id,
    { expand: ['latest_charge.balance_transaction'] },
    at,
  );
  const charge = one<Stripe.Charge>(intent.latest_charge);
  if (intent.status !== 'succeeded' || !charge?.paid) return null;
  const { name, email, address } = charge.billing_details;
  const moved = one<Stripe.BalanceTransaction>(charge.balance_transaction);
  const amount = intent.amount_received;
  return {
    ...{ source: intent.id, amount, currency: intent.currency.toUpperCase(), at: dateOf(charge.created) },
    fees: moved && feesOf(moved, charge),
    payer: { name, email, address: address && addressOf(address) },
    back: await readBack(client, account, charge, intent),
  };
}

/** Both parts in the currency of the payment: an account that is paid out in another one is charged in that. */
function feesOf(moved: Stripe.BalanceTransaction, charge: Stripe.Charge) {
  const rate = moved.currency === charge.currency || moved.amount === 0 ? 1 : charge.amount / moved.amount;
  const sum = (platform: boolean) =>
    Math.round(
      rate *
        moved.fee_details
          .filter(({ type }) => (type === 'application_fee') === platform)
          .reduce((total, { amount }) => total + amount, 0),
    );
  return { stripe: sum(false), platform: sum(true) };
}

async function readBack(
  client: Stripe,
  account: string,
  charge: Stripe.Charge,
  { id, amount_received }: Stripe.PaymentIntent,
): Promise<Back[]> {
  const back: Back[] = [];
  if (charge.amount_refunded > 0) {
    const refunds = client.refunds.list(
      { payment_intent: id, limit: 100, expand: ['data.balance_transaction'] },
      { stripeAccount: account },
    );
    for await (const refund of refunds) {
      if (refund.status !== 'succeeded') continue;
      const moved = one<Stripe.BalanceTransaction>(refund.balance_transaction);
      back.push({
        ...{ source: refund.id, amount: refund.amount, at: dateOf(refund.created), fee: 0 },
        platformFee: moved && moved.currency === charge.currency ? Math.max(0, -moved.fee) : 0,
        asked: refund.metadata?.refund ?? null,
      });
    }
    // The oldest first: none of them is more than was left.
    back.reverse();
  }
  if (charge.disputed) {
    const disputes = client.disputes.list({ payment_intent: id }, { stripeAccount: account });
    for await (const dispute of disputes) {
      if (dispute.status !== 'lost' && dispute.status !== 'won') continue;
      const left = amount_received - back.reduce((sum, { amount }) => sum + amount, 0);
      // Of one that was won, the money is back, and the fee is not.
      const fee = dispute.balance_transactions.reduce((sum, moved) => sum + moved.fee, 0);
      const amount = dispute.status === 'won' ? 0 : Math.min(left, dispute.amount);
      if (amount > 0 || fee > 0)
        back.push({
          ...{ source: dispute.id, amount, at: dateOf(dispute.created), platformFee: 0, asked: null },
          fee: Math.max(0, fee),
        });
    }
  }
  return back;
}

function addressOf({ line1, line2, postal_code, city, state, country }: Stripe.Address): string | null {
  const town = [postal_code, city].filter(Boolean).join(' ');
  return [line1, line2, town, state, country].filter(Boolean).join('\n').slice(0, 500) || null;
}
