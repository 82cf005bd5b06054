/** A Stripe to try things with, over HTTP: for the tests, `pnpm dev` and the demo. */
export { type FakeStripe, type FakeStripeOptions, startFakeStripe } from './start.ts';
export type { SentEvent } from './state/sent.ts';
