import { payAsked } from '../things/update.ts';
import { shown } from '../wire/amounts.ts';
import { Fault } from '../wire/fault.ts';
import { button, escaped, languageOf, page, redirect } from './page.ts';
import { texts } from './texts.ts';
import { dayIn, type Page } from './visit.ts';

/** An invoice, with a button while it is to be paid. */
export const invoicePage: Page = ({ world, asked, id, pressed }) => {
  const book = world.books().find((one) => one.shelves.invoice.get(id));
  const invoice = book?.shelves.invoice.get(id);
  if (!book || !invoice) return undefined;
  const language = languageOf(null, asked);
  const t = texts[language];
  let refused = false;
  if (pressed === 'pay' && invoice.status === 'open') {
    try {
      payAsked(world, book, id);
      return redirect(`${world.publicUrl}/invoices/${id}`);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      refused = true;
    }
  }
  const money = (amount: number) => escaped(shown(amount, invoice.currency, language));
  const lines = invoice.lines.data.map(
    ({ description, amount }) => `<li>${escaped(description ?? '')} · ${money(amount)}</li>`,
  );
  const paid = invoice.status === 'paid';
  return page(
    language,
    t.invoice(invoice.number ?? ''),
    `${refused ? `<p class="said" role="alert">${t.wasRefused}</p>` : ''}
<p class="sum">${money(invoice.amount_due)}</p>
<p>${paid ? t.paid : t.toPay} · ${dayIn(language, invoice.created)}</p>
<ul>${lines.join('')}</ul>
${invoice.status === 'open' ? button('pay', t.pay(shown(invoice.amount_due, invoice.currency, language))) : ''}`,
  );
};

/** The receipt of a payment. */
export const receiptPage: Page = ({ world, asked, id }) => {
  const charge = world.books().flatMap((one) => one.shelves.charge.get(id) ?? [])[0];
  if (!charge) return undefined;
  const language = languageOf(null, asked);
  const t = texts[language];
  return page(
    language,
    t.receipt,
    `<p class="sum">${escaped(shown(charge.amount, charge.currency, language))}</p>
<p>${t.paid} · ${dayIn(language, charge.created)}</p><p>${escaped(charge.description ?? '')}</p>`,
  );
};
