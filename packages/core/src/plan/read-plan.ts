import { type Plan, type Plans, planByKey, type Room, roomFor } from '@entraide/model/plan';
import { LRUCache } from 'lru-cache';
import { requireRoleOrSupport } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { planNow, plansOf, type SpacePlan, spacePlanIn, useIn } from '../room/index.ts';
import { askStripe, syncSubject } from '../stripe/index.ts';
import { planSubject } from './plan-subject.ts';

export interface PlanView {
  plans: Plans;
  /** Which holds now. */
  plan: Plan;
  /** What was chosen, also where it does not hold any more; null: never anything. */
  chosen: Plan | null;
  standing: Pick<
    SpacePlan,
    | 'state'
    | 'currency'
    | 'every'
    | 'amount'
    | 'periodEndsAt'
    | 'trialEndsAt'
    | 'cancelsAt'
    | 'graceUntil'
    | 'tried'
  > | null;
  rooms: Room[];
}

/** Whether spaces have anything to read there: a choice, or limits. */
export function hasPlans(ctx: Pick<Ctx, 'plans'>): boolean {
  const { plans } = plansOf(ctx);
  return (
    plans.length > 1 ||
    plans.some(({ limits }) => Object.values(limits).some((one) => one !== null && one !== true))
  );
}

/**
 * The plan of the space, what it allows and how much is used. For its admins.
 * @throws SignInNeeded, NotAllowed; NotFound where there is one plan without limits
 */
export async function readPlan(ctx: Ctx): Promise<PlanView> {
  requireRoleOrSupport(ctx, 'admin');
  if (!hasPlans(ctx)) throw new NotFound();
  const plans = plansOf(ctx);
  return inTenant(
    ctx,
    async (tx) => {
      const row = await spacePlanIn(ctx, tx);
      const plan = planNow(plans, row);
      const rooms = [];
      for (const of of ['members', 'admins', 'storage'] as const)
        rooms.push(roomFor(plan.limits, of, await useIn[of](tx)));
      return { plans, plan, chosen: row?.plan ? planByKey(plans, row.plan) : null, standing: row, rooms };
    },
    { readOnly: true },
  );
}

/** What is nearly full, or full: for the notice on the team's page. */
export async function tightRooms(ctx: Ctx): Promise<Room[]> {
  if (!hasPlans(ctx)) return [];
  return inTenant(
    ctx,
    async (tx) => {
      const { limits } = planNow(plansOf(ctx), await spacePlanIn(ctx, tx));
      const tight: Room[] = [];
      for (const of of ['members', 'admins', 'storage'] as const) {
        const most = of === 'storage' ? limits.storageBytes : limits[of];
        // What has no limit is not counted.
        const room = most === null ? null : roomFor(limits, of, await useIn[of](tx));
        // Three of three admins is how small plans are, and nothing that anybody has to be told of each day.
        if (room && room.level !== 'plenty' && of !== 'admins') tight.push(room);
      }
      return tight;
    },
    { readOnly: true },
  );
}

/** After Stripe's page: asks how things stand. @throws SignInNeeded, NotAllowed; NotFound without a key or a plan; Unavailable */
export async function refreshPlan(ctx: Ctx): Promise<void> {
  requireRoleOrSupport(ctx, 'admin');
  const row = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx));
  if (!row) throw new NotFound();
  await syncSubject(ctx, planSubject, { customer: row.customer });
  kept.delete(keyOf(ctx, row));
}

export interface PlanInvoice {
  id: string;
  number: string | null;
  at: Date;
  amount: number;
  currency: string;
  paid: boolean;
  /** At Stripe. */
  url: string | null;
}

const kept = new LRUCache<string, PlanInvoice[]>({ max: 500, ttl: 60_000 });

const keyOf = ({ tenant }: Ctx, { customer }: SpacePlan) => `${tenant.id} ${customer}`;

/**
 * The last invoices, as Stripe has them, at most a minute old; null when Stripe does not answer now.
 * @throws SignInNeeded, NotAllowed
 */
export async function planInvoices(ctx: Ctx): Promise<PlanInvoice[] | null> {
  requireRoleOrSupport(ctx, 'admin');
  const row = await inTenant(ctx, (tx) => spacePlanIn(ctx, tx), { readOnly: true });
  if (!row || !ctx.stripe) return [];
  const key = keyOf(ctx, row);
  const before = kept.get(key);
  if (before) return before;
  try {
    const { data } = await askStripe(ctx, (stripe) =>
      stripe.invoices.list({ customer: row.customer, limit: 12 }),
    );
    const invoices = data
      .filter(({ status, total }) => status !== 'draft' && status !== 'void' && total !== 0)
      .map((one) => ({
        ...{ id: one.id ?? '', number: one.number, at: new Date(one.created * 1000) },
        ...{ amount: one.total, currency: one.currency.toUpperCase(), paid: one.status === 'paid' },
        url: one.hosted_invoice_url ?? null,
      }));
    kept.set(key, invoices);
    return invoices;
  } catch {
    return null;
  }
}
