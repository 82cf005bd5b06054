import { z } from 'zod';
import type { Book } from '../state/book.ts';
import type { World } from '../state/world.ts';
import { missing, refused } from '../wire/fault.ts';
import { atLeast, text } from '../wire/params.ts';
import { lineOf, makeInvoice } from './invoice.ts';
import { attempt, change, endFor, type Item, linesOf, planOf, type Subscription } from './subscription.ts';

export const itemsSchema = z
  .array(z.strictObject({ id: text.optional(), price: text.optional(), quantity: atLeast(0).optional() }))
  .max(20);
export const prorationSchema = z.enum(['always_invoice', 'create_prorations', 'none']);

type Asked = z.output<typeof itemsSchema>;

/** Another price or number: what is left of the old one is given back, what is left of the new one is asked for. */
export function changeItems(
  world: World,
  book: Book,
  subscription: Subscription,
  asked: Asked,
  behavior: z.output<typeof prorationSchema>,
): void {
  const now = world.now();
  const free = subscription.status === 'trialing';
  const changes = asked.map((said, i) => changeOf(book, subscription, said, i));
  // Another length of period begins at once; of the same length, the period goes on.
  const resets = !free && changes.some(({ item, price }) => !hasSameLength(item.price, price));
  const lines = changes.flatMap(({ item, price, quantity }) => {
    if (free || behavior === 'none') return [];
    const left =
      Math.max(0, item.current_period_end - now) / (item.current_period_end - item.current_period_start);
    const nameOf = (one: string) => book.shelves.product.get(one)?.name ?? '';
    const during = { start: now, end: item.current_period_end, proration: true };
    const unused = Math.round((item.quantity ?? 1) * (item.price.unit_amount ?? 0) * left);
    const remaining = Math.round(quantity * (price.unit_amount ?? 0) * left);
    return [
      lineOf(subscription, item, {
        amount: -unused,
        description: `Unused time on ${nameOf(item.price.product)}`,
        ...during,
      }),
      ...(resets
        ? []
        : [
            lineOf(
              subscription,
              { ...item, price, quantity },
              {
                amount: remaining,
                description: `Remaining time on ${nameOf(price.product)}`,
                ...during,
              },
            ),
          ]),
    ];
  });
  const data = subscription.items.data.map((item): Item => {
    const said = changes.find((one) => one.item.id === item.id);
    const { price, quantity } = said ?? { price: item.price, quantity: item.quantity ?? 1 };
    const period = resets ? { current_period_start: now, current_period_end: endFor(price, now, now) } : {};
    return { ...item, price, plan: planOf(price), quantity, ...period };
  });
  const items = { ...subscription.items, data };
  change(world, book, subscription, resets ? { items, billing_cycle_anchor: now } : { items });
  if (resets || (behavior === 'always_invoice' && lines.length > 0)) {
    const due = resets ? [...lines, ...linesOf(book, subscription)] : lines;
    attempt(world, book, subscription, makeInvoice(world, book, subscription, due, 'subscription_update'));
  } else if (lines.length > 0) {
    book.pending.set(subscription.id, [...(book.pending.get(subscription.id) ?? []), ...lines]);
  }
}

function changeOf(book: Book, { items, currency }: Subscription, said: Asked[number], i: number) {
  if (!said.id)
    throw refused('This fake of Stripe changes the items of a subscription and adds none.', {
      param: 'items',
    });
  const item = items.data.find(({ id }) => id === said.id);
  if (!item) throw missing('subscription item', said.id, `items[${i}][id]`);
  const param = `items[${i}][price]`;
  const price = said.price ? book.need('price', said.price, param) : item.price;
  if (price.currency !== currency)
    throw refused(
      `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${currency}\`.`,
      { param },
    );
  if (!price.recurring) throw refused('The price specified is set to `type=one_time`.', { param });
  return { item, price, quantity: said.quantity ?? item.quantity ?? 1 };
}

const hasSameLength = (a: Item['price'], b: Item['price']) =>
  a.recurring?.interval === b.recurring?.interval &&
  a.recurring?.interval_count === b.recurring?.interval_count;
