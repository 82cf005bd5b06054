export {
  isRunning,
  keepsPlan,
  mayStep,
  nextStanding,
  PLAN_LIFE,
  type PlanState,
  planStates,
  type SeenSubscription,
} from './life.ts';
export {
  currenciesOf,
  freePlan,
  type Interval,
  noLimits,
  noPlans,
  type Plan,
  type PlanLimits,
  type Plans,
  type Price,
  planByKey,
  priceOf,
  sellsPlans,
} from './plan.ts';
export { platformJsonSchema } from './platform-file.ts';
export { readPlatformPlans } from './read.ts';
export { type Counted, mostOfPlan, type Room, roomFor, type Use } from './room.ts';
