export { choosePlan, PlanRuns } from './choose-plan.ts';
export {
  type ListedPlan,
  listPlans,
  type PlanOverview,
  spacesAtStripe,
  writePlanFigures,
} from './figures.ts';
export { managePlan } from './manage-plan.ts';
export {
  hasPlans,
  type PlanInvoice,
  type PlanView,
  planInvoices,
  readPlan,
  refreshPlan,
  tightRooms,
} from './read-plan.ts';
export { planEvent, reconcilePlan } from './told.ts';
