import type { duesCheckouts } from '@entraide/db';

/** What somebody was sent to Stripe for. */
export type Checkout = typeof duesCheckouts.$inferSelect;
