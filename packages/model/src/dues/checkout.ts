/**
 * What became of a page of Stripe that somebody was sent to. `open`: not paid yet. `paid`: paid once. `running`: paid, and again every year.
 * `failing`: a year could not be paid; Stripe tries again. `ended`: no further year is paid. `expired`: never paid.
 */
export const checkoutStates = ['open', 'paid', 'running', 'failing', 'ended', 'expired'] as const;
export type CheckoutState = (typeof checkoutStates)[number];

interface Step {
  from: readonly CheckoutState[];
  to: CheckoutState;
}

/** Its life. The trigger `check_dues_checkout_step` holds the same table; a test compares the two. */
export const CHECKOUT_LIFE = {
  /** Also of one that we took for expired: what was paid was paid. */
  pay: { from: ['open', 'expired'], to: 'paid' },
  begin: { from: ['open', 'expired', 'failing'], to: 'running' },
  fail: { from: ['open', 'expired', 'running'], to: 'failing' },
  end: { from: ['open', 'expired', 'running', 'failing'], to: 'ended' },
  expire: { from: ['open'], to: 'expired' },
} as const satisfies Record<string, Step>;

export const mayStepCheckout = (from: CheckoutState, to: CheckoutState): boolean =>
  Object.values<Step>(CHECKOUT_LIFE).some((step) => step.to === to && step.from.includes(from));
