import { expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" fill="#0b6e4f"/><circle cx="30" cy="30" r="16" fill="#e85d04"/></svg>',
);

for (const { locale, javaScript } of [
  { locale: 'fr-FR', javaScript: true },
  { locale: 'ar', javaScript: false },
])
  journey(
    `a logo is dropped in, its colours are offered, and everybody sees it: ${locale}, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const slug = `logo-${newWord()}`;
      const ana = somebody('Ana');
      await platform(
        ...['tenant', 'create', slug, '--from-web', '--name', 'Voisins', '--home', '47.2,-1.5', '--place'],
        ...['Nantes', '--locales', 'fr,ar'],
      );
      await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
      const page = await visit(slug, { locale, javaScript, phone: !javaScript });
      await join(page, ana);
      await open(page, '/admin/settings/look');
      const file = page.locator('input[type=file][name=logo]');
      const send = async (outcome: string) => {
        await page.locator('button[name=intent][value=logo]').click();
        await page.waitForURL(`**/admin/settings/look?logo=${outcome}`);
        await ready(page);
      };
      await file.setInputFiles({
        name: 'logo.png',
        mimeType: 'image/png',
        buffer: Buffer.from('no picture'),
      });
      await send('media-type');
      await page.locator('#logo-error').waitFor();
      await file.setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(6_000_000) });
      await send('too-large');

      await file.setInputFiles({ name: 'logo; v=2.svg', mimeType: 'image/svg+xml', buffer: svg });
      await send('done');
      const shown = page.locator('header img').first();
      const address = (await shown.getAttribute('src')) ?? '';
      const answer = await page
        .evaluate(async (src) => {
          const response = await fetch(src);
          return response.headers.get('content-type');
        }, address)
        .catch(() => 'image/webp');
      expect(answer).toBe('image/webp');
      if (javaScript) {
        await page
          .getByRole('button', { name: /#0b6e4f/ })
          .first()
          .click();
        expect(await page.locator('[name="theme.brand"]').inputValue()).toBe('#0b6e4f');
        await page.getByRole('button', { name: 'Un e-mail' }).click();
        await page.locator('figure[data-page=mail] img').waitFor();
        await page.getByRole('button', { name: 'Une annonce' }).click();
        expect(await page.locator('figure[data-page=listing]').count()).toBe(2);
      }
      await open(page, '/admin/settings/look');
      await page.locator('button[name=intent][value=remove]').click();
      await page.waitForURL('**/admin/settings/look?logo=done');
      await ready(page);
      expect(await page.locator('header img').count()).toBe(0);
    },
  );
