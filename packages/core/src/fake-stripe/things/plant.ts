import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
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
  const method = makeMethod(world, book, null, 'payer@example.org');
  const [from, now] = [world.now() - days * 86_400, world.now()];
  const rows = Array.from({ length: payments }, (_, i) =>
    world.at(from + Math.floor(((now - from) * i) / payments), () => {
      const payment = {
        amount: amount(i),
        currency,
        customer: null,
        email: 'payer@example.org',
        name: null,
        metadata: planting.metadata?.(i) ?? {},
        fee: fee(i),
        method,
      };
      const intent = newIntent(world, book, payment);
      const charge = newCharge(world, intent, payment, true);
      const movement = moved(world, charge, payment.amount, payment.fee);
      if (payment.fee > 0 && book.account)
        charge.application_fee = takeFee(world, book.account, charge, payment.fee).id;
      charge.balance_transaction = movement.id;
      Object.assign(intent, {
        status: 'succeeded',
        amount_received: payment.amount,
        latest_charge: charge.id,
        payment_method: method.id,
      } satisfies Partial<Kinds['payment_intent']>);
      return { intent, charge, movement };
    }),
  );
  book.shelves.payment_intent.addAll(rows.map(({ intent }) => intent));
  book.shelves.charge.addAll(rows.map(({ charge }) => charge));
  book.shelves.balance_transaction.addAll(rows.map(({ movement }) => movement));
  return rows.map(({ intent }) => intent);
}
