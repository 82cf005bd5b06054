import { and, eq, spacePlans } from '@entraide/db';
import { planPaths } from '@entraide/model/path';
import { type Plan, type Price, planByKey, priceOf } from '@entraide/model/plan';
import type Stripe from 'stripe';
import { z } from 'zod';
import { requireFresh } from '../access/index.ts';
import { type Ctx, inTenant } from '../ctx/index.ts';
import { Conflict, Invalid, parse } from '../error/index.ts';
import { plansOf, type SpacePlan } from '../room/index.ts';
import { askStripe, gateOf, stripeLocale, syncSubject } from '../stripe/index.ts';
import { priceAtStripe } from './at-stripe.ts';
import { customerOf } from './customer.ts';
import { isLiveStatus, planSubject } from './plan-subject.ts';

const ChoosePlan = z.strictObject({
  plan: z.string().max(31),
  currency: z.string().max(3),
  interval: z.enum(['month', 'year']),
});

/** A plan runs already: it is changed on Stripe's own page, and never bought a second time. */
export class PlanRuns extends Conflict {
  constructor() {
    super('This space has a plan already: change that one.');
  }
}

/** Another tab is on its way to the same. */
class AnotherTab extends Conflict {
  constructor() {
    super('Another window is choosing a plan at this moment: look there, or try again.');
  }
}

/**
 * Where the space pays for the plan that it chooses. Nothing changes before Stripe says that it was paid, or that days to try began.
 * @returns the address of Stripe's page
 * @throws SignInNeeded, NotAllowed; NotFound without a key; Invalid for what is not offered; PlanRuns, Conflict; Unavailable
 */
export async function choosePlan(ctx: Ctx, given: unknown): Promise<string> {
  requireFresh(ctx, 'admin');
  gateOf(ctx);
  const { plan, price } = offered(ctx, parse(ChoosePlan, given));
  const row = await customerOf(ctx);
  await refuseRunning(ctx, row, price);
  if (row.checkout) await closePage(ctx, row);
  return openPage(ctx, row, { plan, price });
}

/** Looked up among ours, never believed. */
function offered(ctx: Ctx, wanted: z.output<typeof ChoosePlan>): { plan: Plan; price: Price } {
  const plan = planByKey(plansOf(ctx), wanted.plan);
  const price = plan && priceOf(plan, wanted);
  if (!price) throw new Invalid([{ path: ['plan'], code: 'not-offered', message: 'This is not offered.' }]);
  return { plan, price };
}

/** Asked at Stripe: what was just paid in another tab may not have been told yet. */
async function refuseRunning(ctx: Ctx, { customer }: SpacePlan, { currency }: Price): Promise<void> {
  const running = await runningOf(ctx, customer);
  if (!running) return;
  await syncSubject(ctx, planSubject, { customer });
  if (running.currency.toUpperCase() !== currency)
    throw new Invalid([
      { path: ['currency'], code: 'currency-runs', message: 'While a plan runs, its currency stays.' },
    ]);
  throw new PlanRuns();
}

/** One page of payment is open for a space at most; what is paid on it meanwhile counts. */
async function closePage(ctx: Ctx, { checkout, customer }: SpacePlan): Promise<void> {
  const status = await askStripe(ctx, async (stripe) => {
    const session = await stripe.checkout.sessions.retrieve(checkout ?? '');
    if (session.status !== 'open') return session.status;
    try {
      return (await stripe.checkout.sessions.expire(session.id)).status;
    } catch {
      return (await stripe.checkout.sessions.retrieve(session.id)).status;
    }
  });
  if (status === 'expired') return;
  await syncSubject(ctx, planSubject, { customer });
  // Paid long ago, and ended since: the way is free. Else it runs, and `refuseRunning` was a moment too early.
  if (status !== 'complete') throw new AnotherTab();
  if (await runningOf(ctx, customer)) throw new PlanRuns();
}

async function runningOf(ctx: Ctx, customer: string): Promise<Stripe.Subscription | undefined> {
  const { data } = await askStripe(ctx, (stripe) =>
    stripe.subscriptions.list({ customer, status: 'all', limit: 100 }),
  );
  return data.find(({ status }) => isLiveStatus(status));
}

async function openPage(
  ctx: Ctx,
  { customer, checkouts, live, tried }: SpacePlan,
  { plan, price }: { plan: Plan; price: Price },
): Promise<string> {
  const { origin } = ctx.tenant;
  const trial = tried ? 0 : plan.trialDays;
  const automatic = plansOf(ctx).tax === 'automatic';
  const session = await askStripe(ctx, async (stripe, gate) =>
    stripe.checkout.sessions.create(
      {
        mode: 'subscription',
        customer,
        line_items: [{ price: await priceAtStripe(gate, plan, price), quantity: 1 }],
        success_url: `${origin}${planPaths.done()}`,
        cancel_url: `${origin}${planPaths.plan({ done: 'left' })}`,
        locale: stripeLocale(ctx.locale),
        ...(trial > 0 && { subscription_data: { trial_period_days: trial } }),
        ...(automatic && {
          ...{ automatic_tax: { enabled: true }, tax_id_collection: { enabled: true } },
          customer_update: { address: 'auto', name: 'auto' },
        }),
      },
      // The same button pressed twice leads to the same page.
      {
        idempotencyKey: `plan ${ctx.tenant.id} ${checkouts} ${plan.key} ${price.currency} ${price.interval} ${price.amount} ${ctx.locale}`,
      },
    ),
  );
  const kept = await inTenant(ctx, async (tx) => {
    const [mine] = await tx
      .update(spacePlans)
      .set({ checkout: session.id, checkouts: checkouts + 1 })
      .where(and(eq(spacePlans.live, live), eq(spacePlans.checkouts, checkouts)))
      .returning({ checkout: spacePlans.checkout });
    if (mine) return mine.checkout;
    const [other] = await tx
      .select({ checkout: spacePlans.checkout })
      .from(spacePlans)
      .where(eq(spacePlans.live, live));
    return other?.checkout ?? null;
  });
  if (kept !== session.id) {
    // Somebody else's page is the one: this one is never shown.
    await askStripe(ctx, (stripe) => stripe.checkout.sessions.expire(session.id)).catch(() => null);
    throw new AnotherTab();
  }
  if (!session.url) throw new Error('Stripe gave a page without an address');
  return session.url;
}
