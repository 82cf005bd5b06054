import type { World } from '../state/world.ts';
import type { Answer, Asked } from '../wire/http.ts';
import { checkoutPage } from './checkout.ts';
import { languageOf, page } from './page.ts';
import { invoicePage, receiptPage } from './paper.ts';
import { portalPage } from './portal.ts';
import { setupPage } from './setup.ts';
import { texts } from './texts.ts';
import type { Page } from './visit.ts';

const pages: Record<string, Page> = {
  invoices: invoicePage,
  pay: checkoutPage,
  portal: portalPage,
  receipts: receiptPage,
  setup: setupPage,
};

/** What somebody sees who opens a page of the fake, or presses a button on it. */
export function answerPage(world: World, asked: Asked): Answer {
  const [, name = '', id = ''] = asked.path.split('/');
  const fields = new URLSearchParams(asked.method === 'POST' ? asked.body : '');
  const pressed = asked.method === 'POST' ? (fields.get('do') ?? '') : undefined;
  const language = languageOf(null, asked);
  return (
    (Object.hasOwn(pages, name) ? pages[name]?.({ world, asked, id, pressed, fields }) : undefined) ??
    page(language, 'Stripe', `<p>${texts[language].over}</p>`, 404)
  );
}
