import { isAskedAgain } from '@entraide/core/access';
import { memberOf } from '@entraide/core/ctx';
import { Conflict, NotFound, Unavailable } from '@entraide/core/error';
import { choosePlan, managePlan, PlanRuns, planInvoices, readPlan, refreshPlan } from '@entraide/core/plan';
import { formatMoney } from '@entraide/model/money';
import { planPaths } from '@entraide/model/path';
import {
  currenciesOf,
  isRunning,
  type Plan,
  type PlanLimits,
  type Price,
  type Room,
} from '@entraide/model/plan';
import { textIn } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import { refusedForm } from '../../forms/refused.server.ts';
import { data, type RouteArgs, readForm, redirectToPay, safeRedirect } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const doneWords = ['left', 'back', 'waits'] as const;
const GB = 1e9;

/** The plan of the space in words and figures of the reader's language. */
export async function loadPlan({ ctx, context, url }: RouteArgs) {
  const [view, invoices] = [await readPlan(ctx), await planInvoices(ctx)];
  const t = getT(context, 'plan');
  const { locale } = ctx;
  const { plans, plan, chosen, standing, rooms } = view;
  const currencies = currenciesOf(plans);
  const running = standing !== null && isRunning(standing.state);
  const asked = url.searchParams.get('currency');
  // While a plan runs, its currency stays.
  const currency =
    (running && standing.currency) || currencies.find((one) => one === asked) || currencies[0] || null;
  const done = url.searchParams.get('done');
  return {
    title: t('title'),
    done: doneWords.find((one) => one === done) ?? null,
    askedAgain: isAskedAgain(ctx),
    live: ctx.stripe?.live ?? true,
    mayPay: Boolean(ctx.stripe) && memberOf(ctx)?.role === 'admin',
    running,
    plan: { name: textIn(plan.name, locale), free: plan.free },
    chosen: chosen && textIn(chosen.name, locale),
    standing: standing && {
      state: standing.state,
      price:
        standing.amount !== null && standing.currency && standing.every
          ? {
              money: formatMoney({ amount: standing.amount, currency: standing.currency }, locale),
              every: standing.every,
            }
          : null,
      periodEndsAt: standing.periodEndsAt?.toISOString() ?? null,
      trialEndsAt: standing.trialEndsAt?.toISOString() ?? null,
      cancelsAt: standing.cancelsAt?.toISOString() ?? null,
      graceUntil: standing.graceUntil?.toISOString() ?? null,
    },
    rooms: rooms.map((room) => saidRoom(room, locale)),
    ownDomain: plan.limits.ownDomain,
    currency,
    currencies: running ? [] : currencies,
    plans: plans.plans.map((one) =>
      saidPlan(one, { locale, currency, here: one.key === plan.key, tried: standing?.tried === true }),
    ),
    taxed: plans.tax === 'automatic',
    invoices:
      invoices?.map(({ id, number, at, amount, currency: paidIn, paid, url: href }) => ({
        ...{ id, number: number ?? id, paid, href },
        at: at.toISOString(),
        money: formatMoney({ amount, currency: paidIn }, locale),
      })) ?? null,
  };
}

const count = (locale: string, value: number) => new Intl.NumberFormat(locale).format(value);
const gigabytes = (locale: string, bytes: number) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 2 }).format(
    bytes / GB,
  );

function saidRoom({ of, used, most, level }: Room, locale: string) {
  const say = (value: number) => (of === 'storage' ? gigabytes(locale, value) : count(locale, value));
  return {
    ...{ of, level, used: say(used), most: most === null ? null : say(most) },
    percent: most === null ? null : Math.min(100, Math.round((used / most) * 100)),
  };
}

function saidLimits({ members, admins, storageBytes, ownDomain }: PlanLimits, locale: string) {
  return {
    members: members === null ? null : count(locale, members),
    admins: admins === null ? null : count(locale, admins),
    storage: storageBytes === null ? null : gigabytes(locale, storageBytes),
    ownDomain,
  };
}

function saidPlan(
  plan: Plan,
  {
    locale,
    currency,
    here,
    tried,
  }: { locale: string; currency: string | null; here: boolean; tried: boolean },
) {
  const prices = plan.prices
    .filter((price: Price) => price.currency === currency)
    .map(({ amount, currency: own, interval }) => ({
      interval,
      money: formatMoney({ amount, currency: own }, locale),
    }));
  return {
    ...{ key: plan.key, free: plan.free, here, prices },
    name: textIn(plan.name, locale),
    text: textIn(plan.text, locale),
    limits: saidLimits(plan.limits, locale),
    trialDays: tried ? 0 : plan.trialDays,
  };
}

export type SaidPlan = ReturnType<typeof saidPlan>;

/** Leads to Stripe: to pay for a plan, or to change the one that runs. */
export async function sendPlan({ ctx, request }: RouteArgs) {
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  try {
    if (text('intent') === 'manage') throw redirectToPay(await managePlan(ctx));
    if (text('intent') !== 'choose') throw new NotFound();
    const wanted = { plan: text('plan'), currency: text('currency'), interval: text('interval') };
    throw redirectToPay(await choosePlan(ctx, wanted));
  } catch (error) {
    // A plan runs: it is changed there, and never bought twice.
    if (error instanceof PlanRuns) throw redirectToPay(await managePlan(ctx));
    if (error instanceof Conflict)
      return data({ faults: [{ field: null, code: 'another-tab' }] as FormFault[] }, 409);
    if (error instanceof Unavailable)
      return data({ faults: [{ field: null, code: 'away' }] as FormFault[] }, 503);
    const refused = refusedForm(error);
    if (!refused) throw error;
    return data({ faults: refused.faults.map((fault) => ({ ...fault, field: null })) }, refused.status);
  }
}

/** From Stripe's page: what is true is asked there, and nothing that the address says counts. */
export async function comeBack({ ctx }: RouteArgs): Promise<never> {
  let done: 'back' | 'waits' = 'back';
  try {
    await refreshPlan(ctx);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    done = 'waits';
  }
  throw safeRedirect(planPaths.plan({ done }));
}
