/**
 * What a space has of the platform. `free`: it never paid. `trialing`, `active`: the plan it chose. `past-due`: a payment failed, and is
 * tried again. `grace`: it is not tried any more, and the space keeps its plan until a day. `limited`: that day is over; the limits of
 * the free plan hold, and paying brings the plan back. `ended`: it ended, or its team ended it; the free plan again.
 */
export const planStates = ['free', 'trialing', 'active', 'past-due', 'grace', 'limited', 'ended'] as const;
export type PlanState = (typeof planStates)[number];

interface Step {
  from: readonly PlanState[];
  to: PlanState;
}

/** The life of a space's plan. The trigger `check_plan_step` holds the same table; a test compares the two. */
export const PLAN_LIFE = {
  try: { from: ['free', 'active', 'past-due', 'grace', 'limited', 'ended'], to: 'trialing' },
  pay: { from: ['free', 'trialing', 'past-due', 'grace', 'limited', 'ended'], to: 'active' },
  fail: { from: ['free', 'trialing', 'active', 'ended'], to: 'past-due' },
  giveUp: { from: ['free', 'trialing', 'active', 'past-due', 'ended'], to: 'grace' },
  limit: { from: ['free', 'trialing', 'active', 'past-due', 'grace', 'ended'], to: 'limited' },
  end: { from: ['trialing', 'active', 'past-due', 'grace', 'limited'], to: 'ended' },
} as const satisfies Record<string, Step>;

export const mayStep = (from: PlanState, to: PlanState): boolean =>
  from === to || Object.values<Step>(PLAN_LIFE).some((step) => step.to === to && step.from.includes(from));

/** In these, the space has what it chose; in the others, the free plan. */
const KEEPING: readonly PlanState[] = ['trialing', 'active', 'past-due', 'grace'];
export const keepsPlan = (state: PlanState): boolean => KEEPING.includes(state);

/** In these there is a subscription that can be changed; a second one is never made. */
const RUNNING: readonly PlanState[] = ['trialing', 'active', 'past-due', 'limited'];
export const isRunning = (state: PlanState): boolean => RUNNING.includes(state);

/** A subscription as Stripe tells of it. */
export interface SeenSubscription {
  status:
    | 'trialing'
    | 'active'
    | 'past_due'
    | 'unpaid'
    | 'canceled'
    | 'incomplete'
    | 'incomplete_expired'
    | 'paused';
  /** Cancelled because payments failed. */
  forFailure: boolean;
}

interface Standing {
  state: PlanState;
  graceUntil: Date | null;
}

/**
 * What a space has from now on, from what it had and from what Stripe says now: the way between does not count.
 * @param seen null: there is no subscription at Stripe
 */
export function nextStanding(
  before: Standing,
  seen: SeenSubscription | null,
  { now, graceDays }: { now: Date; graceDays: number },
): Standing {
  const graceUntil = before.graceUntil ?? new Date(now.getTime() + graceDays * 86_400_000);
  const inTime = now < graceUntil;
  const failed = (then: PlanState, late: PlanState): Standing =>
    inTime && mayStep(before.state, then) ? { state: then, graceUntil } : { state: late, graceUntil };
  switch (seen?.status) {
    case 'trialing':
    case 'active':
      return { state: seen.status, graceUntil: null };
    case 'past_due':
      // Stripe may try once more what it had given up: the space is told nothing new.
      return failed(before.state === 'grace' ? 'grace' : 'past-due', 'limited');
    case 'unpaid':
      return failed('grace', 'limited');
    case 'paused':
      return { state: 'limited', graceUntil: null };
    case 'canceled':
      if (seen.forFailure && before.state !== 'ended' && inTime && mayStep(before.state, 'grace'))
        return { state: 'grace', graceUntil };
      return ended(before);
    default:
      return ended(before);
  }
}

/** Whoever never had anything has nothing that could end. */
const ended = ({ state }: Standing): Standing => ({
  state: state === 'free' ? 'free' : 'ended',
  graceUntil: null,
});
