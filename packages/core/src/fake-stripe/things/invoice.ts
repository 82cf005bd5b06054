import type Stripe from 'stripe';
import { z } from 'zod';
import { invoice as blank, invoiceLine as blankLine } from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds, Sent } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { declined, refused } from '../wire/fault.ts';
import { text } from '../wire/params.ts';
import { is, many, one, type Routes } from './call.ts';
import { makeMethod, pay } from './pay.ts';

export type Line = Sent<Stripe.InvoiceLineItem>;
type Invoice = Kinds['invoice'];

export function lineOf(
  subscription: Kinds['subscription'],
  item: Sent<Stripe.SubscriptionItem>,
  said: { amount: number; description: string; start: number; end: number; proration?: boolean },
): Line {
  const { price, quantity = 1 } = item;
  return {
    ...blankLine,
    id: `il_${letters(24)}`,
    object: 'line_item',
    amount: said.amount,
    currency: subscription.currency,
    description: said.description,
    discountable: !said.proration,
    discount_amounts: [],
    discounts: [],
    livemode: false,
    metadata: { ...subscription.metadata },
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: said.proration ?? false,
        proration_details: null,
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period: { start: said.start, end: said.end },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: subscription.id,
    subtotal: said.amount,
    taxes: [],
  };
}

/** An invoice that is to be paid; what the customer has in credit is taken off. */
export function makeInvoice(
  world: World,
  book: Book,
  subscription: Kinds['subscription'],
  lines: Line[],
  billing_reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update',
): Invoice {
  const customer = book.need('customer', subscription.customer);
  const id = world.id('invoice');
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const starting_balance = customer.balance;
  const amount_due = Math.max(0, total + starting_balance);
  customer.balance = Math.min(0, total + starting_balance);
  for (const line of lines) line.invoice = id;
  const url = `${world.publicUrl}/invoices/${id}`;
  const account = world.platform.shelves.account.get(book.account ?? '');
  const invoice: Invoice = {
    ...blank,
    id,
    object: 'invoice',
    account_country: 'FR',
    account_name: account?.business_profile?.name ?? null,
    amount_due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: amount_due,
    amount_shipping: 0,
    application: subscription.application,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    billing_reason,
    collection_method: 'charge_automatically',
    created: world.now(),
    currency: subscription.currency,
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_tax_rates: [],
    discounts: [],
    effective_at: world.now(),
    ending_balance: customer.balance,
    hosted_invoice_url: url,
    invoice_pdf: `${url}?pdf`,
    issuer: { type: 'self' },
    lines: { object: 'list', data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: {},
    number: `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`,
    parent: {
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_start: Math.min(...lines.map(({ period }) => period.start)),
    period_end: Math.max(...lines.map(({ period }) => period.end)),
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance,
    status: 'open',
    status_transitions: {
      finalized_at: world.now(),
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: world.now(),
  };
  customer.next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + 1;
  book.shelves.invoice.add(invoice);
  subscription.latest_invoice = id;
  world.emit(book, 'invoice.created', invoice);
  world.emit(book, 'invoice.finalized', invoice);
  return invoice;
}

/** Charges the customer’s card for what is open. True when nothing is left to pay. */
export function collect(
  world: World,
  book: Book,
  invoice: Invoice,
  paidBy?: Kinds['payment_intent'],
): boolean {
  const customer = book.need('customer', invoice.customer ?? '');
  const subscription = subscriptionOf(book, invoice);
  invoice.attempted = true;
  if (invoice.amount_due > 0) {
    const method = methodOf(world, book, customer);
    const percent = subscription?.application_fee_percent ?? 0;
    const intent =
      paidBy ??
      pay(world, book, {
        amount: invoice.amount_due,
        currency: invoice.currency,
        customer: customer.id,
        email: customer.email,
        name: customer.name ?? null,
        description:
          invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
        fee: Math.round((invoice.amount_due * percent) / 100),
        method,
      });
    invoice.attempt_count++;
    notePayment(world, book, invoice, intent);
    if (intent.status !== 'succeeded') {
      world.emit(book, 'invoice.payment_failed', invoice);
      return false;
    }
  }
  Object.assign(invoice, {
    status: 'paid',
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
    status_transitions: { ...invoice.status_transitions, paid_at: world.now() },
  } satisfies Partial<Invoice>);
  world.emit(book, 'invoice.paid', invoice);
  world.emit(book, 'invoice.payment_succeeded', invoice);
  return true;
}

export const subscriptionOf = (book: Book, { parent }: Invoice) =>
  book.shelves.subscription.get(parent?.subscription_details?.subscription ?? '');

function methodOf(world: World, book: Book, customer: Kinds['customer']) {
  const id = customer.invoice_settings.default_payment_method;
  return (
    (id && book.shelves.payment_method.get(id)) || makeMethod(world, book, customer.id, customer.email, false)
  );
}

function notePayment(world: World, book: Book, invoice: Invoice, intent: Kinds['payment_intent']) {
  const paid = intent.status === 'succeeded';
  const open = book.shelves.invoice_payment
    .all()
    .findLast((row) => row.invoice === invoice.id && row.status === 'open');
  const payment: Kinds['invoice_payment'] = open ?? {
    id: world.id('invoice_payment'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
  if (!open) book.shelves.invoice_payment.add(payment);
  payment.payment = { type: 'payment_intent', payment_intent: intent.id };
  if (!paid) return;
  Object.assign(payment, {
    amount_paid: invoice.amount_due,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: world.now() },
  } satisfies Partial<Kinds['invoice_payment']>);
  world.emit(book, 'invoice_payment.paid', payment);
}

const status = z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional();

export const invoiceRoutes: Routes = {
  'GET /v1/invoices': many(
    'invoice',
    '/v1/invoices',
    { customer: text.optional(), subscription: text.optional(), status },
    (row, asked) =>
      is(asked.customer, row.customer) &&
      is(asked.status, row.status) &&
      is(asked.subscription, row.parent?.subscription_details?.subscription),
  ),
  'GET /v1/invoices/:id': one('invoice'),
  'POST /v1/invoices/:id/void': ({ world, book, id }) => {
    const invoice = book.need('invoice', id);
    if (invoice.status !== 'open')
      throw refused('You can only pass in open invoices. This invoice isn’t open.');
    Object.assign(invoice, { status: 'void', next_payment_attempt: null } satisfies Partial<Invoice>);
    invoice.status_transitions.voided_at = world.now();
    world.emit(book, 'invoice.voided', invoice);
    return invoice;
  },
  'GET /v1/invoice_payments': many(
    'invoice_payment',
    '/v1/invoice_payments',
    {
      invoice: text.optional(),
      status: text.optional(),
      payment: z.strictObject({ type: text, payment_intent: text.optional() }).optional(),
    },
    (row, asked) =>
      is(asked.invoice, row.invoice) &&
      is(asked.status, row.status) &&
      is(asked.payment?.payment_intent, row.payment.payment_intent),
  ),
  'GET /v1/invoice_payments/:id': one('invoice_payment'),
};

/** `POST /v1/invoices/:id/pay`, and the button of the invoice’s page. */
export function payInvoice(world: World, book: Book, id: string): Invoice {
  const invoice = book.need('invoice', id);
  if (invoice.status === 'paid') throw refused('Invoice is already paid', { code: 'invoice_already_paid' });
  if (invoice.status !== 'open') throw refused('This invoice can no longer be paid');
  if (!collect(world, book, invoice)) throw declined();
  return invoice;
}
