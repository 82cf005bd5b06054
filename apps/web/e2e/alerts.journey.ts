import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { lastCode } from './steps/mailbox.ts';
import { open, ready, submit } from './steps/page.ts';
import { askedCode, askForCode, enterCode, join, somebody } from './steps/person.ts';

/** A word that nobody wrote, far from everybody. */
const NOTHING = '/?near=-54.8,-68.3&radiusKm=25&q=cornemuse&kind=offer';
const NAME = /«\s*cornemuse\s*» · Offres · à 25\s*km au plus d/;

const tellMe = (page: Page) => page.locator('main section div:not(:has(div))', { hasText: 'Prévenez-moi' });

journey(
  'where a search finds nothing, one tap saves it; it is changed, opened again and deleted',
  async ({ visit }) => {
    const ana = await visit('ufe', { phone: true });
    await join(ana, somebody('Ana'));
    await open(ana, NOTHING);
    await tellMe(ana).getByText(NAME).waitFor();
    await submit(tellMe(ana));
    await ana.waitForURL('**/me/alerts?saved=1');
    await ready(ana);
    await ana
      .getByRole('status')
      .getByText(/nous vous préviendrons/)
      .waitFor();

    const every = ana.locator('main select[name=every]');
    expect(await every.inputValue()).toBe('day');
    await every.selectOption('week');
    await ana.getByRole('button', { name: /^Enregistrer/ }).click();
    await ana.waitForURL('**/me/alerts?changed=1');
    await ready(ana);
    expect(await every.inputValue()).toBe('week');

    await ana.getByRole('link', { name: NAME }).click();
    await ana.waitForURL((url) => url.pathname === '/' && url.searchParams.get('q') === 'cornemuse');
    await ready(ana);
    await tellMe(ana).getByText(NAME).waitFor();

    await open(ana, '/me/alerts');
    await ana.getByRole('button', { name: /^Supprimer/ }).click();
    await ana.waitForURL('**/me/alerts?deleted=1');
    await ana.getByText('Vous n’avez pas encore d’alerte.').waitFor();
  },
);

journey(
  'without an account and without JavaScript: first who it is, then the same search is there',
  async ({ visit }) => {
    const page = await visit('ufe', { javaScript: false });
    const person = somebody('Ben');
    const before = await askForCode(page, person);
    await enterCode(page, await askedCode(page, person.email, before));
    await page.context().clearCookies();

    await open(page, NOTHING);
    await tellMe(page).getByRole('link').click();
    await page.waitForURL('**/login?**');
    const used = await lastCode(person.email);
    await page.locator('[name=email]').fill(person.email);
    await submit(page.locator('main form'));
    await enterCode(page, await askedCode(page, person.email, used));
    await page.waitForURL('**/me/alerts/new?**');
    await page.getByText(NAME).waitFor();
    await page.getByLabel('tout de suite').check();
    await submit(page.locator('main form'));
    await page.waitForURL('**/me/alerts?saved=1');
    await page.getByText(NAME).waitFor();
    expect(await page.locator('main select[name=every]').inputValue()).toBe('now');
  },
);
