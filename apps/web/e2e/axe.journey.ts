import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { open, ready, submit } from './steps/page.ts';
import { askForCode, join, somebody } from './steps/person.ts';
import { postAt, preview, publish } from './steps/publish.ts';

/** Looks at pages and notes what axe finds, by the page's name. */
function faultFinder() {
  const faults: Record<string, string[]> = {};
  const look = async (name: string, page: Page) => {
    const found = await seriousFaults(page);
    if (found.length > 0) faults[name] = found;
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
    `axe finds nothing serious for a visitor, in light and dark: ${slug}, ${locale}`,
    async ({ visit }) => {
      const { faults, look, lookAt } = faultFinder();
      const guest = await visit(slug, { locale, map: true });
      await open(guest, '/');
      await guest.locator('.map-button').first().waitFor();
      await look('/', guest);
      const pages = await guest
        .locator('footer a[href^="/pages/"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(pages).not.toEqual([]);
      const reader = await visit(slug, { locale });
      await lookAt(reader, ...pages, '/join', '/login', '/nowhere');
      await lookAt(guest, '/?q=rien-de-tel', '/listings/new');
      await submit(guest.locator('form', { has: guest.locator('[name=title]') }));
      await guest.getByRole('alert').waitFor();
      await look('/listings/new with faults', guest);
      await preview(guest, postAt('Reykjavik'));
      await look('/listings/preview', guest);
      await askForCode(guest, somebody('Ana'));
      await guest.waitForURL('**/login/code**');
      await ready(guest);
      await look('/login/code', guest);
      expect(faults).toEqual({});
    },
  );

  journey(
    `axe finds nothing serious for members, in light and dark: ${slug}, ${locale}`,
    async ({ visit }) => {
      const { faults, look, lookAt } = faultFinder();
      const author = await visit(slug, { locale, map: true });
      await join(author, somebody('Ana'));
      const id = await publish(author, postAt('Reykjavik', { urgent: true }));
      await look('just published', author);
      const own = ['/edit', ''].map((page) => `/listings/${id}${page}`);
      await lookAt(
        author,
        ...own,
        '/me',
        '/me/data',
        '/me/listings',
        '/me/notices',
        '/me/alerts/new?q=v%C3%A9lo',
        '/threads',
        '/admin',
      );

      const other = await visit(slug, { locale, phone: true, map: true });
      await join(other, somebody('Ben'));
      await lookAt(other, '/', '/?view=map', `/listings/${id}`, `/listings/${id}/answer`);
      await other.locator('[name=body]').fill('Bonjour !');
      await submit(other.locator('main form'));
      await other.waitForURL('**/threads/*sent=1');
      await look('/threads/:id', other);
      await lookAt(other, '/threads');
      expect(faults).toEqual({});
    },
  );
}

journey('axe finds nothing serious on the platform’s own pages', async ({ visit }) => {
  for (const locale of ['fr-FR', 'ar'])
    for (const slug of ['', 'console']) {
      const page = await visit(slug, { locale });
      await open(page, '/');
      expect(await seriousFaults(page), `${slug} ${locale}`).toEqual([]);
    }
});
