import type { Book, Order } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { refused } from '../wire/fault.ts';
import { makeCustomer } from './customer.ts';
import { collect, makeInvoice } from './invoice.ts';
import { makeMethod, pay } from './pay.ts';
import { change, linesOf, makeSubscription } from './subscription.ts';

type Session = Kinds['checkout.session'];

export interface Payer {
  email: string;
  name: string | null;
  /** The card works; false: it is refused. */
  card: boolean;
}

/** Somebody pays at Checkout. False: the card was refused, and the session stays open. */
export function completeSession(world: World, book: Book, session: Session, payer: Payer): boolean {
  const order = book.orders.get(session.id);
  if (!order || session.status !== 'open') throw refused('This Checkout Session can no longer be paid.');
  const paid =
    session.mode === 'payment'
      ? payOnce(world, book, session, order, payer)
      : subscribe(world, book, session, order, payer);
  if (!paid) return false;
  Object.assign(session, {
    status: 'complete',
    url: null,
    customer_details: {
      address: null,
      business_name: null,
      email: payer.email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  } satisfies Partial<Session>);
  world.emit(book, 'checkout.session.completed', session);
  return true;
}

const known = ({ email, name }: Payer) => ({ email, ...(name && { name }) });

function payOnce(world: World, book: Book, session: Session, order: Order, payer: Payer): boolean {
  const total = session.amount_total ?? 0;
  const makesCustomer = !session.customer && session.customer_creation === 'always';
  if (total > 0) {
    const { metadata, application_fee_amount: fee, ...said } = order.payment;
    const before = session.payment_intent
      ? book.shelves.payment_intent.get(session.payment_intent)
      : undefined;
    const intent = pay(
      world,
      book,
      {
        amount: total,
        currency: session.currency ?? 'eur',
        customer: session.customer,
        ...payer,
        description: said.description,
        metadata: metadata ?? {},
        fee,
        receipt_email: said.receipt_email,
        descriptor: said.statement_descriptor ?? said.statement_descriptor_suffix,
        method: makeMethod(world, book, session.customer, payer.email, payer.card),
      },
      before,
    );
    session.payment_intent = intent.id;
    if (intent.status !== 'succeeded') return false;
  }
  if (makesCustomer) session.customer = makeCustomer(world, book, known(payer)).id;
  session.payment_status = total > 0 ? 'paid' : 'no_payment_required';
  return true;
}

function subscribe(world: World, book: Book, session: Session, order: Order, payer: Payer): boolean {
  const total = session.amount_total ?? 0;
  const method = makeMethod(world, book, session.customer, payer.email, payer.card);
  const percent = order.subscription.application_fee_percent ?? 0;
  const intent =
    total > 0
      ? pay(world, book, {
          amount: total,
          currency: session.currency ?? 'eur',
          customer: session.customer,
          ...payer,
          description: 'Subscription creation',
          fee: Math.round((total * percent) / 100),
          method,
        })
      : undefined;
  if (intent && intent.status !== 'succeeded') return false;
  const customer = session.customer
    ? book.need('customer', session.customer)
    : makeCustomer(world, book, known(payer));
  method.customer = customer.id;
  if (intent) {
    intent.customer = customer.id;
    const charge = book.shelves.charge.get(intent.latest_charge ?? '');
    if (charge) charge.customer = customer.id;
  }
  customer.invoice_settings.default_payment_method = method.id;
  const subscription = makeSubscription(world, book, customer, order, method);
  const invoice = makeInvoice(world, book, subscription, linesOf(book, subscription), 'subscription_create');
  if (subscription.status === 'incomplete') change(world, book, subscription, { status: 'active' });
  collect(world, book, invoice, intent);
  Object.assign(session, {
    customer: customer.id,
    invoice: invoice.id,
    subscription: subscription.id,
    payment_status: intent ? 'paid' : 'no_payment_required',
  } satisfies Partial<Session>);
  return true;
}
