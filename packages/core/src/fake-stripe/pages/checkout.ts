import type { Kinds } from '../state/sent.ts';
import { expireSession } from '../things/checkout.ts';
import { completeSession } from '../things/complete.ts';
import { shown } from '../wire/amounts.ts';
import { button, escaped, languageOf, page, redirect } from './page.ts';
import { texts } from './texts.ts';
import { dayIn, type Page, type Visit } from './visit.ts';

/** Where Checkout sends people who have paid. */
export const successOf = ({ success_url, id }: Kinds['checkout.session']) =>
  (success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', id);

export const checkoutPage: Page = (visit) => {
  const { world, id, pressed, fields } = visit;
  const book = world.books().find((one) => one.shelves['checkout.session'].get(id));
  const session = book?.shelves['checkout.session'].get(id);
  if (!book || !session) return undefined;
  if (session.status === 'open' && session.expires_at <= world.now()) expireSession(world, book, session);
  if (session.status !== 'open') return over(visit, session);
  if (pressed === 'cancel') return redirect(session.cancel_url ?? successOf(session));
  if (pressed === undefined) return form(visit, session, false);
  const customer = book.shelves.customer.get(session.customer ?? '');
  const payer = {
    email: customer?.email ?? session.customer_email ?? (fields.get('email') || 'test@example.org'),
    name: fields.get('name') || null,
    card: pressed === 'pay',
  };
  return completeSession(world, book, session, payer)
    ? redirect(successOf(session))
    : form(visit, session, true);
};

function over({ asked }: Visit, session: Kinds['checkout.session']) {
  const language = languageOf(session.locale, asked);
  const t = texts[language];
  const to = session.status === 'complete' ? successOf(session) : session.cancel_url;
  const link = to ? `<p><a href="${escaped(to)}">${t.back}</a></p>` : '';
  return page(language, t.over, `<p>${t.overMore}</p>${link}`, 410);
}

function form({ world, asked }: Visit, session: Kinds['checkout.session'], refused: boolean) {
  const language = languageOf(session.locale, asked);
  const t = texts[language];
  const book = world.books().find((one) => one.orders.has(session.id));
  const order = book?.orders.get(session.id);
  const account = book?.account ? world.platform.shelves.account.get(book.account) : undefined;
  const customer = book?.shelves.customer.get(session.customer ?? '');
  const currency = session.currency ?? 'eur';
  const sum = shown(session.amount_total ?? 0, currency, language);
  const lines = (order?.lines ?? []).map(({ description, amount_total, price }) => {
    const every = price?.recurring ? ` ${t.per[price.recurring.interval] ?? ''}` : '';
    return `<li>${escaped(description ?? '')} · ${escaped(shown(amount_total, currency, language))}${every}</li>`;
  });
  const trial = order?.subscription.trial_end;
  const known = customer?.email ?? session.customer_email;
  const inputs = `${
    known
      ? `<p>${escaped(known)}</p>`
      : `<label>${t.email}<input name="email" type="email" autocomplete="email" required value="test@example.org"></label>`
  }<label>${t.name}<input name="name" autocomplete="name"></label>`;
  return page(
    language,
    account?.business_profile?.name ?? t.payTitle,
    `${refused ? `<p class="said" role="alert">${t.wasRefused}</p>` : ''}
<p class="sum">${escaped(sum)}</p>
<ul>${lines.join('')}</ul>
${trial ? `<p>${escaped(t.free(dayIn(language, trial)))}</p>` : ''}
${button('pay', session.mode === 'subscription' ? t.subscribe : t.pay(sum), { fields: inputs })}
${button('refuse', t.cardRefused, { quiet: true })}
${session.cancel_url ? button('cancel', t.cancel, { quiet: true }) : ''}`,
    refused ? 402 : 200,
  );
}
