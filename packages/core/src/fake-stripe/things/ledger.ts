import { z } from 'zod';
import { flag, text } from '../wire/params.ts';
import { is, many, one, type Routes } from './call.ts';

const customer = text.optional();

/** What can only be read. */
export const ledgerRoutes: Routes = {
  'GET /v1/payment_intents': many('payment_intent', '/v1/payment_intents', { customer }, (row, asked) =>
    is(asked.customer, row.customer),
  ),
  'GET /v1/payment_intents/:id': one('payment_intent'),
  'GET /v1/charges': many(
    'charge',
    '/v1/charges',
    { customer, payment_intent: text.optional() },
    (row, asked) => is(asked.customer, row.customer) && is(asked.payment_intent, row.payment_intent),
  ),
  'GET /v1/charges/:id': one('charge'),
  'GET /v1/balance_transactions': many(
    'balance_transaction',
    '/v1/balance_transactions',
    { currency: text.optional(), source: text.optional(), type: text.optional() },
    (row, asked) =>
      is(asked.currency, row.currency) && is(asked.source, row.source) && is(asked.type, row.type),
  ),
  'GET /v1/balance_transactions/:id': one('balance_transaction'),
  'GET /v1/application_fees': many(
    'application_fee',
    '/v1/application_fees',
    { charge: text.optional() },
    (row, asked) => is(asked.charge, row.charge),
  ),
  'GET /v1/application_fees/:id': one('application_fee'),
  'GET /v1/events': many(
    'event',
    '/v1/events',
    { type: text.optional(), types: z.array(text).max(20).optional(), delivery_success: flag.optional() },
    (row, asked) =>
      (asked.type === undefined || matches(row.type, asked.type)) &&
      (asked.types === undefined || asked.types.some((type) => matches(row.type, type))) &&
      is(asked.delivery_success, row.pending_webhooks === 0),
  ),
  'GET /v1/events/:id': one('event'),
};

/** `invoice.*` is every event of an invoice. */
const matches = (type: string, asked: string) =>
  asked.endsWith('*') ? type.startsWith(asked.slice(0, -1)) : type === asked;
