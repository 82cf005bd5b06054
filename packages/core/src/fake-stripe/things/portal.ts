import { z } from 'zod';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { refused } from '../wire/fault.ts';
import { address, expand, flag, metadata, read, text } from '../wire/params.ts';
import { many, merged, one, type Routes } from './call.ts';
import { locale } from './checkout.ts';

type Configuration = Kinds['billing_portal.configuration'];

const enabled = z.strictObject({ enabled: flag });
const schema = z.strictObject({
  business_profile: z
    .strictObject({
      headline: text.optional(),
      privacy_policy_url: address.optional(),
      terms_of_service_url: address.optional(),
    })
    .optional(),
  default_return_url: address.optional(),
  features: z
    .strictObject({
      customer_update: enabled.extend({ allowed_updates: z.array(text).optional() }).optional(),
      invoice_history: enabled.optional(),
      payment_method_update: enabled.optional(),
      subscription_cancel: enabled
        .extend({
          mode: z.enum(['at_period_end', 'immediately']).optional(),
          proration_behavior: text.optional(),
        })
        .optional(),
      subscription_update: enabled
        .extend({
          default_allowed_updates: z.array(text).optional(),
          products: z.array(z.strictObject({ product: text, prices: z.array(text) })).optional(),
          proration_behavior: z.enum(['always_invoice', 'create_prorations', 'none']).optional(),
        })
        .optional(),
    })
    .optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  expand,
});
type Asked = z.output<typeof schema>;

/** The one that is used when none is named; it lets people cancel, change their card, and read their invoices. */
const usual: NonNullable<Asked['features']> = {
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  subscription_cancel: { enabled: true },
};

function featuresOf(said: NonNullable<Asked['features']>): Configuration['features'] {
  const { subscription_cancel: cancel, subscription_update: update } = said;
  return {
    customer_update: {
      allowed_updates: said.customer_update?.allowed_updates ?? [],
      enabled: said.customer_update?.enabled ?? false,
    },
    invoice_history: { enabled: said.invoice_history?.enabled ?? false },
    payment_method_update: {
      enabled: said.payment_method_update?.enabled ?? false,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      cancellation_reason: { enabled: false, feedback_options: [], options: [] },
      enabled: cancel?.enabled ?? false,
      mode: cancel?.mode ?? 'at_period_end',
      proration_behavior: 'none',
    },
    subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: update?.default_allowed_updates ?? [],
      enabled: update?.enabled ?? false,
      products: (update?.products ?? []).map((one) => ({
        ...one,
        adjustable_quantity: { enabled: false, maximum: null, minimum: 1 },
      })),
      proration_behavior: update?.proration_behavior ?? 'create_prorations',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  };
}

function makeConfiguration(world: World, book: Book, asked: Asked, is_default = false): Configuration {
  const { business_profile: profile, features = {} } = asked;
  for (const { product, prices } of features.subscription_update?.products ?? []) {
    book.need('product', product, 'features[subscription_update][products][0][product]');
    for (const price of prices)
      book.need('price', price, 'features[subscription_update][products][0][prices][0]');
  }
  return book.shelves['billing_portal.configuration'].add({
    id: world.id('billing_portal.configuration'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: {
      headline: profile?.headline ?? null,
      privacy_policy_url: profile?.privacy_policy_url ?? null,
      terms_of_service_url: profile?.terms_of_service_url ?? null,
    },
    created: world.now(),
    default_return_url: asked.default_return_url ?? null,
    features: featuresOf(features),
    is_default,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: merged({}, asked.metadata),
    name: asked.name ?? null,
    updated: world.now(),
  });
}

const newSession = z.strictObject({
  configuration: text.optional(),
  customer: text,
  locale: locale.optional(),
  return_url: address.optional(),
  expand,
});

function makeSession(
  world: World,
  book: Book,
  asked: z.output<typeof newSession>,
): Kinds['billing_portal.session'] {
  const customer = book.need('customer', asked.customer, 'customer');
  const shelf = book.shelves['billing_portal.configuration'];
  const configuration = asked.configuration
    ? book.need('billing_portal.configuration', asked.configuration, 'configuration')
    : (shelf.all().find(({ is_default }) => is_default) ??
      makeConfiguration(world, book, { features: usual }, true));
  const id = `bps_${letters(24)}`;
  return book.shelves['billing_portal.session'].add({
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: world.now(),
    customer: customer.id,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: asked.locale ?? null,
    on_behalf_of: null,
    return_url: asked.return_url ?? configuration.default_return_url,
    url: `${world.publicUrl}/portal/${id}`,
  });
}

export const portalRoutes: Routes = {
  'POST /v1/billing_portal/sessions': ({ world, book, params }) =>
    makeSession(world, book, read(newSession, params)),
  'POST /v1/billing_portal/configurations': ({ world, book, params }) =>
    makeConfiguration(world, book, read(schema, params)),
  'GET /v1/billing_portal/configurations': many(
    'billing_portal.configuration',
    '/v1/billing_portal/configurations',
    {
      active: flag.optional(),
      is_default: flag.optional(),
    },
  ),
  'GET /v1/billing_portal/configurations/:id': one('billing_portal.configuration'),
  'POST /v1/billing_portal/configurations/:id': ({ world, book, id, params }) => {
    const configuration = book.need('billing_portal.configuration', id);
    const asked = read(schema.extend({ active: flag.optional() }), params);
    if (asked.features) configuration.features = featuresOf(asked.features);
    if (asked.active !== undefined) {
      if (configuration.is_default && !asked.active)
        throw refused('You cannot deactivate the default configuration.');
      configuration.active = asked.active;
    }
    configuration.metadata = merged(configuration.metadata ?? {}, asked.metadata);
    configuration.updated = world.now();
    world.emit(book, 'billing_portal.configuration.updated', configuration);
    return configuration;
  },
};
