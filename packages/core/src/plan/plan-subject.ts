import { and, eq, spacePlans, type TenantTx } from '@entraide/db';
import { nextStanding, type PlanState, type SeenSubscription } from '@entraide/model/plan';
import type Stripe from 'stripe';
import { recordAct } from '../act/index.ts';
import type { Ctx } from '../ctx/index.ts';
import { enqueueJob } from '../job/define-job.ts';
import { enterMovements } from '../ledger/index.ts';
import { admitWaitingIn, plansOf, type SpacePlan, tellRoomKind } from '../room/index.ts';
import { askStripe, defineSubject, gateOf, idOf } from '../stripe/index.ts';
import { intervalOf, planKeyOf } from './at-stripe.ts';
import { endSecondKind } from './end-second.ts';
import { tellPlan } from './tell-plan.ts';

interface SeenPlan extends SeenSubscription {
  id: string;
  plan: string;
  currency: string;
  every: 'month' | 'year' | null;
  amount: number | null;
  periodEndsAt: Date | null;
  trialEndsAt: Date | null;
  cancelsAt: Date | null;
}

interface PaidInvoice {
  id: string;
  amount: number;
  currency: string;
  paidAt: Date;
}

/** What went back of a paid invoice, whoever sent it back: this program, or the operator in Stripe's own pages. */
interface GivenBack {
  id: string;
  invoice: string;
  amount: number;
  currency: string;
  at: Date;
}

export interface CustomerState {
  /** Newest first. */
  subscriptions: SeenPlan[];
  /** The last hundred that were paid. */
  paid: PaidInvoice[];
  /** Of these, oldest first. */
  back: GivenBack[];
}

/** Of these, a space has one at most. */
const LIVE: readonly SeenSubscription['status'][] = ['trialing', 'active', 'past_due', 'unpaid', 'paused'];
export const isLiveStatus = (status: string): boolean => LIVE.some((one) => one === status);

const at = (second: number | null | undefined) => (second ? new Date(second * 1000) : null);

/** A word that Stripe adds one day changes nothing until we know it. */
const known = (status: string): SeenSubscription['status'] =>
  [...LIVE, 'canceled' as const, 'incomplete_expired' as const].find((one) => one === status) ?? 'incomplete';

function seen(subscription: Stripe.Subscription): SeenPlan {
  const [item] = subscription.items.data;
  const { status, cancel_at, cancel_at_period_end, cancellation_details, trial_end } = subscription;
  const periodEnd = item?.current_period_end;
  return {
    id: subscription.id,
    status: known(status),
    forFailure: cancellation_details?.reason === 'payment_failed',
    plan: item ? planKeyOf(idOf(item.price.product as string)).slice(0, 31) : 'other',
    currency: subscription.currency.toUpperCase(),
    every: intervalOf(item?.price.recurring?.interval),
    amount: item?.price.unit_amount ?? null,
    periodEndsAt: at(periodEnd),
    trialEndsAt: at(trial_end),
    cancelsAt: at(cancel_at ?? (cancel_at_period_end ? periodEnd : null)),
  };
}

/** What a space pays the platform, by its customer at Stripe. */
export const planSubject = defineSubject<{ customer: string }, CustomerState>({
  key: ({ customer }) => `plan ${customer}`,
  read: (ctx, { customer }) =>
    askStripe(ctx, async (stripe) => {
      const subscriptions = await stripe.subscriptions.list({ customer, status: 'all', limit: 100 });
      const invoices = await stripe.invoices.list({ customer, status: 'paid', limit: 100 });
      return {
        subscriptions: subscriptions.data.toSorted((a, b) => b.created - a.created).map(seen),
        back: await backOf(stripe, customer),
        paid: invoices.data
          .filter(({ amount_paid }) => amount_paid > 0)
          .map(({ id, amount_paid, currency, status_transitions, created }) => ({
            id: id ?? '',
            amount: amount_paid,
            currency: currency.toUpperCase(),
            paidAt: new Date((status_transitions.paid_at ?? created) * 1000),
          })),
      };
    }),
  async apply(ctx, tx, { customer }, { subscriptions, paid, back }) {
    const { live } = gateOf(ctx);
    const [row] = await tx
      .select()
      .from(spacePlans)
      .where(and(eq(spacePlans.live, live), eq(spacePlans.customer, customer)))
      .for('update');
    if (!row) return false;
    const current = currentOf(row, subscriptions);
    for (const second of subscriptions)
      if (second.id !== current?.id && isLiveStatus(second.status))
        await enqueueJob(tx, endSecondKind, { subscription: second.id }, { key: `second ${second.id}` });
    const common = { book: 'plan' as const, method: 'stripe' as const, live };
    const entered = await enterMovements(ctx, tx, [
      ...paid
        .toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime())
        .map(({ id, amount, currency, paidAt }) => ({
          ...{ ...common, kind: 'plan' as const, amount, currency, source: id, happenedAt: paidAt },
        })),
      // Only of what is in the books: an invoice of long ago may not be among the last hundred.
      ...back
        .filter(({ invoice }) => paid.some(({ id }) => id === invoice))
        .map(({ id, invoice, amount, currency, at }) => ({
          ...{ ...common, kind: 'refund' as const, amount: -amount, currency, source: id, ofSource: invoice },
          happenedAt: at,
        })),
    ]);
    return (await takeOver(ctx, tx, row, current)) || entered.length > 0;
  },
});

/** A charge says that something went back of it, and not of which invoice: that is asked only then. */
async function backOf(stripe: Stripe, customer: string): Promise<GivenBack[]> {
  const back: GivenBack[] = [];
  const charges = await stripe.charges.list({ customer, limit: 100 });
  for (const { amount_refunded, payment_intent } of charges.data) {
    if (amount_refunded === 0 || !payment_intent) continue;
    const intent = idOf(payment_intent);
    const payments = await stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intent },
      limit: 1,
    });
    const invoice = payments.data[0]?.invoice;
    if (!invoice) continue;
    const refunds = await stripe.refunds.list({ payment_intent: intent, limit: 100 });
    for (const { id, status, amount, currency, created } of refunds.data)
      if (status === 'succeeded')
        back.push({
          ...{ id, invoice: idOf(invoice), amount, currency: currency.toUpperCase() },
          at: new Date(created * 1000),
        });
  }
  return back.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The one that counts: the one we know while it lives, else the oldest that lives, else the newest. */
function currentOf({ subscription }: SpacePlan, all: readonly SeenPlan[]): SeenPlan | null {
  const living = all.filter(({ status }) => isLiveStatus(status));
  return living.find(({ id }) => id === subscription) ?? living.at(-1) ?? all[0] ?? null;
}

async function takeOver(ctx: Ctx, tx: TenantTx, row: SpacePlan, now: SeenPlan | null): Promise<boolean> {
  const { graceDays } = plansOf(ctx);
  const standing = nextStanding(row, now, { now: ctx.clock(), graceDays });
  const { state, graceUntil } = standing;
  // A page of payment that was left, or one whose first payment failed, is not a plan.
  const kept = now && state !== 'free' ? now : null;
  const to = {
    state,
    graceUntil,
    subscription: kept?.id ?? row.subscription,
    plan: kept?.plan ?? row.plan,
    currency: kept?.currency ?? row.currency,
    every: kept?.every ?? row.every,
    amount: kept?.amount ?? row.amount,
    periodEndsAt: kept?.periodEndsAt ?? null,
    trialEndsAt: kept?.trialEndsAt ?? null,
    cancelsAt: kept?.cancelsAt ?? null,
    tried: row.tried || kept?.trialEndsAt != null,
  };
  const changed = Object.entries(to).some(
    ([name, value]) => said(row[name as keyof typeof to]) !== said(value),
  );
  if (!changed) return false;
  await tx
    .update(spacePlans)
    .set({ ...to, changedAt: ctx.clock() })
    .where(eq(spacePlans.live, row.live));
  if (state !== row.state || to.plan !== row.plan) await follow(ctx, tx, row, to);
  if (state === 'trialing') await tellPlan(ctx, tx, 'trial-ends', to);
  return true;
}

const said = (value: unknown) => (value instanceof Date ? value.getTime() : value);

/** What follows from another plan, or from another standing of the same. */
async function follow(
  ctx: Ctx,
  tx: TenantTx,
  before: SpacePlan,
  now: { state: PlanState; plan: string | null; graceUntil: Date | null; trialEndsAt: Date | null },
): Promise<void> {
  await recordAct(ctx, tx, {
    action: 'plan.change',
    details: { from: before.state, to: now.state, ...(now.plan && { plan: now.plan }) },
  });
  const told = { 'past-due': 'payment-failed', grace: 'grace', limited: 'limited', ended: 'ended' } as const;
  if (now.state !== before.state && Object.hasOwn(told, now.state))
    await tellPlan(ctx, tx, told[now.state as keyof typeof told], now);
  // There may be room now, or none any more.
  await admitWaitingIn(ctx, tx);
  await enqueueJob(tx, tellRoomKind, {}, { key: tellRoomKind.name });
}
