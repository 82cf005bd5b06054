import { eq, spacePlans, type TenantTx } from '@entraide/db';
import {
  freePlan,
  keepsPlan,
  noLimits,
  noPlans,
  type Plan,
  type Plans,
  planByKey,
} from '@entraide/model/plan';
import { type Ctx, inTenant, type PlatformCtx } from '../ctx/index.ts';

export type SpacePlan = typeof spacePlans.$inferSelect;

/** What the platform offers: one free plan without limits where no file says otherwise. */
export const plansOf = ({ plans }: Pick<PlatformCtx, 'plans'>): Plans => plans ?? noPlans;

/** Which of Stripe's two worlds counts here. */
export const isLive = ({ stripe }: Pick<PlatformCtx, 'stripe'>): boolean => stripe?.live ?? true;

/** How the payments of the space stand; null: it never chose a plan. */
export async function spacePlanIn(ctx: Pick<Ctx, 'stripe'>, tx: TenantTx): Promise<SpacePlan | null> {
  const [row] = await tx
    .select()
    .from(spacePlans)
    .where(eq(spacePlans.live, isLive(ctx)));
  return row ?? null;
}

/** The plan that holds for the space now. */
export async function planIn(ctx: Pick<Ctx, 'plans' | 'stripe'>, tx: TenantTx): Promise<Plan> {
  const plans = plansOf(ctx);
  // Where there is one plan only, nothing has to be looked up.
  if (plans.plans.length === 1) return freePlan(plans);
  return planNow(plans, await spacePlanIn(ctx, tx));
}

export function planNow(plans: Plans, row: Pick<SpacePlan, 'state' | 'plan'> | null): Plan {
  if (!row?.plan || !keepsPlan(row.state)) return freePlan(plans);
  // Who pays for a plan that is offered no more is not limited by that.
  return planByKey(plans, row.plan) ?? { ...freePlan(plans), key: row.plan, free: false, limits: noLimits };
}

export const planOf = (ctx: Ctx): Promise<Plan> => inTenant(ctx, (tx) => planIn(ctx, tx), { readOnly: true });
