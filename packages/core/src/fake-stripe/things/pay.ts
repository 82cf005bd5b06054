import {
  charge as blankCharge,
  paymentIntent as blankIntent,
  balanceTransaction as blankTxn,
} from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { feeOf } from '../wire/amounts.ts';

/** The application that the platform is to the accounts that are connected to it. */
export const APPLICATION = 'ca_FakeEntraide';

export interface Payment {
  amount: number;
  currency: string;
  customer: string | null;
  email: string | null;
  name: string | null;
  description?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  fee?: number | undefined;
  receipt_email?: string | undefined;
  descriptor?: string | undefined;
  method: Kinds['payment_method'];
}

/** A card; the one that ends in 0341 is refused whenever it is charged. */
export function makeMethod(
  world: World,
  book: Book,
  customer: string | null,
  email: string | null,
  good = true,
) {
  const method: Kinds['payment_method'] = {
    id: world.id('payment_method'),
    object: 'payment_method',
    billing_details: { address: null, email, name: null, phone: null, tax_id: null },
    card: {
      brand: 'visa',
      checks: null,
      country: 'FR',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: new Date(world.now() * 1000).getUTCFullYear() + 4,
      fingerprint: letters(16),
      funding: 'credit',
      generated_from: null,
      last4: good ? '4242' : '0341',
      networks: null,
      regulated_status: null,
      three_d_secure_usage: null,
      wallet: null,
    },
    created: world.now(),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  return book.shelves.payment_method.add(method);
}

/** Charges a card. The intent that comes back says whether it went through; `before` is the one that was refused last time. */
export function pay(
  world: World,
  book: Book,
  payment: Payment,
  before?: Kinds['payment_intent'],
): Kinds['payment_intent'] {
  const intent = before ?? newIntent(world, book, payment);
  if (!before) world.emit(book, 'payment_intent.created', book.shelves.payment_intent.add(intent));
  const works = !world.cardsFail && payment.method.card?.last4 !== '0341';
  const charge = book.shelves.charge.add(newCharge(world, intent, payment, works));
  intent.latest_charge = charge.id;
  if (!works) {
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      charge: charge.id,
    };
    world.emit(book, 'charge.failed', charge);
    world.emit(book, 'payment_intent.payment_failed', intent);
    return intent;
  }
  const fee = payment.fee ?? 0;
  charge.balance_transaction = book.shelves.balance_transaction.add(
    moved(world, charge, payment.amount, fee),
  ).id;
  if (fee > 0 && book.account) {
    const taken = takeFee(world, book.account, charge, fee);
    charge.application_fee = taken.id;
    world.emit(world.platform, 'application_fee.created', taken);
  }
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: payment.amount,
    last_payment_error: null,
    payment_method: payment.method.id,
  } satisfies Partial<Kinds['payment_intent']>);
  world.emit(book, 'charge.succeeded', charge);
  world.emit(book, 'payment_intent.succeeded', intent);
  return intent;
}

export function newIntent(
  world: World,
  book: Book,
  payment: Omit<Payment, 'method' | 'email' | 'name'>,
): Kinds['payment_intent'] {
  const id = world.id('payment_intent');
  return {
    ...blankIntent,
    id,
    object: 'payment_intent',
    amount: payment.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: book.account ? APPLICATION : null,
    application_fee_amount: payment.fee || null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${letters(24)}`,
    confirmation_method: 'automatic',
    created: world.now(),
    currency: payment.currency,
    customer: payment.customer,
    description: payment.description ?? null,
    livemode: false,
    metadata: payment.metadata ?? {},
    payment_method_types: ['card'],
    receipt_email: payment.receipt_email ?? null,
    statement_descriptor: payment.descriptor ?? null,
    status: 'requires_payment_method',
  };
}

export function newCharge(
  world: World,
  intent: Kinds['payment_intent'],
  payment: Payment,
  works: boolean,
): Kinds['charge'] {
  const id = world.id('charge');
  return {
    ...blankCharge,
    id,
    object: 'charge',
    amount: payment.amount,
    amount_captured: works ? payment.amount : 0,
    amount_refunded: 0,
    application: intent.application,
    application_fee_amount: intent.application_fee_amount,
    billing_details: { address: null, email: payment.email, name: payment.name, phone: null, tax_id: null },
    captured: works,
    created: world.now(),
    currency: payment.currency,
    customer: payment.customer,
    description: intent.description,
    disputed: false,
    failure_code: works ? null : 'card_declined',
    failure_message: works ? null : 'Your card was declined.',
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    paid: works,
    payment_intent: intent.id,
    payment_method: payment.method.id,
    receipt_email: intent.receipt_email,
    receipt_url: works ? `${world.publicUrl}/receipts/${id}` : null,
    refunded: false,
    status: works ? 'succeeded' : 'failed',
  };
}

/** What a payment moves in the account: the amount, less what Stripe and the platform keep. */
export function moved(
  world: World,
  charge: Kinds['charge'],
  amount: number,
  applicationFee: number,
): Kinds['balance_transaction'] {
  const { currency } = charge;
  const own = feeOf(amount, currency);
  const fee = own + applicationFee;
  return {
    ...blankTxn,
    id: world.id('balance_transaction'),
    object: 'balance_transaction',
    amount,
    available_on: charge.created + 7 * 86_400,
    balance_type: 'payments',
    created: charge.created,
    currency,
    description: charge.description,
    fee,
    fee_details: [
      { amount: own, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' },
      ...(applicationFee > 0
        ? [
            {
              amount: applicationFee,
              application: APPLICATION,
              currency,
              description: 'Entraide application fee',
              type: 'application_fee',
            },
          ]
        : []),
    ],
    net: amount - fee,
    reporting_category: 'charge',
    source: charge.id,
    status: 'pending',
    type: 'charge',
  };
}

/** The platform’s part of a payment to an association. */
export function takeFee(
  world: World,
  account: string,
  charge: Kinds['charge'],
  amount: number,
): Kinds['application_fee'] {
  const { platform } = world;
  const id = world.id('application_fee');
  const { currency } = charge;
  const movement = platform.shelves.balance_transaction.add({
    ...blankTxn,
    id: world.id('balance_transaction'),
    object: 'balance_transaction',
    amount,
    available_on: world.now(),
    balance_type: 'payments',
    created: world.now(),
    currency,
    fee: 0,
    fee_details: [],
    net: amount,
    reporting_category: 'platform_earning',
    source: id,
    status: 'available',
    type: 'application_fee',
  });
  const fee: Kinds['application_fee'] = {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    application: APPLICATION,
    balance_transaction: movement.id,
    charge: charge.id,
    created: world.now(),
    currency,
    fee_source: { type: 'charge', charge: charge.id },
    livemode: false,
    originating_transaction: charge.id,
    refunded: false,
    refunds: { object: 'list', data: [], has_more: false, url: `/v1/application_fees/${id}/refunds` },
  };
  return platform.shelves.application_fee.add(fee);
}
