import { z } from 'zod';
import type { Kinds } from '../state/sent.ts';
import { letters, type World } from '../state/world.ts';
import { checkCurrency } from '../wire/amounts.ts';
import { missing, refused } from '../wire/fault.ts';
import { address, expand, metadata, read, text } from '../wire/params.ts';
import { many, merged, type Routes } from './call.ts';

const fields = {
  business_profile: z
    .strictObject({
      name: text,
      url: address,
      mcc: text,
      product_description: text,
      support_email: text,
      support_phone: text,
      support_url: text,
    })
    .partial()
    .optional(),
  business_type: z.enum(['company', 'government_entity', 'individual', 'non_profit']).optional(),
  default_currency: text.optional(),
  email: text.optional(),
  metadata: metadata.optional(),
};
const newAccount = z.strictObject({
  ...fields,
  type: z.enum(['standard']).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  controller: z.record(z.string(), z.unknown()).optional(),
  expand,
});

function makeAccount(world: World, said: z.output<typeof newAccount>): Kinds['account'] {
  const id = world.id('account').slice(0, 21);
  const account: Kinds['account'] = {
    id,
    object: 'account',
    business_profile: profileOf(said.business_profile),
    business_type: said.business_type ?? null,
    capabilities: {},
    charges_enabled: false,
    controller: {
      type: 'application',
      is_controller: true,
      fees: { payer: 'account' },
      losses: { payments: 'stripe' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'full' },
    },
    country: said.country ?? 'FR',
    created: world.now(),
    default_currency: said.default_currency
      ? checkCurrency(said.default_currency, 'default_currency')
      : 'eur',
    details_submitted: false,
    email: said.email ?? null,
    metadata: merged({}, said.metadata),
    payouts_enabled: false,
    requirements: requirementsOf(false),
    type: 'standard',
  };
  world.platform.shelves.account.add(account);
  world.book(id);
  return account;
}

const profileOf = (said: object = {}) => ({
  mcc: null,
  minority_owned_business_designation: null,
  name: null,
  specified_commercial_transactions_act_url: null,
  support_address: null,
  support_email: null,
  support_phone: null,
  support_url: null,
  url: null,
  ...said,
});

function requirementsOf(done: boolean): NonNullable<Kinds['account']['requirements']> {
  const due = done ? [] : ['business_profile.url', 'external_account', 'tos_acceptance.date'];
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: done ? null : 'requirements.past_due',
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}

/** What the association’s treasurer fills in at Stripe is complete, or no longer. */
export function finishAccount(world: World, id: string, done = true): Kinds['account'] {
  const account = needAccount(world, id);
  const { charges_enabled, details_submitted, payouts_enabled } = account;
  Object.assign(account, {
    charges_enabled: done,
    details_submitted: done || details_submitted,
    payouts_enabled: done,
    capabilities: done ? { card_payments: 'active', transfers: 'active' } : {},
    requirements: requirementsOf(done),
  } satisfies Partial<Kinds['account']>);
  world.emit(world.book(id), 'account.updated', account, {
    charges_enabled,
    details_submitted,
    payouts_enabled,
  });
  return account;
}

/** The association takes our access back at Stripe. */
export function disconnect(world: World, id: string): void {
  const book = world.accounts.get(id);
  if (!book || world.gone.has(id)) throw missing('account', id);
  world.gone.add(id);
  const application: { id: string; object: 'application'; name: string } = {
    id: 'ca_FakeEntraide',
    object: 'application',
    name: 'Entraide',
  };
  world.emit(book, 'account.application.deauthorized', application);
}

/** As Stripe answers to a key that has no access: it does not say whether there is such an account. */
export function needAccount(world: World, id: string): Kinds['account'] {
  const account = world.platform.shelves.account.get(id);
  if (account && !world.gone.has(id)) return account;
  throw refused(
    `The provided key 'sk_test_***' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
    { code: 'account_invalid' },
    403,
  );
}

const newLink = z.strictObject({
  account: text,
  type: z.enum(['account_onboarding', 'account_update']),
  refresh_url: address,
  return_url: address,
  collect: z.enum(['currently_due', 'eventually_due']).optional(),
  collection_options: z.strictObject({ fields: text, future_requirements: text.optional() }).optional(),
  expand,
});

export const accountRoutes: Routes = {
  'POST /v1/accounts': ({ world, params }) => makeAccount(world, read(newAccount, params)),
  'GET /v1/accounts': (call) =>
    many(
      'account',
      '/v1/accounts',
      {},
      ({ id }) => !call.world.gone.has(id),
    )({ ...call, book: call.world.platform }),
  'GET /v1/accounts/:id': ({ world, id, params }) => {
    read(z.strictObject({ expand }), params);
    return needAccount(world, id);
  },
  'POST /v1/accounts/:id': ({ world, id, params }) => {
    const account = needAccount(world, id);
    const {
      metadata: said,
      business_profile,
      expand: _,
      ...rest
    } = read(z.strictObject({ ...fields, expand }), params);
    Object.assign(account, rest, { metadata: merged(account.metadata ?? {}, said) });
    account.business_profile = profileOf({ ...account.business_profile, ...business_profile });
    world.emit(world.book(id), 'account.updated', account);
    return account;
  },
  'DELETE /v1/accounts/:id': ({ world, id }) => {
    needAccount(world, id);
    world.gone.add(id);
    return { id, object: 'account', deleted: true };
  },
  'POST /v1/account_links': ({ world, params }) => {
    const { account, return_url, refresh_url } = read(newLink, params);
    needAccount(world, account);
    const token = letters(24);
    const expires_at = world.now() + 300;
    world.links.set(token, { account, return_url, refresh_url, expires_at, used: false });
    return {
      object: 'account_link',
      created: world.now(),
      expires_at,
      url: `${world.publicUrl}/setup/${token}`,
    };
  },
};
