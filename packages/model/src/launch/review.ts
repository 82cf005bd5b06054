/** What an operator says of a launch. `none`: nobody has to say anything. `asked`: the operator wants to know more. */
export const launchReviews = ['none', 'waiting', 'asked', 'approved', 'refused'] as const;
export type LaunchReview = (typeof launchReviews)[number];

interface Step {
  by: 'operator' | 'association';
  from: readonly LaunchReview[];
  to: LaunchReview;
}

export const LAUNCH_REVIEW = {
  approve: { by: 'operator', from: ['waiting', 'asked', 'refused'], to: 'approved' },
  ask: { by: 'operator', from: ['waiting'], to: 'asked' },
  refuse: { by: 'operator', from: ['waiting', 'asked'], to: 'refused' },
  /** The association has answered. */
  answer: { by: 'association', from: ['asked'], to: 'waiting' },
} as const satisfies Record<string, Step>;
export type LaunchReviewStep = keyof typeof LAUNCH_REVIEW;

export const launchDecisions = ['approve', 'ask', 'refuse'] as const satisfies readonly LaunchReviewStep[];
export type LaunchDecision = (typeof launchDecisions)[number];

/** Somebody has to be told why. */
export const needsRemark = (decision: LaunchDecision): boolean => decision !== 'approve';

export const mayDecide = (decision: LaunchDecision, from: LaunchReview): boolean =>
  (LAUNCH_REVIEW[decision].from as readonly LaunchReview[]).includes(from);
