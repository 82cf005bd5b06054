import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { feeOf } from '../wire/amounts.ts';
import { makeMethod, moved, newCharge, newIntent, takeFee } from './pay.ts';

export interface Planting {
  /** A connected account; the platform itself by default. */
  account?: string;
  payments: number;
  currency?: string;
  /** Days back over which they are spread evenly. */
  days?: number;
  /** In the smallest unit. */
  amount?: (i: number) => number;
  /** The platform’s part of each. */
  fee?: (i: number) => number;
  metadata?: (i: number) => Record<string, string>;
}

/** Many payments that were made and told of long ago: no events. The intents, oldest first. */
export function plant(world: World, book: Book, planting: Planting): Kinds['payment_intent'][] {
  const {
    payments,
    currency = 'eur',
    days = 365,
    amount = (i) => 1000 + (i % 97) * 100,
    fee = () => 0,
  } = planting;
  const [from, now] = [world.now() - days * 86_400, world.now()];
  const like = pattern(world, book, currency);
  const rows = Array.from({ length: payments }, (_, i) => {
    const created = from + Math.floor(((now - from) * i) / payments);
    const metadata = planting.metadata?.(i) ?? {};
    return world.at(created, () =>
      planted(world, book, like, { created, amount: amount(i), fee: fee(i), metadata }),
    );
  });
  book.shelves.payment_intent.addAll(rows.map(({ intent }) => intent));
  book.shelves.charge.addAll(rows.map(({ charge }) => charge));
  book.shelves.balance_transaction.addAll(rows.map(({ movement }) => movement));
  return rows.map(({ intent }) => intent);
}

type Pattern = ReturnType<typeof pattern>;

/** One payment that the others are copies of: a copy with all its fields is made faster, and is smaller, than one put together. */
function pattern(world: World, book: Book, currency: string) {
  const method = makeMethod(world, book, null, 'payer@example.org');
  const payment = {
    amount: 1000,
    currency,
    customer: null,
    email: 'payer@example.org',
    name: null,
    fee: 1,
    method,
  };
  const intent: Kinds['payment_intent'] = {
    ...newIntent(world, book, payment),
    status: 'succeeded',
    payment_method: method.id,
  };
  const charge = newCharge(world, intent, payment, true);
  return { intent, charge, movement: moved(world, charge, payment.amount, payment.fee) };
}

function planted(
  world: World,
  book: Book,
  like: Pattern,
  said: { created: number; amount: number; fee: number; metadata: Record<string, string> },
) {
  const { created, amount, metadata } = said;
  const { currency } = like.charge;
  const [own, application_fee_amount] = [feeOf(amount, currency), said.fee || null];
  const [intentId, chargeId, movementId] = [
    world.id('payment_intent'),
    world.id('charge'),
    world.id('balance_transaction'),
  ];
  const intent: Kinds['payment_intent'] = {
    ...like.intent,
    id: intentId,
    amount,
    amount_received: amount,
    application_fee_amount,
    client_secret: `${intentId}_secret`,
    created,
    latest_charge: chargeId,
    metadata,
  };
  const charge: Kinds['charge'] = {
    ...like.charge,
    id: chargeId,
    amount,
    amount_captured: amount,
    application_fee_amount,
    balance_transaction: movementId,
    created,
    metadata,
    payment_intent: intentId,
    receipt_url: `${world.publicUrl}/receipts/${chargeId}`,
  };
  const [stripes, ours] = like.movement.fee_details;
  const movement: Kinds['balance_transaction'] = {
    ...like.movement,
    id: movementId,
    amount,
    available_on: created + 7 * 86_400,
    created,
    fee: own + said.fee,
    fee_details: [
      ...(stripes ? [{ ...stripes, amount: own }] : []),
      ...(ours && said.fee > 0 ? [{ ...ours, amount: said.fee }] : []),
    ],
    net: amount - own - said.fee,
    source: chargeId,
  };
  if (said.fee > 0 && book.account)
    charge.application_fee = takeFee(world, book.account, charge, said.fee).id;
  return { intent, charge, movement };
}
