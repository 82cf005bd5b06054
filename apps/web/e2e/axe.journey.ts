import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { platform } from './steps/operator.ts';
import { open, submit } from './steps/page.ts';
import { askedCode, askForCode, enterCode, join, somebody } from './steps/person.ts';
import { postAt, preview, publish } from './steps/publish.ts';

for (const { slug, locale } of [
  { slug: 'ufe', locale: 'fr-FR' },
  { slug: 'jiran', locale: 'ar' },
])
  journey(`axe finds nothing serious, in light and dark: ${slug}, ${locale}`, async ({ visit }) => {
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

    const guest = await visit(slug, { locale });
    await open(guest, '/');
    await guest.locator('.map-button').first().waitFor();
    await look('/', guest);
    for (const link of await guest.locator('footer a[href^="/pages/"]').all())
      await lookAt(await visit(slug, { locale }), (await link.getAttribute('href')) ?? '');
    await lookAt(guest, '/?q=rien-de-tel', '/listings/new', '/join', '/login', '/nowhere');
    await open(guest, '/listings/new');
    await submit(guest.locator('form', { has: guest.locator('[name=title]') }));
    await guest.getByRole('alert').waitFor();
    await look('/listings/new with faults', guest);
    await preview(guest, postAt('Reykjavik'));
    await look('/listings/preview', guest);
    const person = somebody('Ana');
    await askForCode(guest, person);
    const code = await askedCode(guest, person.email);
    await look('/login/code', guest);
    await enterCode(guest, code);
    await guest.waitForURL((url) => !url.pathname.startsWith('/login'));
    const id = await publish(guest, postAt('Reykjavik', { urgent: true }));
    await look('just published', guest);
    await lookAt(
      guest,
      `/listings/${id}`,
      `/listings/${id}/edit`,
      '/me',
      '/me/listings',
      '/threads',
      '/admin',
    );

    const other = await visit(slug, { locale, phone: true });
    await join(other, somebody('Ben'));
    await lookAt(other, '/', '/?view=map', `/listings/${id}`, `/listings/${id}/answer`);
    await other.locator('[name=body]').fill('Bonjour !');
    await submit(other.locator('main form'));
    await other.waitForURL('**/threads/*sent=1');
    await look('/threads/:id', other);
    await lookAt(other, '/threads');

    const volunteer = await visit(slug, { locale });
    const admin = somebody('Zoé');
    await platform('tenant', 'invite', slug, admin.email, '--role', 'admin');
    await join(volunteer, admin);
    await lookAt(volunteer, '/admin');
    expect(faults).toEqual({});
  });

journey('axe finds nothing serious on the platform’s own pages', async ({ visit }) => {
  for (const locale of ['fr-FR', 'ar'])
    for (const slug of ['', 'console']) {
      const page = await visit(slug, { locale });
      await open(page, '/');
      expect(await seriousFaults(page), `${slug} ${locale}`).toEqual([]);
    }
});
