import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { misfits, type Sight } from './steps/fits.ts';
import { open } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { speakPseudo } from './steps/pseudo.ts';

const widths: Sight[] = [
  { width: 390, letters: 1 },
  { width: 320, letters: 1 },
];

journey('texts that are 40 % longer fit the main pages, from right to left too', async ({ visit }) => {
  const faults: Record<string, string[]> = {};
  const lookAt = async (page: Page, ...paths: string[]) => {
    for (const path of paths)
      for (const pseudo of ['long', 'long-rtl'] as const) {
        await open(page, path);
        await speakPseudo(page, pseudo);
        for (const sight of widths) {
          // A card shows two lines of a title that somebody wrote, on purpose.
          const found = (await misfits(page, sight)).filter((one) => !one.startsWith('cut: a.card-link'));
          if (found.length > 0) faults[`${path} ${pseudo} at ${sight.width} px`] = found;
        }
      }
  };

  const guest = await visit('accueil', { locale: 'en' });
  await open(guest, '/');
  const listing = await guest.locator('main .card-link').first().getAttribute('href');
  await lookAt(guest, '/', '/?view=map', listing ?? '', '/listings/new', '/join', '/login', '/pages/about');

  const member = await visit('accueil', { locale: 'en' });
  await join(member, somebody('Ana'));
  await lookAt(member, '/me', '/me/profile', '/me/listings', '/me/notices', '/threads', `${listing}/answer`);

  const platform = await visit('', { locale: 'en' });
  await lookAt(platform, '/', '/launch');
  expect(faults).toEqual({});
});
