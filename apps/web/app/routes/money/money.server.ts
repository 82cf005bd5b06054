import { type ListedPlan, listPlans } from '@entraide/core/plan';
import { formatMoney } from '@entraide/model/money';
import type { ConsoleArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

/** What spaces pay the platform, and whether Stripe is heard. */
export async function loadMoney({ operate, context, url }: ConsoleArgs) {
  const failed = url.searchParams.get('show') === 'failed';
  const { items, total, states, revenue, webhookLagS, readSince } = await listPlans(operate, { failed });
  const { locale } = context;
  return {
    title: getT(context, 'console')('money.title'),
    ...{ failed, total, webhookLagS },
    live: operate.stripe?.live ?? true,
    hasKey: Boolean(operate.stripe),
    readSince: readSince?.toISOString() ?? null,
    states,
    items: items.map((one) => saidPlan(one, locale)),
    revenue: revenue.map(({ month, currency, amount }) => ({
      key: `${month} ${currency}`,
      month: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${month}-01T00:00:00Z`),
      ),
      money: formatMoney({ amount, currency }, locale),
    })),
  };
}

function saidPlan(
  { slug, plan, state, amount, currency, every, periodEndsAt, graceUntil }: ListedPlan,
  locale: string,
) {
  return {
    ...{ slug, plan, state, every },
    money: amount !== null && currency ? formatMoney({ amount, currency }, locale) : null,
    periodEndsAt: periodEndsAt?.toISOString() ?? null,
    graceUntil: graceUntil?.toISOString() ?? null,
  };
}
