import type { Interval, Plan, Price } from '@entraide/model/plan';
import type Stripe from 'stripe';
import { idOf, type StripeGate } from '../stripe/index.ts';

const PREFIX = 'entraide_';

/** A product's id at Stripe is ours to choose: it says which plan it is, and nobody else can make one like it. */
const productOf = (plan: Pick<Plan, 'key'>) => `${PREFIX}${plan.key}`;

/** What somebody has whom the operator gave another product of their account. */
const OTHER = 'other';
export function planKeyOf(product: string): string {
  return product.startsWith(PREFIX) ? product.slice(PREFIX.length) : OTHER;
}

/** With the amount: a price of Stripe's never changes, so another amount is another price, and who pays the old one goes on. */
const lookupKeyOf = (plan: Plan, { currency, interval, amount }: Price) =>
  `${productOf(plan)}_${currency.toLowerCase()}_${interval}_${amount}`;

/** Makes what is missing at Stripe of a plan; again does no harm. @returns the ids of its prices by lookup key */
async function ensurePlan(stripe: Stripe, plan: Plan): Promise<Map<string, string>> {
  const keys = plan.prices.map((price) => lookupKeyOf(plan, price));
  const found = new Map<string, string>();
  for (let at = 0; at < keys.length; at += 10) {
    const { data } = await stripe.prices.list({
      lookup_keys: keys.slice(at, at + 10),
      active: true,
      limit: 100,
    });
    for (const { id, lookup_key, product } of data)
      if (lookup_key && idOf(product) === productOf(plan)) found.set(lookup_key, id);
  }
  const missing = plan.prices.filter((price) => !found.has(lookupKeyOf(plan, price)));
  if (missing.length === 0) return found;
  await ensureProduct(stripe, plan);
  for (const price of missing) {
    const key = lookupKeyOf(plan, price);
    const { currency, interval, amount } = price;
    const made = await stripe.prices.create(
      {
        product: productOf(plan),
        currency: currency.toLowerCase(),
        unit_amount: amount,
        recurring: { interval },
        ...{ lookup_key: key, transfer_lookup_key: true, tax_behavior: 'exclusive' },
      },
      { idempotencyKey: `price ${key}` },
    );
    found.set(key, made.id);
  }
  return found;
}

async function ensureProduct(stripe: Stripe, plan: Plan): Promise<void> {
  const { data } = await stripe.products.list({ ids: [productOf(plan)], limit: 1 });
  if (data.length > 0) return;
  const name = plan.name.en ?? plan.name.fr ?? plan.key;
  await stripe.products.create(
    { id: productOf(plan), name },
    { idempotencyKey: `product ${productOf(plan)} ${name}` },
  );
}

/** The price at Stripe of one of our prices, made at its first use. */
export async function priceAtStripe({ client }: StripeGate, plan: Plan, price: Price): Promise<string> {
  const id = (await ensurePlan(client, plan)).get(lookupKeyOf(plan, price));
  if (!id) throw new Error('Stripe keeps no price that was just made');
  return id;
}

const MARK = 'entraide_plans';

/** How Stripe's page of changes is set up: all our prices to choose from, and cancelling at the end of what is paid. Made when they change. */
export async function portalSetup({ client }: StripeGate, plans: readonly Plan[]): Promise<string> {
  const products: { product: string; prices: string[] }[] = [];
  for (const plan of plans) {
    if (plan.free) continue;
    const ids = await ensurePlan(client, plan);
    products.push({ product: productOf(plan), prices: [...ids.values()] });
  }
  const mark = products.map(({ prices }) => prices.join()).join(';');
  // A value of metadata has 500 letters; only ours is compared with it, so it may be cut.
  const short = mark.slice(-500);
  const { data } = await client.billingPortal.configurations.list({ active: true, limit: 100 });
  const known = data.find(({ metadata }) => metadata?.[MARK] === short);
  if (known) return known.id;
  const made = await client.billingPortal.configurations.create({
    features: {
      customer_update: { enabled: true, allowed_updates: ['name', 'email', 'address', 'tax_id'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price'],
        proration_behavior: 'create_prorations',
        products,
      },
    },
    metadata: { [MARK]: short },
  });
  return made.id;
}

export const intervalOf = (interval: string | undefined): Interval | null =>
  interval === 'month' || interval === 'year' ? interval : null;
