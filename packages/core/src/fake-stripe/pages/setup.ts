import { finishAccount } from '../things/account.ts';
import { button, escaped, languageOf, page, redirect } from './page.ts';
import { texts } from './texts.ts';
import type { Page } from './visit.ts';

/** Where an association fills in its details at Stripe. A link that is used up or too old leads to the one who asks for a new one. */
export const setupPage: Page = ({ world, asked, id, pressed }) => {
  const link = world.links.get(id);
  if (!link) return undefined;
  const account = world.platform.shelves.account.get(link.account);
  if (!account || link.used || link.expires_at <= world.now() || world.gone.has(link.account))
    return redirect(link.refresh_url);
  if (pressed !== undefined) {
    link.used = true;
    if (pressed === 'finish') finishAccount(world, link.account);
    return redirect(link.return_url);
  }
  const language = languageOf(null, asked);
  const t = texts[language];
  const name = account.business_profile?.name ?? account.email ?? account.id;
  return page(
    language,
    t.setupTitle,
    `<p>${escaped(name)}</p><p>${t.setupMore}</p>${button('finish', t.setupDone)}${button('leave', t.setupLater, { quiet: true })}`,
  );
};
