import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { misfits, sights } from './steps/fits.ts';
import { platform } from './steps/operator.ts';
import { open, ready, submit } from './steps/page.ts';
import { askForCode, join, somebody } from './steps/person.ts';
import { postAt, preview, publish } from './steps/publish.ts';

/** Looks at pages in every sight and notes what does not fit. */
function misfitFinder() {
  const faults: Record<string, string[]> = {};
  const look = async (name: string, page: Page) => {
    for (const sight of sights) {
      const found = await misfits(page, sight);
      if (found.length > 0) faults[`${name} at ${sight.width} px, letters x ${sight.letters}`] = found;
    }
  };
  const lookAt = async (page: Page, ...paths: string[]) => {
    for (const path of paths) {
      await open(page, path);
      await look(path, page);
    }
  };
  return { faults, look, lookAt };
}

for (const { slug, locale } of [
  { slug: 'ufe', locale: 'fr-FR' },
  { slug: 'jiran', locale: 'ar' },
]) {
  journey(
    `every page of a visitor fits 320 pixels, and letters of twice the size: ${slug}, ${locale}`,
    async ({ visit }) => {
      const { faults, look, lookAt } = misfitFinder();
      const guest = await visit(slug, { locale, map: true });
      await lookAt(guest, '/', '/?view=map', '/?q=rien-de-tel', '/?kind=offer&urgent=1&radiusKm=250');
      const pages = await guest
        .locator('footer a[href^="/pages/"]')
        .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      expect(pages).not.toEqual([]);
      await lookAt(guest, ...pages, '/join', '/login', '/nowhere');
      await open(guest, '/');
      await guest.locator('main .card-link').first().click();
      await guest.waitForURL('**/listings/*');
      await look('a listing', guest);
      await lookAt(guest, '/listings/new');
      await submit(guest.locator('form', { has: guest.locator('[name=title]') }));
      await guest.getByRole('alert').waitFor();
      await look('/listings/new with faults', guest);
      await preview(guest, postAt('Reykjavik'));
      await look('/listings/preview', guest);
      await askForCode(guest, somebody('Ana-Constance Beauregard'));
      await guest.waitForURL('**/login/code**');
      await ready(guest);
      await look('/login/code', guest);
      expect(faults).toEqual({});
    },
  );

  journey(
    `every page of members fits 320 pixels, and letters of twice the size: ${slug}, ${locale}`,
    async ({ visit }) => {
      const { faults, look, lookAt } = misfitFinder();
      const author = await visit(slug, { locale, map: true });
      await join(author, somebody('Ana-Constance Beauregard'));
      const id = await publish(
        author,
        postAt('Reykjavik', { urgent: true, title: `${'Déménagement'.repeat(5)}` }),
      );
      await look('just published', author);
      await lookAt(
        author,
        `/listings/${id}`,
        `/listings/${id}/edit`,
        '/me',
        '/me/data',
        '/me/listings',
        '/me/notices',
        '/threads',
      );

      const other = await visit(slug, { locale });
      await join(other, somebody('Ben'));
      await lookAt(other, `/listings/${id}/answer`);
      await other.locator('[name=body]').fill('Bonjour !');
      await submit(other.locator('main form'));
      await other.waitForURL('**/threads/*sent=1');
      await ready(other);
      await look('/threads/:id', other);
      await lookAt(other, '/threads', '/admin');

      const volunteer = await visit(slug, { locale });
      const admin = somebody('Zoé');
      await platform('tenant', 'invite', slug, admin.email, '--role', 'admin');
      await join(volunteer, admin);
      const settings = ['', '/categories', '/look', '/place'].map((one) => `/admin/settings${one}`);
      const members = ['', '/import', '/links'].map((one) => `/admin/members${one}`);
      await lookAt(volunteer, '/admin', '/', ...members, ...settings);
      expect(faults).toEqual({});
    },
  );
}

journey('the platform’s own pages fit, too', async ({ visit }) => {
  const faults: Record<string, string[]> = {};
  for (const locale of ['fr-FR', 'en', 'ar'])
    for (const slug of ['', 'console', 'nobody-lives-here']) {
      const page = await visit(slug, { locale });
      await page.goto('/');
      for (const sight of sights) {
        const found = await misfits(page, sight);
        if (found.length > 0) faults[`${slug} ${locale} ${sight.width}/${sight.letters}`] = found;
      }
    }
  expect(faults).toEqual({});
});
