import { type Delivery, type Hook, signed } from './hooks/delivery.ts';
import type { Book } from './state/book.ts';
import type { Kinds, SentEvent } from './state/sent.ts';
import { letters, type World } from './state/world.ts';
import { disconnect, finishAccount } from './things/account.ts';
import { completeSession, type Payer } from './things/complete.ts';
import { catchUp } from './things/life.ts';
import { type Planting, plant } from './things/plant.ts';

/** How the API misbehaves for a while. */
export interface Moods {
  failing: number;
  status: number;
  /** It does what it was asked before it fails. */
  after: boolean;
}

/** What a test, or the demo, does to the fake from the same process. */
export function control(world: World, hook: Hook, delivery: Delivery, moods: Moods) {
  function sessionOf(id: string): { book: Book; session: Kinds['checkout.session'] } {
    for (const book of world.books()) {
      const session = book.shelves['checkout.session'].get(id);
      if (session) return { book, session };
    }
    throw new Error(`the fake of Stripe has no Checkout session ${id}`);
  }

  return {
    /** Tells nothing by itself from now on; `deliver` still does. */
    hold: () => delivery.hold(),
    /** What was held goes out in its order. */
    release: () => delivery.release(),
    /** Sends one event now, changed if asked. The status of the answer. */
    deliver: (event: SentEvent, how?: Parameters<typeof signed>[2]) => delivery.send(event, how),
    /** When all that is under way has been told. */
    settled: () => delivery.settled(),
    /** Every event of every account, oldest first. */
    events: (type?: SentEvent['type']) =>
      world
        .books()
        .flatMap(({ shelves }) => shelves.event.all())
        .filter((event) => type === undefined || event.type === type)
        .sort((a, b) => a.created - b.created),
    /** The body and headers with which an event is told; `secret` may be several. */
    signed: (event: object, how?: Parameters<typeof signed>[2]) => signed(hook, event, how),
    /** Where it tells of events from now on. */
    tellTo(url: string | null) {
      hook.url = url;
    },
    /** A new secret signs from now on, beside the old one until `endRoll`. */
    rollSecret(which: 'webhook' | 'connect' = 'webhook'): string {
      const secret = `whsec_${letters(32)}`;
      (which === 'webhook' ? hook.secrets : hook.connectSecrets).unshift(secret);
      return secret;
    },
    endRoll() {
      hook.secrets.splice(1);
      hook.connectSecrets.splice(1);
    },
    /** Moves its clock: periods end, trials too, refused payments are tried again. Webhooks are still signed with the real time. */
    advance(days: number) {
      world.ahead += Math.round(days * 86_400);
      catchUp(world);
    },
    /** Its clock, in seconds since 1970. */
    now: () => world.now(),
    /** The next requests to the API fail; with `after` they are done all the same, and only the answer is lost. */
    failNext(count: number, status = 500, { after = false } = {}) {
      Object.assign(moods, { failing: count, status, after });
    },
    /** Every card is refused, or works again. */
    failCards(fail: boolean) {
      world.cardsFail = fail;
    },
    /** An association takes our access back at Stripe. */
    disconnect: (account: string) => disconnect(world, account),
    /** What the button of the onboarding’s page does; false: Stripe wants more and stops the account. */
    onboard: (account: string, done = true) => finishAccount(world, account, done),
    /** Many payments of the past at once, for measurements; without events. */
    plant: (planting: Planting) =>
      plant(world, planting.account ? world.book(planting.account) : world.platform, planting),
    /** What the button of the Checkout’s page does. False: the card was refused. */
    pay(
      sessionId: string,
      { email = 'payer@example.org', name = null, card = true }: Partial<Payer> = {},
    ): boolean {
      const { book, session } = sessionOf(sessionId);
      const known = book.shelves.customer.get(session.customer ?? '')?.email ?? session.customer_email;
      return completeSession(world, book, session, { email: known ?? email, name, card });
    },
  };
}
