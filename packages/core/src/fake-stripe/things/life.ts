import type { Book } from '../state/book.ts';
import type { World } from '../state/world.ts';
import { expireSession } from './checkout.ts';
import { subscriptionOf } from './invoice.ts';
import { attempt, end, renew, type Subscription } from './subscription.ts';

const DAY = 86_400;
/** Stripe keeps events for 30 days. */
const KEPT = 30 * DAY;

interface Due {
  at: number;
  run: () => void;
}

/** Lets everything happen that was due until now, in its order and each at its time. */
export function catchUp(world: World): void {
  const now = world.now();
  for (;;) {
    const next = world
      .books()
      .flatMap((book) => dueIn(world, book))
      .filter(({ at }) => at <= now)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    world.at(next.at, next.run);
  }
  for (const book of world.books()) book.shelves.event.forgetBefore(now - KEPT);
}

function dueIn(world: World, book: Book): Due[] {
  if (book.account && world.gone.has(book.account)) return [];
  const sessions = book.shelves['checkout.session']
    .all()
    .filter(({ status }) => status === 'open')
    .map((session) => ({ at: session.expires_at, run: () => void expireSession(world, book, session) }));
  const subscriptions = book.shelves.subscription.all().flatMap((one) => dueOf(world, book, one));
  const invoices = book.shelves.invoice.all().flatMap((invoice): Due[] => {
    const subscription = subscriptionOf(book, invoice);
    const at = invoice.next_payment_attempt;
    if (invoice.status !== 'open' || at === null || !subscription || subscription.status === 'canceled')
      return [];
    return [{ at, run: () => attempt(world, book, subscription, invoice) }];
  });
  return [...sessions, ...subscriptions, ...invoices];
}

function dueOf(world: World, book: Book, subscription: Subscription): Due[] {
  if (!['active', 'past_due', 'trialing'].includes(subscription.status)) return [];
  const at = Math.min(...subscription.items.data.map(({ current_period_end }) => current_period_end));
  const cardless = !subscription.default_payment_method && subscription.status === 'trialing';
  const ends =
    subscription.cancel_at_period_end ||
    (cardless && subscription.trial_settings?.end_behavior.missing_payment_method === 'cancel');
  const due: Due[] = [
    {
      at,
      run: () =>
        ends ? end(world, book, subscription, 'cancellation_requested') : renew(world, book, subscription),
    },
  ];
  const warned = book.warned.has(subscription.id);
  if (subscription.status === 'trialing' && !warned)
    due.push({
      at: Math.max(subscription.created, at - 3 * DAY),
      run: () => {
        book.warned.add(subscription.id);
        world.emit(book, 'customer.subscription.trial_will_end', subscription);
      },
    });
  return due;
}
