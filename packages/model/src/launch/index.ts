export { type AssociationKind, associationKinds, categoriesOfKind } from './kinds.ts';
export {
  LAUNCH_REVIEW,
  type LaunchDecision,
  type LaunchReview,
  type LaunchReviewStep,
  launchDecisions,
  launchReviews,
  mayDecide,
  needsRemark,
} from './review.ts';
export { type LaunchStep, launchSteps } from './steps.ts';
