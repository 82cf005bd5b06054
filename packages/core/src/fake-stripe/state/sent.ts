import type Stripe from 'stripe';

type Decimal = NonNullable<Stripe.Price['unit_amount_decimal']>;

/**
 * An object as it goes over the wire and as the fake keeps it, made from the SDK’s own type: a decimal is a text there, and what can be
 * expanded is an id.
 */
export type Sent<T> = { [K in keyof T as K extends 'deleted' ? never : K]: Field<T[K]> };
type Field<P> = string extends P
  ? Extract<P, string | null | undefined>
  : [Extract<P, Decimal>] extends [never]
    ? Inner<P>
    : string | Exclude<P, Decimal>;
type Inner<P> = P extends (infer Entry)[] ? Field<Entry>[] : P extends object ? Sent<P> : P;

export interface Kinds {
  account: Sent<Stripe.Account>;
  application_fee: Sent<Stripe.ApplicationFee>;
  balance_transaction: Sent<Stripe.BalanceTransaction>;
  'billing_portal.configuration': Sent<Stripe.BillingPortal.Configuration>;
  'billing_portal.session': Sent<Stripe.BillingPortal.Session>;
  charge: Sent<Stripe.Charge>;
  'checkout.session': Sent<Stripe.Checkout.Session>;
  customer: Sent<Stripe.Customer>;
  event: SentEvent;
  invoice: Sent<Stripe.Invoice>;
  invoice_payment: Sent<Stripe.InvoicePayment>;
  payment_intent: Sent<Stripe.PaymentIntent>;
  payment_method: Sent<Stripe.PaymentMethod>;
  price: Sent<Stripe.Price>;
  product: Sent<Stripe.Product>;
  refund: Sent<Stripe.Refund>;
  subscription: Sent<Stripe.Subscription>;
}
export type Kind = keyof Kinds;
export type Thing = Kinds[Kind];

/** The event without the hundreds of forms that the SDK’s union of them has. */
export type SentEvent = Omit<Sent<Stripe.AccountUpdatedEvent>, 'type' | 'data'> & {
  type: Stripe.Event['type'];
  data: { object: object; previous_attributes?: Record<string, unknown> };
};

/** The letters that ids of each kind begin with. */
export const prefixes: Record<Kind, string> = {
  account: 'acct_',
  application_fee: 'fee_',
  balance_transaction: 'txn_',
  'billing_portal.configuration': 'bpc_',
  'billing_portal.session': 'bps_',
  charge: 'ch_',
  'checkout.session': 'cs_test_',
  customer: 'cus_',
  event: 'evt_',
  invoice: 'in_',
  invoice_payment: 'inpay_',
  payment_intent: 'pi_',
  payment_method: 'pm_',
  price: 'price_',
  product: 'prod_',
  refund: 're_',
  subscription: 'sub_',
};
