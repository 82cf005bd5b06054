import { z } from 'zod';
import { session as blank, lineItem } from '../state/blanks.ts';
import type { Book, Order } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { checkTotal } from '../wire/amounts.ts';
import { missing, refused } from '../wire/fault.ts';
import { address, atLeast, expand, flag, metadata, read, share, text, whole } from '../wire/params.ts';
import { type Call, is, many, merged, one, type Routes } from './call.ts';
import { makePrice, priceData } from './catalogue.ts';

type Session = Kinds['checkout.session'];

/** Stripe’s pages are not in Arabic: with `auto` they follow the browser, and the fake’s do so too. */
const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );
export const locale = z.enum(LOCALES);
const DAY = 86_400;

const on = z.strictObject({ enabled: flag });
const schema = z.strictObject({
  mode: z.enum(['payment', 'subscription']),
  line_items: z
    .array(
      z.strictObject({
        price: text.optional(),
        price_data: priceData.optional(),
        quantity: atLeast(1).optional(),
      }),
    )
    .min(1)
    .max(100),
  success_url: address,
  cancel_url: address.optional(),
  client_reference_id: text.max(200).optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  customer_update: z
    .partialRecord(z.enum(['address', 'name', 'shipping']), z.enum(['auto', 'never']))
    .optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  expires_at: whole.optional(),
  locale: locale.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      application_fee_amount: atLeast(0).optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      receipt_email: text.optional(),
      statement_descriptor: text.max(22).optional(),
      statement_descriptor_suffix: text.max(22).optional(),
    })
    .optional(),
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  payment_method_types: z.array(text).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  subscription_data: z
    .strictObject({
      application_fee_percent: share.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: whole.optional(),
      trial_period_days: atLeast(1).optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({
            missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']),
          }),
        })
        .optional(),
    })
    .optional(),
  allow_promotion_codes: flag.optional(),
  automatic_tax: on.optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  tax_id_collection: on.optional(),
  expand,
});
type Asked = z.output<typeof schema>;

function makeSession(world: World, book: Book, asked: Asked): Session {
  const { mode } = asked;
  if (asked.customer && asked.customer_email)
    throw refused('You may only specify one of these parameters: customer, customer_email.');
  if (asked.customer) book.need('customer', asked.customer, 'customer');
  else if (asked.customer_update)
    throw refused('`customer_update` can only be used with `customer`.', { param: 'customer_update' });
  if (asked.customer && asked.tax_id_collection?.enabled && asked.customer_update?.name !== 'auto')
    throw refused(
      'Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to `auto`.',
      { param: 'customer_update' },
    );
  if (book.account && !world.platform.shelves.account.get(book.account)?.charges_enabled)
    throw refused('Your account cannot currently make charges.');
  if (mode === 'payment' && asked.subscription_data)
    throw refused('You can not pass `subscription_data` in `payment` mode.', { param: 'subscription_data' });
  if (mode === 'subscription' && asked.payment_intent_data)
    throw refused('You can not pass `payment_intent_data` in `subscription` mode.', {
      param: 'payment_intent_data',
    });
  const order = orderOf(world, book, asked);
  const total = order.lines.reduce((sum, { amount_total }) => sum + amount_total, 0);
  const currency = order.lines[0]?.currency ?? 'eur';
  const fee = order.payment.application_fee_amount ?? 0;
  const takesFee = fee > 0 || order.subscription.application_fee_percent !== undefined;
  if (takesFee && !book.account)
    throw refused(
      'Can only apply an application fee when the request is made on behalf of a connected account (using an OAuth key or Stripe-Account header).',
      {
        param:
          fee > 0
            ? 'payment_intent_data[application_fee_amount]'
            : 'subscription_data[application_fee_percent]',
      },
    );
  if (fee > total)
    throw refused('Your application fee may not be larger than the total amount.', {
      param: 'payment_intent_data[application_fee_amount]',
    });
  const now = world.now();
  const expires_at = asked.expires_at ?? now + DAY;
  if (expires_at < now + 1800 - 60 || expires_at > now + DAY)
    throw refused(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      {
        param: 'expires_at',
      },
    );
  const id = `cs_test_${letters(58)}`;
  const trial = order.subscription.trial_end !== undefined;
  const session: Session = {
    ...blank,
    id,
    object: 'checkout.session',
    allow_promotion_codes: asked.allow_promotion_codes ?? null,
    amount_subtotal: trial ? 0 : total,
    amount_total: trial ? 0 : total,
    automatic_tax: {
      enabled: asked.automatic_tax?.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    billing_address_collection: asked.billing_address_collection ?? null,
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    created: now,
    currency,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: asked.customer ?? null,
    customer_creation: mode === 'payment' ? (asked.customer_creation ?? 'if_required') : 'always',
    customer_email: asked.customer_email ?? null,
    expires_at,
    livemode: false,
    locale: asked.locale ?? null,
    metadata: merged({}, asked.metadata),
    mode,
    payment_method_collection:
      asked.payment_method_collection ?? (mode === 'payment' ? 'if_required' : 'always'),
    payment_method_options: {},
    payment_method_types: asked.payment_method_types ?? ['card'],
    payment_status: 'unpaid',
    shipping_options: [],
    status: 'open',
    submit_type: asked.submit_type ?? null,
    success_url: asked.success_url,
    ...(asked.tax_id_collection && {
      tax_id_collection: { enabled: asked.tax_id_collection.enabled, required: 'never' as const },
    }),
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${world.publicUrl}/pay/${id}`,
  };
  if (session.amount_total) checkTotal(session.amount_total, currency);
  book.orders.set(id, order);
  return book.shelves['checkout.session'].add(session);
}

function orderOf(world: World, book: Book, asked: Asked): Order {
  const { mode } = asked;
  const lines = asked.line_items.map(({ price: known, price_data, quantity = 1 }, i) => {
    if (!known && !price_data)
      throw refused('You must specify either `price` or `price_data`.', { param: `line_items[${i}]` });
    const price = known
      ? book.need('price', known, `line_items[${i}][price]`)
      : makePrice(world, book, { ...(price_data as NonNullable<typeof price_data>), active: false });
    if (known && !price.active)
      throw refused('The price specified is inactive. This field only accepts active prices.', {
        param: `line_items[${i}][price]`,
      });
    const amount = quantity * (price.unit_amount ?? 0);
    return {
      ...lineItem,
      id: `li_${letters(24)}`,
      object: 'item' as const,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: book.shelves.product.get(price.product)?.name ?? null,
      price,
      quantity,
    };
  });
  if (new Set(lines.map(({ currency }) => currency)).size > 1)
    throw refused('The line items of a Checkout Session must all have the same currency.', {
      param: 'line_items',
    });
  const recurring = lines.filter(({ price }) => price.recurring);
  if (mode === 'payment' && recurring.length > 0)
    throw refused(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      { param: 'line_items' },
    );
  if (mode === 'subscription' && recurring.length === 0)
    throw refused('You must provide at least one recurring price in `subscription` mode when using prices.', {
      param: 'line_items',
    });
  if (mode === 'subscription' && recurring.length < lines.length)
    throw refused('This fake of Stripe knows no one-time prices in a subscription’s Checkout.', {
      param: 'line_items',
    });
  const { trial_period_days, trial_end, trial_settings, ...subscription } = asked.subscription_data ?? {};
  const ends = trial_end ?? (trial_period_days && world.now() + trial_period_days * DAY);
  return {
    lines,
    payment: asked.payment_intent_data ?? {},
    subscription: {
      ...subscription,
      ...(ends && { trial_end: ends }),
      cancels_without_card: trial_settings?.end_behavior.missing_payment_method === 'cancel',
    },
  };
}

/** Nobody can pay it any more. */
export function expireSession(world: World, book: Book, session: Session): Session {
  Object.assign(session, { status: 'expired', url: null } satisfies Partial<Session>);
  world.emit(book, 'checkout.session.expired', session);
  return session;
}

function expireAsked({ world, book, id, params }: Call): Session {
  read(z.strictObject({ expand }), params);
  const session = book.need('checkout.session', id);
  if (session.status !== 'open')
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  return expireSession(world, book, session);
}

export const checkoutRoutes: Routes = {
  'POST /v1/checkout/sessions': ({ world, book, params }) => makeSession(world, book, read(schema, params)),
  'GET /v1/checkout/sessions': many(
    'checkout.session',
    '/v1/checkout/sessions',
    {
      customer: text.optional(),
      payment_intent: text.optional(),
      status: z.enum(['complete', 'expired', 'open']).optional(),
      subscription: text.optional(),
    },
    (row, asked) =>
      is(asked.customer, row.customer) &&
      is(asked.payment_intent, row.payment_intent) &&
      is(asked.status, row.status) &&
      is(asked.subscription, row.subscription),
  ),
  'GET /v1/checkout/sessions/:id': one('checkout.session'),
  'POST /v1/checkout/sessions/:id/expire': expireAsked,
  'GET /v1/checkout/sessions/:id/line_items': ({ book, id }) => {
    const order = book.orders.get(id);
    if (!order) throw missing('checkout session', id);
    return {
      object: 'list',
      data: order.lines,
      has_more: false,
      url: `/v1/checkout/sessions/${id}/line_items`,
    };
  },
};
