import type { Kinds } from '../state/sent.ts';
import type { World } from '../state/world.ts';
import { disconnect, finishAccount } from '../things/account.ts';
import { advance } from '../things/life.ts';
import { button, escaped, languageOf, page, redirect } from './page.ts';
import { type Language, texts } from './texts.ts';
import { dayIn, type Page } from './visit.ts';

const LATER = [1, 31, 366];
const LAST = 20;

/** The first page: what happens at Stripe without anybody pressing a button of ours. Time passes, cards fail, an association leaves. */
export const deskPage: Page = ({ world, asked, pressed, fields }) => {
  if (pressed !== undefined) {
    press(world, pressed, fields);
    return redirect(`${world.publicUrl}/`);
  }
  const language = languageOf(null, asked);
  const t = texts[language];
  const accounts = world.platform.shelves.account.all().map((account) => row(world, account, language));
  const events = world
    .books()
    .flatMap(({ shelves }) => shelves.event.page({ limit: LAST }).data)
    .sort((a, b) => b.created - a.created)
    .slice(0, LAST)
    .map(({ type, account, pending_webhooks }) => {
      const parts = [type, account, pending_webhooks > 0 && t.notTaken].filter(
        (part) => typeof part === 'string',
      );
      return `<li><bdi>${parts.map(escaped).join(' · ')}</bdi></li>`;
    });
  const cards = world.cardsFail
    ? button('accept', t.acceptAll)
    : button('refuse', t.refuseAll, { quiet: true });
  return page(
    language,
    t.desk,
    `<p>${t.deskMore}</p>
<p>${escaped(t.clock(dayIn(language, world.now())))}</p>
<div class="row">${LATER.map((days) => button(`later-${days}`, t.later[days] ?? '', { quiet: true })).join('')}</div>
${cards}
${accounts.length > 0 ? `<h2>${t.accounts}</h2>${accounts.join('')}` : ''}
${events.length > 0 ? `<h2>${t.events}</h2><ul>${events.join('')}</ul>` : ''}`,
  );
};

function row(world: World, account: Kinds['account'], language: Language): string {
  const t = texts[language];
  const name = account.business_profile?.name ?? account.email ?? account.id;
  const gone = world.gone.has(account.id);
  const state = gone ? t.left : account.charges_enabled ? t.mayReceive : t.mayNot;
  const fields = `<input type="hidden" name="account" value="${account.id}">`;
  const buttons = gone
    ? ''
    : `<div class="row">${account.charges_enabled ? button('stop', t.stopAccount, { fields, quiet: true }) : button('finish', t.setupDone, { fields, quiet: true })}
${button('disconnect', t.disconnect, { fields, quiet: true })}</div>`;
  return `<p><strong>${escaped(name)}</strong> · ${state}</p>${buttons}`;
}

function press(world: World, pressed: string, fields: URLSearchParams): void {
  const days = LATER.find((one) => pressed === `later-${one}`);
  if (days) advance(world, days);
  if (pressed === 'refuse' || pressed === 'accept') world.cardsFail = pressed === 'refuse';
  const account = fields.get('account') ?? '';
  if (!world.platform.shelves.account.get(account) || world.gone.has(account)) return;
  if (pressed === 'disconnect') disconnect(world, account);
  else if (pressed === 'finish' || pressed === 'stop') finishAccount(world, account, pressed === 'finish');
}
