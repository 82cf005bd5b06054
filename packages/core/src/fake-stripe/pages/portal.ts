import type { Book } from '../state/book.ts';
import type { Kinds } from '../state/sent.ts';
import { makeMethod } from '../things/pay.ts';
import { change, end, type Subscription } from '../things/subscription.ts';
import { update } from '../things/update.ts';
import { shown } from '../wire/amounts.ts';
import { button, escaped, languageOf, page, redirect } from './page.ts';
import { type Language, texts } from './texts.ts';
import { dayIn, type Page, type Visit } from './visit.ts';

/** Where somebody looks after a subscription: cancel, another plan, another card, the invoices. */
export const portalPage: Page = (visit) => {
  const { world, asked, id, pressed } = visit;
  const book = world.books().find((one) => one.shelves['billing_portal.session'].get(id));
  const session = book?.shelves['billing_portal.session'].get(id);
  if (!book || !session) return undefined;
  const customer = book.need('customer', session.customer);
  const { features } = book.need('billing_portal.configuration', session.configuration);
  if (pressed !== undefined) {
    press(visit, book, customer, features, pressed);
    return redirect(`${world.publicUrl}/portal/${id}`);
  }
  const language = languageOf(session.locale, asked);
  const t = texts[language];
  const own = book.shelves.subscription.all().filter((one) => one.customer === customer.id);
  const parts = own.map((one) => section(book, one, features, language));
  const cards = features.payment_method_update.enabled
    ? `${button('card', t.newCard, { quiet: true })}${button('bad-card', t.badCard, { quiet: true })}`
    : '';
  const invoices = book.shelves.invoice.all().filter((one) => one.customer === customer.id);
  const list = invoices.map(
    ({ hosted_invoice_url, number, amount_due, currency, status }) =>
      `<li><a href="${escaped(hosted_invoice_url ?? '')}">${escaped(t.invoice(number ?? ''))}</a> · ${escaped(shown(amount_due, currency, language))} · ${status === 'paid' ? t.paid : t.toPay}</li>`,
  );
  return page(
    language,
    t.portalTitle,
    `${parts.join('') || `<p>${t.none}</p>`}${cards}
${features.invoice_history.enabled && list.length > 0 ? `<h2>${t.invoices}</h2><ul>${list.reverse().join('')}</ul>` : ''}
${session.return_url ? `<p><a href="${escaped(session.return_url)}">${t.back}</a></p>` : ''}`,
  );
};

type Features = Kinds['billing_portal.configuration']['features'];

function section(book: Book, subscription: Subscription, features: Features, language: Language): string {
  const t = texts[language];
  const item = subscription.items.data[0];
  if (!item) return '';
  const nameOf = (price: Kinds['price']) => {
    const name = book.shelves.product.get(price.product)?.name ?? price.id;
    return `${name} · ${shown(price.unit_amount ?? 0, price.currency, language)} ${t.per[price.recurring?.interval ?? ''] ?? ''}`;
  };
  const day = dayIn(language, item.current_period_end);
  const running = subscription.status !== 'canceled';
  const stops = subscription.cancel_at_period_end;
  const others = running
    ? offers(book, features).filter(
        (price) => price.id !== item.price.id && price.currency === subscription.currency,
      )
    : [];
  const field = `<input type="hidden" name="subscription" value="${subscription.id}">`;
  const changes = others.map((price) =>
    button('change', t.changeTo(nameOf(price)), {
      quiet: true,
      fields: `${field}<input type="hidden" name="price" value="${price.id}">`,
    }),
  );
  const cancels =
    running && features.subscription_cancel.enabled
      ? button(stops ? 'resume' : 'stop', stops ? t.resume : t.stop, { quiet: true, fields: field })
      : '';
  return `<h2>${escaped(nameOf(item.price))}</h2>
<p>${t.status[subscription.status] ?? subscription.status}${running ? ` · ${escaped(stops ? t.untilThen(day) : t.renews(day))}` : ''}</p>
${changes.join('')}${cancels}`;
}

/** The prices to which the portal lets people change. */
function offers(book: Book, { subscription_update }: Features): Kinds['price'][] {
  if (!subscription_update.enabled) return [];
  return (subscription_update.products ?? []).flatMap(({ prices }) =>
    prices.flatMap((id) => book.shelves.price.get(id) ?? []).filter(({ active }) => active),
  );
}

function press(
  { world, fields }: Visit,
  book: Book,
  customer: Kinds['customer'],
  features: Features,
  pressed: string,
): void {
  if (pressed === 'card' || pressed === 'bad-card') {
    if (!features.payment_method_update.enabled) return;
    const method = makeMethod(world, book, customer.id, customer.email, pressed === 'card');
    customer.invoice_settings.default_payment_method = method.id;
    world.emit(book, 'payment_method.attached', method);
    world.emit(book, 'customer.updated', customer);
    for (const one of book.shelves.subscription.all())
      if (one.customer === customer.id && one.status !== 'canceled')
        change(world, book, one, { default_payment_method: method.id });
    return;
  }
  const subscription = book.shelves.subscription.get(fields.get('subscription') ?? '');
  if (subscription?.customer !== customer.id || subscription.status === 'canceled') return;
  if (pressed === 'change') {
    const price = offers(book, features).find(({ id }) => id === fields.get('price'));
    const item = subscription.items.data[0];
    if (price && item)
      update(world, book, subscription, {
        items: [{ id: item.id, price: price.id }],
        proration_behavior: features.subscription_update.proration_behavior as 'create_prorations',
      });
  } else if (features.subscription_cancel.enabled) {
    const { mode } = features.subscription_cancel;
    if (pressed === 'stop' && mode === 'immediately')
      end(world, book, subscription, 'cancellation_requested');
    else if (pressed === 'stop' || pressed === 'resume')
      update(world, book, subscription, { cancel_at_period_end: pressed === 'stop' });
  }
}
