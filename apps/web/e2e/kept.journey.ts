import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { platform } from './steps/operator.ts';
import { open, ready, submit } from './steps/page.ts';
import { askedCode, askForCode, enterCode, join, somebody } from './steps/person.ts';
import { pngOf } from './steps/picture.ts';
import { fillPost, postAt, preview, publish } from './steps/publish.ts';
import { compose } from './steps/type.ts';

/** What is typed, by name; `true` is ticked, and what begins with "=" is chosen. */
type Typed = Record<string, string | true>;

interface FormOfPage {
  path: string;
  typed: Typed;
  /** Tells it from the other forms of its page. */
  form?: string;
}

const text = 'Où ça ? L’été, à Nîmes — ça va… 東京で会いましょう، مرحبا بكم';

async function type(page: Page, form: string, typed: Typed) {
  for (const [name, value] of Object.entries(typed)) {
    const field = `${form} [name=${name}]:not([type=hidden])`;
    if (value === true) await page.locator(field).check();
    else if (value.startsWith('=')) await choose(page, field, value.slice(1));
    else if (name === 'until' || name === 'place') await page.locator(field).fill(value);
    else await compose(page, field, value);
  }
}

async function choose(page: Page, field: string, value: string) {
  if ((await page.locator(field).first().getAttribute('type')) === 'radio')
    await page.locator(`${field}[value="${value}"]`).check();
  else await page.locator(field).selectOption(value);
}

async function expectThere(page: Page, form: string, typed: Typed, when: string) {
  const held = () =>
    page.locator(form).evaluate((element) => {
      const sent = new FormData(element as HTMLFormElement);
      return Object.fromEntries(
        [...sent].map(([name, value]) => [name, String(value).replaceAll('\r\n', '\n')]),
      );
    });
  const wanted = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value === true ? 'on' : value.replace(/^=/, '')]),
  );
  await expect.poll(held, { timeout: 10_000, message: when }).toMatchObject(wanted);
}

/** Reload, Back, another language, and no connection: nothing of it is lost. */
async function endure(
  page: Page,
  { path, typed, form = 'main form:has([name]:not([type=hidden]))' }: FormOfPage,
) {
  await open(page, path);
  expect(await page.locator(form).first().getAttribute('data-kept'), path).toBe('');
  await type(page, form, typed);
  await expectThere(page, form, typed, `${path}: typed`);

  await page.reload();
  await ready(page);
  await expectThere(page, form, typed, `${path}: reloaded`);

  await page.locator('header a[href="/"]').first().click();
  await page.waitForURL((url) => url.pathname === '/');
  await ready(page);
  await page.goBack();
  await page.waitForURL(`**${path}`);
  await ready(page);
  await expectThere(page, form, typed, `${path}: came back`);
  await page.locator('main').getByText('Vous aviez commencé à écrire ici').first().waitFor();

  await page.locator('a[hreflang=en]').first().click();
  await page.locator('html[lang=en]').waitFor();
  await ready(page);
  await expectThere(page, form, typed, `${path}: in English`);
  await page.locator('a[hreflang=fr]').first().click();
  await page.locator('html[lang=fr]').waitFor();
  await ready(page);
  // It moves the button when it comes.
  await page.locator('main').getByText('Vous aviez commencé à écrire ici').first().waitFor();

  await page.context().setOffline(true);
  await submit(page.locator(form).first());
  await page.getByRole('alert').getByText('Pas de connexion : votre texte est gardé').waitFor();
  await expectThere(page, form, typed, `${path}: without a connection`);
  await page.context().setOffline(false);
}

const you = { displayName: 'Zoé d’Été', email: 'zoe@example.org' };

journey('a visitor’s forms lose nothing', async ({ visit }) => {
  const ana = await visit('ufe');
  await join(ana, somebody('Ana'));
  const id = await publish(ana, postAt('Ushuaia'));
  const page = await visit('ufe');
  const post: Typed = {
    ...{ kind: '=request', category: '=shopping', title: text, description: `${text}\n${text}` },
    ...{ place: 'Ljubljana', precision: '=city', urgent: true, onBehalf: true },
    ...{ consent: true, hideName: true },
    until: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  };
  const forms: FormOfPage[] = [
    { path: '/join', typed: you },
    { path: '/login', typed: { email: you.email } },
    { path: `/listings/${id}/answer`, typed: { body: text, ...you } },
    { path: '/ask', typed: { what: text, name: 'Zoé d’Été', reach: '=email', contact: you.email } },
    { path: '/accessibility', typed: { what: text, where: text, email: you.email } },
    { path: '/listings/new', typed: post, form: 'main form:has([name=title])' },
  ];
  for (const form of forms) await endure(page, form);

  // The chosen place, and Back from the preview and from the code.
  const chosen = postAt('Ljubljana');
  await page.getByRole('button', { name: 'Recommencer à zéro' }).click();
  expect(await page.locator('[name=title]').inputValue()).toBe('');
  await fillPost(page, chosen);
  const placeId = await page.locator('[name=placeId]').inputValue();
  await page.reload();
  await ready(page);
  await expectThere(page, 'main form:has([name=title])', { title: chosen.title, placeId }, 'a chosen place');
  await submit(page.locator('main form:has([name=title])'));
  await page.waitForURL('**/listings/preview**');
  await ready(page);
  await page.goBack();
  await page.waitForURL('**/listings/new**');
  await ready(page);
  await expectThere(
    page,
    'main form:has([name=title])',
    { title: chosen.title, placeId },
    'from the preview',
  );
  await page.goForward();
  await ready(page);
  await endure(page, { path: '/listings/preview', typed: you, form: 'main form:has([name=email])' });
});

journey('a member’s and an organiser’s forms lose nothing', async ({ visit }) => {
  const [ana, ben] = [await visit('ufe'), await visit('ufe')];
  const admin = somebody('Ana');
  await platform('tenant', 'invite', 'ufe', admin.email, '--role', 'admin');
  await join(ana, admin);
  await join(ben, somebody('Ben'));
  const id = await publish(ana, postAt('Ushuaia'));
  await open(ben, `/listings/${id}/answer`);
  await compose(ben, '[name=body]', text);
  await submit(ben.locator('main form'));
  await ben.waitForURL('**/threads/*sent=1');
  await ready(ben);
  const thread = new URL(ben.url()).pathname;
  expect(await ben.locator('[name=body]').inputValue(), 'sent and gone').toBe('');

  await endure(ben, { path: thread, typed: { body: text }, form: 'main form:has([name=body])' });
  const forms: FormOfPage[] = [
    { path: '/me/notices', typed: { alert: '=never', digestDay: '=5', quietFrom: '=21' } },
    { path: '/me/email', typed: { email: 'autre@example.org' } },
    {
      path: '/me/profile',
      typed: { displayName: 'Zoé d’Été', about: text, familyName: 'Été', place: 'Ljubljana' },
    },
    { path: '/admin', typed: { role: '=moderator' }, form: 'main form:has([name=email])' },
    {
      path: '/admin/money/enter',
      typed: { payer: 'Mme Lune', kind: '=gift', method: '=cheque', amount: '35,50', note: text },
      form: 'main form:has([name=amount])',
    },
    {
      path: '/admin/settings/domain',
      typed: { host: 'aide.exämple.org' },
      form: 'main form:has([name=host]:not([type=hidden]))',
    },
    {
      path: '/admin/desk/ask',
      typed: { callerName: 'Zoé d’Été', reach: '=visit', title: text, description: text, consent: true },
      form: 'main form:has([name=title])',
    },
    {
      path: `/listings/${id}/edit`,
      typed: { title: text, description: text, kind: '=offer', urgent: true, place: 'Maribor' },
      form: 'main form:has([name=title])',
    },
  ];
  for (const form of forms) await endure(ana, form);

  await open(ana, `/listings/${id}/photos`);
  const buffer = pngOf({ width: 60, height: 40, pattern: 0xaa });
  await ana.locator('[name=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
  const alt = ana.locator('main ol input');
  await alt.waitFor();
  const typed = { [(await alt.getAttribute('name')) ?? '']: text };
  await endure(ana, { path: `/listings/${id}/photos`, typed, form: 'main form:has(ol)' });

  await open(ana, `/listings/${id}`);
  await ana.locator('main form [value=solve]').click();
  await ana.waitForURL('**/helped');
  await endure(ana, { path: `/listings/${id}/helped`, typed: { who: '=nobody', words: text } });

  // It goes by itself once there is a connection again, as it is by then, because its writer said so.
  await ben.getByRole('button', { name: 'Envoyer dès que la connexion revient' }).waitFor();
  await ben.context().setOffline(true);
  await ben.getByRole('button', { name: 'Envoyer dès que la connexion revient' }).click();
  await ben.getByText('Votre texte partira dès que la connexion revient').waitFor();
  await compose(ben, '[name=body]', 'À samedi !');
  await ben.context().setOffline(false);
  await ben.waitForURL('**sent=1**');
  await ben.getByText('À samedi !').waitFor();
  await ready(ben);
  expect(await ben.locator('[name=body]').inputValue(), 'sent and gone').toBe('');
  expect(await keptIn(ben)).toEqual([]);
});

journey(
  'nothing is kept after signing out, and never a code nor somebody else’s address',
  async ({ visit }) => {
    const page = await visit('ufe');
    const admin = somebody('Ana');
    await platform('tenant', 'invite', 'ufe', admin.email, '--role', 'admin');
    await askForCode(page, admin);
    const code = await askedCode(page, admin.email);
    await compose(page, '[name=code]', '00');
    await page.locator('h1').click();
    expect((await keptIn(page)).join()).not.toMatch(/00"/);
    await enterCode(page, code);
    await page.waitForURL((url) => url.pathname === '/');
    await ready(page);
    expect(await keptIn(page), 'what led to the code').toEqual([]);

    await open(page, '/admin');
    await compose(page, 'main form:has([name=role]) [name=email]', 'somebody.else@example.org');
    await page.locator('main form:has([name=email]) [name=role]').selectOption('moderator');
    await open(page, '/listings/new');
    await compose(page, '[name=title]', text);
    const kept = await keptIn(page);
    expect(kept.join()).toContain(JSON.stringify(text).slice(1, -1));
    expect(kept.join()).not.toContain('somebody.else');

    // A draft that waits on the server goes, too.
    await preview(page, postAt('Ljubljana'));
    await open(page, '/logout');
    await submit(page.locator('main form'));
    await page.waitForURL('**/login?out**');
    await ready(page);
    await expect.poll(() => keptIn(page)).toEqual([]);
    await open(page, '/listings/new');
    expect(await page.locator('[name=title]').inputValue()).toBe('');
    // Back to the page that said goodbye does not take what a visitor writes.
    await compose(page, '[name=title]', text);
    await open(page, '/login?out=1');
    expect(await keptIn(page)).toHaveLength(1);
  },
);

journey('without a connection a link leaves the page as it is, and says so', async ({ visit }) => {
  const page = await visit('ufe');
  await open(page, '/listings/new');
  await compose(page, '[name=title]', text);
  await page.context().setOffline(true);
  await page.locator('header a[href="/login"]').first().click();
  await page.getByText('La page reste telle qu’elle est').waitFor();
  await expectThere(page, 'main form:has([name=title])', { title: text }, 'without a connection');
  await page.context().setOffline(false);
  await page.getByText('La page reste telle qu’elle est').waitFor({ state: 'detached' });
  await page.locator('header a[href="/login"]').first().click();
  await page.waitForURL('**/login');
  await open(page, '/listings/new');
  await expectThere(page, 'main form:has([name=title])', { title: text }, 'afterwards');
});

const keptIn = (page: Page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('kept:'))
      .map((key) => `${key} ${localStorage.getItem(key)}`),
  );
