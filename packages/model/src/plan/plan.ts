import type { Currency } from '../money/index.ts';
import type { Texts } from '../tenant/index.ts';

export type Interval = 'month' | 'year';

export interface Price {
  currency: Currency;
  interval: Interval;
  /** In the smallest unit of the currency. */
  amount: number;
}

/** Null: without end. */
export interface PlanLimits {
  members: number | null;
  admins: number | null;
  storageBytes: number | null;
  ownDomain: boolean;
}

export interface Plan {
  key: string;
  name: Texts;
  text: Texts;
  /** It has no prices; there is just one of these. */
  free: boolean;
  limits: PlanLimits;
  trialDays: number;
  prices: Price[];
}

/** What the platform offers, and how it takes a payment that fails. */
export interface Plans {
  tax: 'off' | 'automatic';
  graceDays: number;
  plans: Plan[];
}

export const noLimits: PlanLimits = { members: null, admins: null, storageBytes: null, ownDomain: true };

/** Where no file says anything, every space has everything. */
export const noPlans: Plans = {
  tax: 'off',
  graceDays: 14,
  plans: [
    {
      ...{ key: 'free', free: true, limits: noLimits, trialDays: 0, prices: [] },
      name: { fr: 'Gratuit', en: 'Free', ar: 'مجاني', es: 'Gratis', pt: 'Gratuito', de: 'Kostenlos' },
      text: {},
    },
  ],
};

export function freePlan({ plans }: Plans): Plan {
  const plan = plans.find(({ free }) => free);
  if (!plan) throw new Error('platform.yaml was read without a free plan');
  return plan;
}

export const planByKey = ({ plans }: Plans, key: string): Plan | null =>
  plans.find((plan) => plan.key === key) ?? null;

/** Whether there is anything to pay for. */
export const sellsPlans = ({ plans }: Plans): boolean => plans.some(({ free }) => !free);

/** Every currency that some plan has a price in, in the order of the file. */
export const currenciesOf = ({ plans }: Plans): Currency[] => [
  ...new Set(plans.flatMap(({ prices }) => prices.map(({ currency }) => currency))),
];

export const priceOf = ({ prices }: Plan, wanted: { currency: string; interval: string }): Price | null =>
  prices.find(({ currency, interval }) => currency === wanted.currency && interval === wanted.interval) ??
  null;
