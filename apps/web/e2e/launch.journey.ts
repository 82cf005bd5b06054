import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { codeFor, mailTo } from './steps/mailbox.ts';
import { open, ready, submit } from './steps/page.ts';
import { enterCode, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

/** Six screens from "open a space" to a private live space, as its first admin sees them. */
async function launch(page: Page, words: { name: string; town: string; locales: string[]; axe: boolean }) {
  const ana = somebody('Ana');
  let screens = 1;
  const faults: string[] = [];
  // axe is a script itself.
  const look = async () => {
    if (words.axe) faults.push(...(await seriousFaults(page)));
  };
  const next = async (address: string) => {
    await page.waitForURL(address);
    await ready(page);
    screens++;
    await look();
  };
  await open(page, '/');
  await page.locator('a[href="/launch"]').first().click();
  await page.waitForURL('**/launch');
  await ready(page);
  await look();
  await page.locator('[name=association]').fill(words.name);
  await page.locator('[name=placeText]').fill(words.town);
  await page.locator('[name=displayName]').fill(ana.name);
  await page.locator('[name=email]').fill(ana.email);
  for (const locale of words.locales) await page.locator(`[name=locales][value=${locale}]`).check();
  await submit(page.locator('main form'));
  // A town that may be another is asked about.
  const which = page.locator('[name=placeOption]').first();
  await Promise.race([page.waitForURL('**/login/code**'), which.waitFor().catch(() => {})]);
  if (await which.isVisible()) {
    await which.check();
    await submit(page.locator('main form'));
  }
  await next('**/login/code**');
  await enterCode(page, await codeFor(ana.email));
  await next('**/admin/launch/look');
  await page.locator('[name="theme.brand"]').fill('#7a1f4b');
  await page.locator('button[value=save]').last().click();
  await next('**/admin/launch/people');
  await page.locator('button[value=save]').last().click();
  await next('**/admin/launch/texts');
  await page.locator('[name=address]').fill('1 rua da Paz, Lisboa');
  await page.locator('[name=director]').fill('Ana Martin');
  await submit(page.locator('main form'));
  await next('**/admin/launch/ready');
  const slug = new URL(page.url()).hostname.split('.')[0] ?? '';
  return {
    ana,
    slug,
    screens,
    faults,
    invite: (await page.locator('code', { hasText: '/i/' }).textContent()) ?? '',
  };
}

const cases = [
  { locale: 'fr-FR', javaScript: true, phone: false, name: 'Les Voisins', town: 'Lisbonne', locales: ['en'] },
  { locale: 'ar', javaScript: true, phone: true, name: 'جيران', town: 'لشبونة', locales: ['fr'] },
  { locale: 'en', javaScript: false, phone: true, name: 'Neighbours', town: 'Lisbon', locales: [] },
];

for (const { name, town, locales, ...options } of cases)
  journey(
    `${options.locale}, ${options.javaScript ? 'with' : 'without'} JavaScript: launched, seen by whoever is invited, then open`,
    async ({ visit }) => {
      const page = await visit('', options);
      const own = { name: `${name} ${newWord()}`, town, locales, axe: options.javaScript };
      const { ana, slug, screens, faults, invite } = await launch(page, own);
      expect(screens).toBeLessThanOrEqual(6);
      expect(faults, 'what axe finds').toEqual([]);

      // On another device, by the link in the mail.
      const again = await visit(slug, options);
      const saved = await mailTo(ana.email, ({ text }) => text.includes('/admin/launch'));
      const before = await codeFor(ana.email);
      await open(again, /https?:\S+\/admin\/launch/.exec(saved.text)?.[0] ?? '');
      await again.locator('[name=email]').fill(ana.email);
      await submit(again.locator('main form'));
      await again.waitForURL('**/login/code**');
      await ready(again);
      await enterCode(again, await codeFor(ana.email, before));
      await again.waitForURL('**/admin/launch/ready');
      const post = postAt(town, { category: 'company' });
      const id = await publish(again, post);

      // Nobody else sees the space; whoever has the link does, at once and without a mail that brought it.
      const stranger = await visit(slug, options);
      await open(stranger, '/');
      expect(await stranger.locator('main').textContent()).not.toContain(post.word);
      const ben = await visit(slug, options);
      const person = somebody('Ben');
      await open(ben, invite);
      await ben.locator('[name=displayName]').fill(person.name);
      await ben.locator('[name=email]').fill(person.email);
      await submit(ben.locator('main form'));
      await ben.waitForURL('**/login/code**');
      await ready(ben);
      await enterCode(ben, await codeFor(person.email));
      await ben.waitForURL((url) => !url.pathname.startsWith('/login'));
      await open(ben, `/listings/${id}`);
      expect(await ben.locator('h1').first().textContent()).toContain(post.word);
      expect((await ben.goto('/admin/launch/ready'))?.status()).toBe(403);

      await open(again, '/admin/launch/ready');
      await again.locator('button[value=read]').click();
      await again.waitForURL('**done=read**');
      await ready(again);
      await again.locator('button[value=open]').click();
      await again.waitForURL('**done=opened**');
      await open(stranger, `/listings/${id}`);
      expect(await stranger.locator('h1').first().textContent()).toContain(post.word);
      await takeAway(again, stranger, post.word);
    },
  );

/** The examples go with a click; the poster is one sheet; the board stands within another site, without a script and a cookie. */
async function takeAway(admin: Page, stranger: Page, word: string) {
  await open(stranger, '/');
  expect(await stranger.locator('.mark-sample').count()).toBeGreaterThanOrEqual(3);
  await admin.locator('button[value=clear]').click();
  await admin.waitForURL('**done=cleared**');
  await open(stranger, '/');
  expect(await stranger.locator('.mark-sample').count()).toBe(0);
  for (const size of ['a4', 'a5']) {
    await open(admin, `/admin/poster?size=${size}`);
    const pdf = await admin.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), size).toHaveLength(1);
  }
  const answer = await stranger.goto('/embed?lang=en');
  const headers = (await answer?.allHeaders()) ?? {};
  expect(headers['content-security-policy']).toContain('frame-ancestors *');
  expect([headers['x-frame-options'], headers['set-cookie']]).toEqual([undefined, undefined]);
  const html = (await answer?.text()) ?? '';
  expect(html).toContain(word);
  expect(html).not.toContain('<script');
}

journey(
  'an address that is taken or kept is told at once, and another one is a press away',
  async ({ visit }) => {
    const page = await visit('');
    await open(page, '/launch');
    await page.locator('[name=slug]').pressSequentially('ufe');
    await page.getByText('ufe.localhost est déjà pris.').waitFor();
    await page.getByRole('button', { name: /^Prendre/ }).click();
    await page.getByText(/^ufe-2\.localhost est libre\.$/).waitFor();
    await page.locator('[name=slug]').fill('console');
    await page.getByText('console.localhost est réservé à la plateforme.').waitFor();
    // Nothing else was filled in: everything that is missing is said at once, and what was typed is there.
    await submit(page.locator('main form'));
    await page.locator('#association-error').waitFor();
    for (const name of ['placeText', 'displayName', 'email'])
      expect(await page.locator(`#${name}-error`).count(), name).toBe(1);
    expect(await page.locator('[name=slug]').inputValue()).toBe('console');
  },
);

journey(
  'there is a launch on the platform’s own host alone, and its address gives nobody a token',
  async ({ visit }) => {
    const page = await visit('ufe');
    for (const path of ['/launch', '/launch/address?slug=x', '/launch/go?slug=ufe&token=x'])
      expect((await page.goto(path))?.status(), path).toBe(404);
    await page.goto(`${originOf('ufe')}/launch/arrive?token=${'a'.repeat(32)}`);
    expect(new URL(page.url()).pathname).toBe('/login');
    const cookies = await page.context().cookies();
    expect(cookies.filter(({ value }) => value === 'a'.repeat(32))).toEqual([]);
  },
);
