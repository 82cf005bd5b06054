import {
  and,
  desc,
  eq,
  gte,
  ledgerEntries,
  planFigures,
  spacePlans,
  sql,
  stripeEvents,
  stripeOwners,
  stripeReads,
  type TenantTx,
  tenants,
} from '@entraide/db';
import { z } from 'zod';
import type { OperatorCtx } from '../audit/index.ts';
import { outsideTenant } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { planSubject } from './plan-subject.ts';

const DAY_MS = 86_400_000;
const MONTHS = 24;

/** Writes down for the operators what the space pays, as its other figures are counted. For the operator's role. */
export async function writePlanFigures(tx: TenantTx, tenantId: string, now: Date): Promise<void> {
  for (const row of await tx.select().from(spacePlans)) {
    const { live, customer, plan, state, currency, every, amount, periodEndsAt, graceUntil, changedAt } = row;
    const month = sql<string>`to_char(${ledgerEntries.happenedAt} at time zone 'UTC', 'YYYY-MM')`;
    const sums = await tx
      .select({ month, currency: ledgerEntries.currency, amount: sql<string>`sum(${ledgerEntries.amount})` })
      .from(ledgerEntries)
      .where(
        and(
          eq(ledgerEntries.book, 'plan'),
          eq(ledgerEntries.live, live),
          gte(ledgerEntries.happenedAt, new Date(now.getTime() - MONTHS * 31 * DAY_MS)),
        ),
      )
      .groupBy(month, ledgerEntries.currency)
      .orderBy(month, ledgerEntries.currency);
    const [lag] = await tx
      .select({
        seconds: sql<
          number | null
        >`max(extract(epoch from ${stripeEvents.receivedAt} - ${stripeEvents.createdAt}))::int`,
      })
      .from(stripeEvents)
      .where(gte(stripeEvents.receivedAt, new Date(now.getTime() - DAY_MS)));
    const [read] = await tx
      .select({ at: stripeReads.begunAt })
      .from(stripeReads)
      .where(eq(stripeReads.subject, planSubject.key({ customer })));
    const figures = {
      ...{ plan, state, currency, every, amount, periodEndsAt, graceUntil, changedAt },
      revenue: sums.map((one) => ({ ...one, amount: Number(one.amount) })),
      webhookLagS: lag?.seconds ?? null,
      readAt: read?.at ?? null,
      refreshedAt: now,
    };
    await tx
      .insert(planFigures)
      .values({ tenantId, live, ...figures })
      .onConflictDoUpdate({ target: [planFigures.tenantId, planFigures.live], set: figures });
  }
}

const ListPlans = z.strictObject({
  /** Only where a payment failed. */
  failed: z.boolean().default(false),
});
const MOST = 200;
const FAILED = ['past-due', 'grace', 'limited'] as const;

export interface ListedPlan {
  slug: string;
  plan: string | null;
  state: (typeof planFigures.$inferSelect)['state'];
  currency: string | null;
  every: 'month' | 'year' | null;
  amount: number | null;
  periodEndsAt: Date | null;
  graceUntil: Date | null;
  refreshedAt: Date;
}

export interface PlanOverview {
  /** Payments that failed first, then by the day they changed last; two hundred at most. */
  items: ListedPlan[];
  total: number;
  states: { state: string; count: number }[];
  /** Of all spaces, newest month first. */
  revenue: { month: string; currency: string; amount: number }[];
  /** Of the slowest event of the last day, in seconds. */
  webhookLagS: number | null;
  /** The space that was read at Stripe longest ago; null: there is none. */
  readSince: Date | null;
}

/** What all spaces pay, as it was counted last. For the operator's role. @throws Invalid */
export async function listPlans(operate: OperatorCtx, given: unknown = {}): Promise<PlanOverview> {
  const { failed } = parse(ListPlans, given);
  const live = operate.stripe?.live ?? true;
  const ours = eq(planFigures.live, live);
  const failing = sql<boolean>`${planFigures.state} in ('past-due', 'grace', 'limited')`;
  return outsideTenant(
    operate,
    async (tx) => {
      const items = await tx
        .select({
          ...{ slug: tenants.slug, plan: planFigures.plan, state: planFigures.state },
          ...{ currency: planFigures.currency, every: planFigures.every, amount: planFigures.amount },
          ...{ periodEndsAt: planFigures.periodEndsAt, graceUntil: planFigures.graceUntil },
          refreshedAt: planFigures.refreshedAt,
        })
        .from(planFigures)
        .innerJoin(tenants, eq(tenants.id, planFigures.tenantId))
        .where(failed ? and(ours, failing) : ours)
        .orderBy(desc(failing), desc(planFigures.changedAt), tenants.slug)
        .limit(MOST);
      const states = await tx
        .select({ state: planFigures.state, count: sql<number>`count(*)::int` })
        .from(planFigures)
        .where(ours)
        .groupBy(planFigures.state)
        .orderBy(planFigures.state);
      const revenue = await tx.execute<{ month: string; currency: string; amount: string }>(sql`
        select r.month, r.currency, sum(r.amount)::text as amount
        from ${planFigures}, jsonb_to_recordset(${planFigures.revenue}) as r (month text, currency text, amount bigint)
        where ${ours} group by 1, 2 order by 1 desc, 2`);
      const [health] = await tx
        .select({
          lag: sql<number | null>`max(${planFigures.webhookLagS})`,
          since: sql<string | null>`min(${planFigures.readAt})::text`,
        })
        .from(planFigures)
        .where(ours);
      const total = states
        .filter(({ state }) => !failed || FAILED.some((one) => one === state))
        .reduce((sum, { count }) => sum + count, 0);
      return {
        ...{ items, total, states },
        revenue: Array.from(revenue, (one) => ({ ...one, amount: Number(one.amount) })),
        webhookLagS: health?.lag ?? null,
        readSince: health?.since ? new Date(health.since) : null,
      };
    },
    { readOnly: true },
  );
}

/** Every space that has anything at Stripe, in the mode of the key. For the operator's role. */
export function spacesAtStripe(operate: OperatorCtx): Promise<{ id: string; slug: string }[]> {
  const live = operate.stripe?.live ?? true;
  return outsideTenant(
    operate,
    async (tx) =>
      tx
        .selectDistinct({ id: tenants.id, slug: tenants.slug })
        .from(stripeOwners)
        .innerJoin(tenants, eq(tenants.id, stripeOwners.tenantId))
        .where(eq(stripeOwners.live, live))
        .orderBy(tenants.slug),
    { readOnly: true },
  );
}
