import { z } from 'zod';
import { customer as blank } from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { expand, metadata, read, text } from '../wire/params.ts';
import { is, many, merged, one, type Routes } from './call.ts';

const fields = {
  description: text.optional(),
  email: text.max(512).optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
  preferred_locales: z.array(text).optional(),
  address: z.record(z.string(), text).optional(),
  invoice_settings: z
    .strictObject({ default_payment_method: text.optional(), footer: text.optional() })
    .optional(),
};
const schema = z.strictObject({ ...fields, expand });

export function makeCustomer(world: World, book: Book, said: z.output<typeof schema>): Kinds['customer'] {
  const customer: Kinds['customer'] = {
    ...blank,
    id: world.id('customer'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.now(),
    currency: null,
    delinquent: false,
    description: said.description ?? null,
    email: said.email ?? null,
    invoice_prefix: world.id('customer').slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: merged({}, said.metadata),
    name: said.name ?? null,
    next_invoice_sequence: 1,
    phone: said.phone ?? null,
    preferred_locales: said.preferred_locales ?? [],
    tax_exempt: 'none',
    test_clock: null,
  };
  world.emit(book, 'customer.created', book.shelves.customer.add(customer));
  return customer;
}

export const customerRoutes: Routes = {
  'POST /v1/customers': ({ world, book, params }) => makeCustomer(world, book, read(schema, params)),
  'GET /v1/customers': many('customer', '/v1/customers', { email: text.optional() }, (row, asked) =>
    is(asked.email, row.email),
  ),
  'GET /v1/customers/:id': ({ book, id, params }) => {
    read(z.strictObject({ expand }), params);
    const found = book.shelves.customer.get(id);
    return found && 'deleted' in found
      ? { id, object: 'customer', deleted: true }
      : book.need('customer', id);
  },
  'POST /v1/customers/:id': ({ world, book, id, params }) => {
    const customer = book.need('customer', id);
    const { metadata: said, invoice_settings, expand: _, ...rest } = read(schema, params);
    Object.assign(customer, rest, { metadata: merged(customer.metadata, said) });
    Object.assign(customer.invoice_settings, invoice_settings);
    world.emit(book, 'customer.updated', customer);
    return customer;
  },
  'DELETE /v1/customers/:id': ({ world, book, id }) => {
    const customer = book.need('customer', id);
    world.emit(book, 'customer.deleted', customer);
    Object.assign(customer, { deleted: true });
    return { id, object: 'customer', deleted: true };
  },
  'GET /v1/payment_methods/:id': one('payment_method'),
  'GET /v1/customers/:id/payment_methods': (call) => {
    call.book.need('customer', call.id);
    return many(
      'payment_method',
      `/v1/customers/${call.id}/payment_methods`,
      { type: text.optional() },
      (row) => row.customer === call.id,
    )(call);
  },
};
