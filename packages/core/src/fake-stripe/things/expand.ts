import type { Book } from '../state/book.ts';
import type { World } from '../state/world.ts';
import { refused } from '../wire/fault.ts';

type Plain = Record<string, unknown>;

/** The answer with ids replaced by what they name, as `expand` asked: `latest_charge.balance_transaction`, `data.customer`. */
export function expanded(answer: object, paths: readonly string[], world: World, book: Book): object {
  return paths.reduce<object>((so, path) => grown(so, path.split('.'), path) as object, answer);

  function grown(value: unknown, [step, ...rest]: string[], path: string): unknown {
    if (Array.isArray(value))
      return value.map((entry) => grown(entry, step === undefined ? [] : [step, ...rest], path));
    if (step === undefined || value === null) return value;
    const record = value as Plain;
    const inner = record[step] ?? unasked(record, step);
    const found = typeof inner === 'string' ? (book.find(inner) ?? world.platform.find(inner)) : inner;
    if (found === undefined)
      throw refused(`This property cannot be expanded (${path}).`, { param: 'expand' });
    return { ...record, [step]: grown(found, rest, path) };
  }

  /** What Stripe sends only when it is asked for. */
  function unasked({ id, object, ...record }: Plain, step: string): unknown {
    const list = (data: unknown[]) => ({ object: 'list', data, has_more: false, url: '' });
    const of = `${object}.${step}`;
    if (of === 'checkout.session.line_items') return list(book.orders.get(String(id))?.lines ?? []);
    if (of === 'invoice.payments')
      return list(book.shelves.invoice_payment.all().filter(({ invoice }) => invoice === id));
    if (of === 'charge.refunds')
      return list(
        book.shelves.refund
          .all()
          .filter(({ charge }) => charge === id)
          .reverse(),
      );
    if (of === 'customer.subscriptions')
      return list(
        book.shelves.subscription
          .all()
          .filter(({ customer, status }) => customer === id && status !== 'canceled'),
      );
    return step in record ? null : undefined;
  }
}
