/**
 * How an association stands with Stripe. `begun`: it was sent there and has not finished. `asked`: Stripe wants to know more before it may
 * be paid. `ready`: it can be paid. `disconnected`: it does not want to be paid here any more, or Stripe does not let us see it.
 */
export const accountStates = ['begun', 'asked', 'ready', 'disconnected'] as const;
export type AccountState = (typeof accountStates)[number];

interface Step {
  from: readonly AccountState[];
  to: AccountState;
}

/** The life of an account. The trigger `check_payment_account_step` holds the same table; a test compares the two. */
export const ACCOUNT_LIFE = {
  ask: { from: ['begun', 'ready'], to: 'asked' },
  makeReady: { from: ['begun', 'asked'], to: 'ready' },
  disconnect: { from: ['begun', 'asked', 'ready'], to: 'disconnected' },
  connectAgain: { from: ['disconnected'], to: 'begun' },
} as const satisfies Record<string, Step>;

export const mayStepAccount = (from: AccountState, to: AccountState): boolean =>
  Object.values<Step>(ACCOUNT_LIFE).some((step) => step.to === to && step.from.includes(from));
