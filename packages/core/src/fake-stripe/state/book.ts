import type Stripe from 'stripe';
import { missing } from '../wire/fault.ts';
import { type Kind, type Kinds, prefixes, type Sent } from './sent.ts';
import { Shelf } from './shelf.ts';

/** What Stripe knows of a Checkout session and does not send unasked. */
export interface Order {
  lines: Sent<Stripe.LineItem>[];
  payment: {
    application_fee_amount?: number | undefined;
    description?: string | undefined;
    metadata?: Record<string, string> | null | undefined;
    receipt_email?: string | undefined;
    statement_descriptor?: string | undefined;
    statement_descriptor_suffix?: string | undefined;
  };
  subscription: {
    application_fee_percent?: number | undefined;
    description?: string | undefined;
    metadata?: Record<string, string> | null | undefined;
    trial_end?: number | undefined;
    cancels_without_card: boolean;
  };
}

/** Everything in one account: the platform’s own, or a connected one. */
export class Book {
  readonly shelves = Object.fromEntries(
    Object.keys(prefixes).map((kind) => [kind, new Shelf()]),
  ) as unknown as {
    [K in Kind]: Shelf<Kinds[K]>;
  };
  readonly orders = new Map<string, Order>();
  /** Lines that the next invoice of a subscription will hold. */
  readonly pending = new Map<string, Sent<Stripe.InvoiceLineItem>[]>();

  /** Subscriptions whose trial’s end was announced. */
  readonly warned = new Set<string>();

  constructor(
    /** The id of the connected account; null for the platform. */
    readonly account: string | null,
  ) {}

  /** Throws what Stripe answers to an id that this account does not have. */
  need<K extends Kind>(kind: K, id: string, param?: string): Kinds[K] {
    const found = this.shelves[kind].get(id);
    if (found && !('deleted' in found)) return found as Kinds[K];
    throw missing(kind.replace('_', ' '), id, param);
  }

  /** Whatever has this id. */
  find(id: string): Kinds[Kind] | undefined {
    const kind = (Object.keys(prefixes) as Kind[]).find((one) => id.startsWith(prefixes[one]));
    return kind && this.shelves[kind].get(id);
  }
}
