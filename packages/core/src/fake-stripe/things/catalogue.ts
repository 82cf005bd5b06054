import { z } from 'zod';
import { price as blankPrice, product as blankProduct } from '../state/blanks.ts';
import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { checkCurrency } from '../wire/amounts.ts';
import { refused } from '../wire/fault.ts';
import { atLeast, expand, flag, metadata, read, text } from '../wire/params.ts';
import { is, many, merged, one, type Routes } from './call.ts';

const productFields = {
  name: text.min(1),
  description: text.optional(),
  active: flag.optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
  statement_descriptor: text.optional(),
  unit_label: text.optional(),
  url: text.optional(),
  images: z.array(text).optional(),
};
const newProduct = z.strictObject({ ...productFields, id: text.optional(), expand });
const recurring = z.strictObject({
  interval: z.enum(['day', 'week', 'month', 'year']),
  interval_count: atLeast(1).optional(),
  usage_type: z.literal('licensed').optional(),
});
/** The fields of a price that is made where it is used. */
export const priceData = z.strictObject({
  currency: text,
  product: text.optional(),
  product_data: z
    .strictObject({
      name: text.min(1),
      description: text.optional(),
      metadata: metadata.optional(),
      images: z.array(text).optional(),
      tax_code: text.optional(),
    })
    .optional(),
  recurring: recurring.optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  unit_amount: atLeast(0).optional(),
});
const priceFields = {
  active: flag.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  transfer_lookup_key: flag.optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
};
const newPrice = z.strictObject({ ...priceData.shape, ...priceFields, expand });

export function makeProduct(world: World, book: Book, said: z.output<typeof newProduct>): Kinds['product'] {
  const id = said.id ?? world.id('product');
  if (book.shelves.product.get(id))
    throw refused(`Product already exists: '${id}'`, { code: 'resource_already_exists', param: 'id' });
  const product: Kinds['product'] = {
    ...blankProduct,
    id,
    object: 'product',
    active: said.active ?? true,
    created: world.now(),
    default_price: null,
    description: said.description ?? null,
    images: said.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: merged({}, said.metadata),
    name: said.name,
    statement_descriptor: said.statement_descriptor ?? null,
    tax_code: said.tax_code ?? null,
    type: 'service',
    unit_label: said.unit_label ?? null,
    updated: world.now(),
    url: said.url ?? null,
  };
  world.emit(book, 'product.created', book.shelves.product.add(product));
  return product;
}

export function makePrice(world: World, book: Book, said: z.output<typeof newPrice>): Kinds['price'] {
  if (said.unit_amount === undefined)
    throw refused('Missing required param: unit_amount.', {
      code: 'parameter_missing',
      param: 'unit_amount',
    });
  if (!said.product && !said.product_data)
    throw refused('You must specify either `product` or `product_data` when creating a price.', {
      param: 'product',
    });
  const currency = checkCurrency(said.currency);
  if (said.lookup_key) giveUpKey(book, said.lookup_key, said.transfer_lookup_key);
  const product = said.product
    ? book.need('product', said.product, 'product')
    : makeProduct(world, book, said.product_data as z.output<typeof newProduct>);
  const { interval, interval_count = 1 } = said.recurring ?? {};
  const price: Kinds['price'] = {
    ...blankPrice,
    id: world.id('price'),
    object: 'price',
    active: said.active ?? true,
    billing_scheme: 'per_unit',
    created: world.now(),
    currency,
    livemode: false,
    lookup_key: said.lookup_key ?? null,
    metadata: merged({}, said.metadata),
    nickname: said.nickname ?? null,
    product: product.id,
    recurring: interval
      ? { interval, interval_count, meter: null, trial_period_days: null, usage_type: 'licensed' }
      : null,
    tax_behavior: said.tax_behavior ?? 'unspecified',
    type: interval ? 'recurring' : 'one_time',
    unit_amount: said.unit_amount,
    unit_amount_decimal: String(said.unit_amount),
  };
  world.emit(book, 'price.created', book.shelves.price.add(price));
  return price;
}

function giveUpKey(book: Book, key: string, moves = false) {
  const holder = book.shelves.price.all().find(({ lookup_key }) => lookup_key === key);
  if (holder && !moves)
    throw refused(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
  if (holder) holder.lookup_key = null;
}

export const catalogueRoutes: Routes = {
  'POST /v1/products': ({ world, book, params }) => makeProduct(world, book, read(newProduct, params)),
  'GET /v1/products': many(
    'product',
    '/v1/products',
    { active: flag.optional(), ids: z.array(text).optional() },
    (row, asked) => is(asked.active, row.active) && (asked.ids === undefined || asked.ids.includes(row.id)),
  ),
  'GET /v1/products/:id': one('product'),
  'POST /v1/products/:id': ({ world, book, id, params }) => {
    const product = book.need('product', id);
    const {
      metadata: said,
      expand: _,
      ...rest
    } = read(z.strictObject({ ...productFields, expand }).partial(), params);
    Object.assign(product, rest, { metadata: merged(product.metadata, said), updated: world.now() });
    world.emit(book, 'product.updated', product);
    return product;
  },
  'POST /v1/prices': ({ world, book, params }) => makePrice(world, book, read(newPrice, params)),
  'GET /v1/prices': many(
    'price',
    '/v1/prices',
    {
      active: flag.optional(),
      currency: text.optional(),
      lookup_keys: z.array(text).optional(),
      product: text.optional(),
      recurring: z.strictObject({ interval: text.optional() }).optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    },
    (row, asked) =>
      is(asked.active, row.active) &&
      is(asked.currency, row.currency) &&
      is(asked.product, row.product) &&
      is(asked.type, row.type) &&
      is(asked.recurring?.interval, row.recurring?.interval) &&
      (asked.lookup_keys === undefined || asked.lookup_keys.includes(row.lookup_key ?? '')),
  ),
  'GET /v1/prices/:id': one('price'),
  'POST /v1/prices/:id': ({ world, book, id, params }) => {
    const price = book.need('price', id);
    const {
      metadata: said,
      transfer_lookup_key,
      expand: _,
      ...rest
    } = read(z.strictObject({ ...priceFields, expand }), params);
    if (rest.lookup_key && rest.lookup_key !== price.lookup_key)
      giveUpKey(book, rest.lookup_key, transfer_lookup_key);
    Object.assign(price, rest, { metadata: merged(price.metadata, said) });
    world.emit(book, 'price.updated', price);
    return price;
  },
};
