import { z } from 'zod';
import { availableLocales } from '../language/index.ts';
import { Currency, currencyDigits, parseMoney } from '../money/index.ts';
import { type Locale, spread, type Texts, textsInput } from '../tenant/index.ts';
import type { Interval, Plan, Plans, Price } from './plan.ts';

/** Stripe's page of changes lists ten at most. */
const MOST_SOLD = 10;

const days = z.int().min(0).max(730);

/** Also without quotes: 9 and 9.5 mean the same as "9" and "9.50". */
const Amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .describe('What it costs, with a point before the cents: "12.50"; no cents where the currency has none.');

const Prices = z
  .strictObject({
    month: Amount.optional().describe('A month.'),
    year: Amount.optional().describe('A year.'),
  })
  .refine(({ month, year }) => month !== undefined || year !== undefined, {
    error: 'Write what a month costs ("month"), or a year ("year"), or both.',
  });

const Limits = z
  .strictObject({
    members: z.int().min(1).max(10_000_000).optional().describe('How many members; left out: any number.'),
    admins: z
      .int()
      .min(2)
      .max(1000)
      .optional()
      .describe('How many admins, two at least; left out: any number.'),
    storageGB: z
      .number()
      .min(0.01)
      .max(100_000)
      .optional()
      .describe('How much photos and files may take, in GB (1,000,000,000 bytes); left out: any amount.'),
    ownDomain: z.boolean().default(true).describe('Whether the space may have a domain of its own.'),
  })
  .describe('What the plan allows.');

const PlanInput = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'small letters, digits and dashes, 31 at most: "garden"' })
    .describe('A short name that never changes: who pays for the plan is known by it.'),
  name: textsInput(40).describe('What it is called, in each language.'),
  text: textsInput(300).optional().describe('A sentence or two about whom it is for.'),
  limits: Limits.prefault({}),
  trialDays: days.default(0).describe('How many days are free before the first payment; once a space.'),
  prices: z
    .record(Currency, Prices)
    .optional()
    .describe('Prices by currency. One plan has none: it is the free one.'),
});

/** What the file holds, before its sums are read. */
const PlatformFile = z
  .strictObject({
    tax: z
      .enum(['off', 'automatic'])
      .default('off')
      .describe('Whether Stripe works out VAT or sales tax: first read docs/plans.md.'),
    graceDays: days
      .default(14)
      .describe('How many days after a payment failed nothing changes for the space.'),
    plans: z.array(PlanInput).min(1).max(20).describe('The plans, in the order in which they are shown.'),
  })
  .superRefine((file, ctx) => {
    const fault = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: 'custom', path: ['plans', ...path], message });
    const free = file.plans.flatMap((plan, index) => (isFree(plan) ? [index] : []));
    if (free.length === 0)
      fault([], 'There is no free plan: one plan without "prices" is what a space has that pays nothing.');
    for (const index of free.slice(1))
      fault([index, 'key'], 'There is a free plan already: give this one "prices", or take it out.');
    if (file.plans.length - free.length > MOST_SOLD) fault([], `At most ${MOST_SOLD} plans can have prices.`);
    for (const [index, plan] of file.plans.entries()) {
      if (file.plans.findIndex(({ key }) => key === plan.key) < index)
        fault([index, 'key'], `"${plan.key}" is there twice.`);
      if (isFree(plan) && plan.trialDays > 0)
        fault([index, 'trialDays'], 'The free plan has no days to try: take "trialDays" out.');
      for (const [currency, prices] of Object.entries(plan.prices ?? {}))
        for (const [interval, text] of Object.entries(prices)) {
          const read = text === undefined ? null : readPrice(text, currency);
          if (typeof read === 'string') fault([index, 'prices', currency, interval], read);
        }
    }
  });

type PlanInput = z.output<typeof PlanInput>;

const isFree = ({ prices }: PlanInput) => prices === undefined || Object.keys(prices).length === 0;

/** The amount in the smallest unit, or what is wrong with it. */
function readPrice(text: string, currency: string): number | string {
  const how = `write it as a number with a point, for example "${(12.5).toFixed(currencyDigits(currency))}"`;
  const read = /^\d{1,7}(?:\.(\d+))?$/.exec(text);
  if (!read) return `"${text}" is not a price: ${how}.`;
  const { 1: part = '' } = read;
  // "1.200" could mean twelve hundred: more decimals than the currency has are refused, never guessed at.
  if (part.length > currencyDigits(currency))
    return `"${text}" has more decimals than ${currency} has: ${how}.`;
  const { money, fault } = parseMoney(text, currency);
  if (money) return money.amount;
  return fault === 'too-large'
    ? `"${text}" is more than anybody pays by mistake: 1,000,000 at most.`
    : `"${text}" is not a price: a plan that costs nothing has no "prices".`;
}

function pricesOf({ prices = {} }: PlanInput): Price[] {
  return Object.entries(prices).flatMap(([currency, byInterval]) =>
    (['month', 'year'] as const satisfies Interval[]).flatMap((interval) => {
      const text = byInterval[interval];
      const amount = text === undefined ? null : readPrice(text, currency);
      return typeof amount === 'number' ? [{ currency, interval, amount }] : [];
    }),
  );
}

const textsOf = (input: string | Texts | undefined): Texts =>
  input === undefined ? {} : spread(input, availableLocales as readonly Locale[]);

/** The content of platform.yaml, as everything else knows it. */
export const PlatformPlans = PlatformFile.transform(
  (file): Plans => ({
    tax: file.tax,
    graceDays: file.graceDays,
    plans: file.plans.map(
      (input): Plan => ({
        key: input.key,
        name: textsOf(input.name),
        text: textsOf(input.text),
        free: isFree(input),
        limits: {
          members: input.limits.members ?? null,
          admins: input.limits.admins ?? null,
          storageBytes:
            input.limits.storageGB === undefined ? null : Math.round(input.limits.storageGB * 1e9),
          ownDomain: input.limits.ownDomain,
        },
        trialDays: input.trialDays,
        prices: pricesOf(input),
      }),
    ),
  }),
);

/** JSON Schema of platform.yaml for editors; checked in as tenants/platform.schema.json. */
export function platformJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(PlatformFile, { io: 'input' }), title: 'Plans of the platform (platform.yaml)' };
}
