export { type AppliedTenants, applyGoodTenants } from './apply-good-tenants.ts';
export { type ApplyOptions, applyTenants } from './apply-tenants.ts';
export { describePlan, isEmpty, type Plan, type TenantPlan } from './plan.ts';
export { type PlanOptions, planTenants } from './plan-tenants.ts';
