import { z } from 'zod';
import { refund as blank, balanceTransaction as blankTxn } from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { shown } from '../wire/amounts.ts';
import { refused } from '../wire/fault.ts';
import { atLeast, expand, flag, metadata, read, text } from '../wire/params.ts';
import { is, many, merged, one, type Routes } from './call.ts';
import { APPLICATION } from './pay.ts';

const schema = z.strictObject({
  amount: atLeast(1).optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  metadata: metadata.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  refund_application_fee: flag.optional(),
  expand,
});
type Asked = z.output<typeof schema>;

function chargeOf(book: Book, { charge, payment_intent }: Asked): Kinds['charge'] {
  if (charge) return book.need('charge', charge, 'charge');
  if (!payment_intent)
    throw refused('One of the following params should be provided: payment_intent or charge.');
  const intent = book.need('payment_intent', payment_intent, 'payment_intent');
  const latest = intent.status === 'succeeded' && intent.latest_charge;
  if (latest) return book.need('charge', latest);
  throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    code: 'payment_intent_unexpected_state',
  });
}

function refund(world: World, book: Book, asked: Asked): Kinds['refund'] {
  const charge = chargeOf(book, asked);
  const { currency } = charge;
  const left = charge.amount_captured - charge.amount_refunded;
  if (!charge.paid)
    throw refused(`Charge ${charge.id} was not successful and cannot be refunded.`, { param: 'charge' });
  if (left === 0)
    throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const amount = asked.amount ?? left;
  if (amount > left) {
    const than = charge.amount_refunded > 0 ? 'unrefunded amount on charge' : 'charge amount';
    throw refused(
      `Refund amount (${shown(amount, currency)}) is greater than ${than} (${shown(left, currency)})`,
      {
        param: 'amount',
      },
    );
  }
  const givenBack = asked.refund_application_fee ? giveFeeBack(world, charge, amount) : 0;
  const id = world.id('refund');
  const movement = book.shelves.balance_transaction.add({
    ...blankTxn,
    id: world.id('balance_transaction'),
    object: 'balance_transaction',
    amount: -amount,
    available_on: world.now(),
    balance_type: 'payments',
    created: world.now(),
    currency,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`,
    fee: -givenBack,
    fee_details: givenBack
      ? [
          {
            amount: -givenBack,
            application: APPLICATION,
            currency,
            description: 'Entraide application fee',
            type: 'application_fee',
          },
        ]
      : [],
    net: givenBack - amount,
    reporting_category: 'refund',
    source: id,
    status: 'available',
    type: 'refund',
  });
  const made: Kinds['refund'] = {
    ...blank,
    id,
    object: 'refund',
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: world.now(),
    currency,
    customer: charge.customer,
    destination_details: { type: 'card', card: { type: 'refund' } },
    metadata: merged({}, asked.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: asked.reason ?? null,
    status: 'succeeded',
  };
  book.shelves.refund.add(made);
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  world.emit(book, 'refund.created', made);
  world.emit(book, 'charge.refunded', charge, before);
  return made;
}

/** The platform’s part goes back in the same proportion. */
function giveFeeBack(world: World, charge: Kinds['charge'], amount: number): number {
  const fee = charge.application_fee && world.platform.shelves.application_fee.get(charge.application_fee);
  if (!fee) return 0;
  const whole = charge.amount_refunded + amount === charge.amount_captured;
  const back = whole
    ? fee.amount - fee.amount_refunded
    : Math.round((fee.amount * amount) / charge.amount_captured);
  fee.amount_refunded += back;
  fee.refunded = fee.amount_refunded === fee.amount;
  world.platform.shelves.balance_transaction.add({
    ...blankTxn,
    id: world.id('balance_transaction'),
    object: 'balance_transaction',
    amount: -back,
    available_on: world.now(),
    balance_type: 'payments',
    created: world.now(),
    currency: fee.currency,
    fee: 0,
    fee_details: [],
    net: -back,
    reporting_category: 'platform_earning_refund',
    source: fee.id,
    status: 'available',
    type: 'application_fee_refund',
  });
  world.emit(world.platform, 'application_fee.refunded', fee);
  return back;
}

const filters = { charge: text.optional(), payment_intent: text.optional() };

export const refundRoutes: Routes = {
  'POST /v1/refunds': ({ world, book, params }) => refund(world, book, read(schema, params)),
  'GET /v1/refunds': many(
    'refund',
    '/v1/refunds',
    filters,
    (row, asked) => is(asked.charge, row.charge) && is(asked.payment_intent, row.payment_intent),
  ),
  'GET /v1/refunds/:id': one('refund'),
};
