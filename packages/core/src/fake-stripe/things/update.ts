import { z } from 'zod';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { missing } from '../wire/fault.ts';
import { expand, flag, metadata, read, share, text, whole } from '../wire/params.ts';
import { type Call, is, many, merged, one, type Routes } from './call.ts';
import { changeItems, itemsSchema, prorationSchema } from './change-items.ts';
import { payInvoice, subscriptionOf } from './invoice.ts';
import { change, end, renew, type Subscription } from './subscription.ts';

const schema = z.strictObject({
  application_fee_percent: share.optional(),
  cancel_at_period_end: flag.optional(),
  cancellation_details: z.strictObject({ comment: text.optional(), feedback: text.optional() }).optional(),
  default_payment_method: text.optional(),
  description: text.optional(),
  items: itemsSchema.optional(),
  metadata: metadata.optional(),
  payment_behavior: z
    .enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete', 'pending_if_incomplete'])
    .optional(),
  proration_behavior: prorationSchema.optional(),
  trial_end: z.union([z.literal('now'), whole]).optional(),
  expand,
});
type Asked = z.output<typeof schema>;

export function update(world: World, book: Book, subscription: Subscription, asked: Asked): Subscription {
  if (subscription.status === 'canceled') throw missing('subscription', subscription.id);
  const { items, trial_end, metadata: said, proration_behavior = 'create_prorations', ...rest } = asked;
  if (items) changeItems(world, book, subscription, items, proration_behavior);
  const cancels = rest.cancel_at_period_end;
  change(world, book, subscription, {
    ...(said !== undefined && { metadata: merged(subscription.metadata, said) }),
    ...(cancels !== undefined && {
      cancel_at_period_end: cancels,
      cancel_at: cancels ? lastEnd(subscription) : null,
      canceled_at: cancels ? world.now() : null,
      cancellation_details: {
        comment: rest.cancellation_details?.comment ?? null,
        feedback: rest.cancellation_details?.feedback ?? null,
        feedback_option: null,
        reason: cancels ? 'cancellation_requested' : null,
      },
    }),
    ...(rest.default_payment_method && {
      default_payment_method: book.need(
        'payment_method',
        rest.default_payment_method,
        'default_payment_method',
      ).id,
    }),
    ...(rest.description !== undefined && { description: rest.description }),
    ...(rest.application_fee_percent !== undefined && {
      application_fee_percent: rest.application_fee_percent,
    }),
    ...(typeof trial_end === 'number' && {
      trial_end,
      status: 'trialing',
      items: endingAt(subscription, trial_end),
    }),
  });
  if (trial_end === 'now' && subscription.status === 'trialing') {
    change(world, book, subscription, {
      trial_end: world.now(),
      billing_cycle_anchor: world.now(),
      items: endingAt(subscription, world.now()),
    });
    renew(world, book, subscription);
  }
  return subscription;
}

const lastEnd = ({ items }: Subscription) =>
  Math.max(...items.data.map(({ current_period_end }) => current_period_end));

const endingAt = ({ items }: Subscription, second: number): Subscription['items'] => ({
  ...items,
  data: items.data.map((item) => ({ ...item, current_period_end: second })),
});

const cancelSchema = z.strictObject({
  cancellation_details: z.strictObject({ comment: text.optional(), feedback: text.optional() }).optional(),
  invoice_now: flag.optional(),
  prorate: flag.optional(),
  expand,
});

function cancel({ world, book, id, params }: Call): Subscription {
  const subscription = book.need('subscription', id);
  if (subscription.status === 'canceled') throw missing('subscription', id);
  const { cancellation_details } = read(cancelSchema, params);
  if (subscription.cancellation_details)
    Object.assign(subscription.cancellation_details, cancellation_details);
  end(world, book, subscription, 'cancellation_requested');
  return subscription;
}

const statuses = [
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const;

export const subscriptionRoutes: Routes = {
  'GET /v1/subscriptions': many(
    'subscription',
    '/v1/subscriptions',
    { customer: text.optional(), price: text.optional(), status: z.enum(statuses).optional() },
    (row, asked) =>
      is(asked.customer, row.customer) &&
      (asked.price === undefined || row.items.data.some(({ price }) => price.id === asked.price)) &&
      hasStatus(row, asked.status),
  ),
  'GET /v1/subscriptions/:id': one('subscription'),
  'POST /v1/subscriptions/:id': ({ world, book, id, params }) =>
    update(world, book, book.need('subscription', id), read(schema, params)),
  'DELETE /v1/subscriptions/:id': cancel,
  'POST /v1/invoices/:id/pay': ({ world, book, id, params }) => {
    read(z.strictObject({ expand }), params);
    return payAsked(world, book, id);
  },
};

/** An open invoice is paid by hand: the subscription that waited for it goes on. */
export function payAsked(world: World, book: Book, id: string): Kinds['invoice'] {
  const invoice = payInvoice(world, book, id);
  const subscription = subscriptionOf(book, invoice);
  if (subscription?.status === 'past_due') change(world, book, subscription, { status: 'active' });
  return invoice;
}

/** Unasked, those that have ended are left out. */
function hasStatus({ status }: Subscription, asked?: string): boolean {
  if (asked === 'all') return true;
  const ended = status === 'canceled' || status === 'incomplete_expired';
  if (asked === 'ended') return ended;
  return asked === undefined ? !ended : status === asked;
}
