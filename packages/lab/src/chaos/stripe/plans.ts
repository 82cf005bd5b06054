import { noPlans, type Plans } from '@entraide/model/plan';

const [free] = noPlans.plans;
if (!free) throw new Error('there is no free plan');

/** One plan that costs something. */
export const chaosPlans: Plans = {
  ...noPlans,
  plans: [
    free,
    {
      ...{ ...free, key: 'large', free: false, trialDays: 0 },
      prices: [{ currency: 'EUR', interval: 'month', amount: 1900 }],
    },
  ],
};
