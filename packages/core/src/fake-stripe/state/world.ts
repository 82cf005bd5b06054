import { randomBytes } from 'node:crypto';
import { Book } from './book.ts';
import { type Kind, prefixes, type SentEvent } from './sent.ts';

export const API_VERSION = '2026-10-28.endive';

/** A link that leads an association to its onboarding. */
export interface OnboardingLink {
  account: string;
  return_url: string;
  refresh_url: string;
  expires_at: number;
  used: boolean;
}

/** Everything that the fake knows and remembers. */
export class World {
  readonly platform = new Book(null);
  readonly accounts = new Map<string, Book>();
  readonly links = new Map<string, OnboardingLink>();
  /** Accounts that took our access back. */
  readonly gone = new Set<string>();
  /** Every card is refused from now on. */
  cardsFail = false;
  /** Seconds by which its clock is ahead of the real one. */
  ahead = 0;
  /** While the past is worked off: the second at which that happens. */
  #pretended: number | null = null;

  constructor(
    private readonly clock: () => Date,
    /** Where people’s browsers reach its pages. */
    public publicUrl: string,
    /** Who is told of each event. */
    private readonly tell: (event: SentEvent, book: Book) => void,
  ) {}

  /** Seconds since 1970. */
  now(): number {
    return this.#pretended ?? Math.floor(this.clock().getTime() / 1000) + this.ahead;
  }

  /** As if it were then. */
  at<T>(second: number, run: () => T): T {
    this.#pretended = second;
    try {
      return run();
    } finally {
      this.#pretended = null;
    }
  }

  books(): Book[] {
    return [this.platform, ...this.accounts.values()];
  }

  book(account: string): Book {
    const book = this.accounts.get(account) ?? new Book(account);
    this.accounts.set(account, book);
    return book;
  }

  id(kind: Kind): string {
    return `${prefixes[kind]}${letters(24)}`;
  }

  /** Notes what happened, with the object as it is now, and tells those who listen. */
  emit(book: Book, type: SentEvent['type'], object: object, previous?: Record<string, unknown>): SentEvent {
    const event: SentEvent = {
      id: this.id('event'),
      object: 'event',
      ...(book.account && { account: book.account }),
      api_version: API_VERSION,
      created: this.now(),
      data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    };
    book.shelves.event.add(event);
    this.tell(event, book);
    return event;
  }
}

/** Letters and digits that nobody guesses. */
export function letters(count: number): string {
  const from = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return [...randomBytes(count)].map((byte) => from[byte % from.length]).join('');
}
