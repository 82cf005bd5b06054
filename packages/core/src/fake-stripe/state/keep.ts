import type { Order } from './book.ts';
import type { Kind, Thing } from './sent.ts';
import type { Shelf } from './shelf.ts';
import { API_VERSION, type OnboardingLink, type World } from './world.ts';

/** A world as JSON. */
interface Kept {
  version: string;
  ahead: number;
  cardsFail: boolean;
  gone: string[];
  links: [string, OnboardingLink][];
  books: {
    account: string | null;
    rows: Record<string, Thing[]>;
    orders: [string, Order][];
    pending: [string, never[]][];
    warned: string[];
  }[];
}

export function kept(world: World): Kept {
  return {
    version: API_VERSION,
    ahead: world.ahead,
    cardsFail: world.cardsFail,
    gone: [...world.gone],
    links: [...world.links],
    books: world.books().map((book) => ({
      account: book.account,
      rows: Object.fromEntries(Object.entries(book.shelves).map(([kind, shelf]) => [kind, [...shelf.all()]])),
      orders: [...book.orders],
      pending: [...book.pending] as [string, never[]][],
      warned: [...book.warned],
    })),
  };
}

/** Takes up where it was left. What another version wrote is not understood, and nothing is taken up. */
export function takeUp(world: World, { version, ahead, cardsFail, gone, links, books }: Kept): void {
  if (version !== API_VERSION) return;
  Object.assign(world, { ahead, cardsFail });
  for (const account of gone) world.gone.add(account);
  for (const [token, link] of links) world.links.set(token, link);
  for (const { account, rows, orders, pending, warned } of books) {
    const book = account === null ? world.platform : world.book(account);
    for (const [kind, shelf] of Object.entries(book.shelves) as [Kind, Shelf<Thing>][])
      shelf.addAll(rows[kind] ?? []);
    for (const [id, order] of orders) book.orders.set(id, order);
    for (const [id, lines] of pending) book.pending.set(id, lines);
    for (const id of warned) book.warned.add(id);
  }
}
