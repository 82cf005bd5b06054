import { balanceTransaction as blankTxn, evidence } from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { decimalsOf } from '../wire/amounts.ts';
import { missing } from '../wire/fault.ts';
import { text } from '../wire/params.ts';
import { is, many, one, type Routes } from './call.ts';

/** What Stripe takes for a dispute, in whole units of the currency. */
const FEE = 20;

/** A payer’s bank takes a payment back; the association may answer, or has lost already. */
export function makeDispute(world: World, book: Book, intent: string, amount?: number): Kinds['dispute'] {
  const { latest_charge } = book.need('payment_intent', intent);
  const charge = book.need('charge', latest_charge ?? '');
  const disputed = amount ?? charge.amount - charge.amount_refunded;
  const id = world.id('dispute');
  const dispute: Kinds['dispute'] = {
    id,
    object: 'dispute',
    amount: disputed,
    balance_transactions: [
      moved(world, book, charge, id, -disputed, FEE * 10 ** decimalsOf(charge.currency)),
    ],
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...evidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: world.now() + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intent,
    reason: 'unrecognized',
    status: 'needs_response',
  };
  charge.disputed = true;
  world.emit(book, 'charge.dispute.created', book.shelves.dispute.add(dispute));
  world.emit(book, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank has decided; what was won comes back, without the fee. */
export function closeDispute(world: World, id: string, status: 'won' | 'lost'): Kinds['dispute'] {
  const book = world.books().find(({ shelves }) => shelves.dispute.get(id));
  const dispute = book?.shelves.dispute.get(id);
  if (!book || dispute?.status !== 'needs_response') throw missing('dispute', id);
  dispute.status = status;
  if (status === 'won') {
    const charge = book.need('charge', dispute.charge);
    dispute.balance_transactions.push(moved(world, book, charge, id, dispute.amount, 0));
    world.emit(book, 'charge.dispute.funds_reinstated', dispute);
  }
  world.emit(book, 'charge.dispute.closed', dispute);
  return dispute;
}

function moved(
  world: World,
  book: Book,
  { currency }: Kinds['charge'],
  source: string,
  amount: number,
  fee: number,
) {
  const description = 'Dispute fee';
  const movement: Kinds['balance_transaction'] = {
    ...blankTxn,
    id: world.id('balance_transaction'),
    object: 'balance_transaction',
    amount,
    available_on: world.now(),
    balance_type: 'payments',
    created: world.now(),
    currency,
    fee,
    fee_details:
      fee > 0 ? [{ amount: fee, application: null, currency, description, type: 'stripe_fee' }] : [],
    net: amount - fee,
    reporting_category: amount < 0 ? 'dispute' : 'dispute_reversal',
    source,
    status: 'available',
    type: 'adjustment',
  };
  return book.shelves.balance_transaction.add(movement);
}

const filters = { charge: text.optional(), payment_intent: text.optional() };

export const disputeRoutes: Routes = {
  'GET /v1/disputes': many('dispute', '/v1/disputes', filters, (row, asked) => {
    return is(asked.charge, row.charge) && is(asked.payment_intent, row.payment_intent);
  }),
  'GET /v1/disputes/:id': one('dispute'),
};
