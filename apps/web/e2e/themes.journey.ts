import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { journey } from './journey.ts';
import { open } from './steps/page.ts';

const shots = join(inject('server').outputDir, 'screenshots');

/** What makes a space look like itself: the ground, the main button, the corners, the letters of titles. */
function lookOf(page: Page) {
  return page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body);
    const button = style('header a[href="/listings/new"]');
    return {
      ground: style('html').backgroundColor,
      button: button.backgroundColor,
      corners: button.borderRadius,
      letters: style('h1').fontFamily,
    };
  });
}

for (const dark of [false, true]) {
  const theme = dark ? 'dark' : 'light';
  journey(`two spaces side by side look like two associations, ${theme}`, async ({ visit }) => {
    const looks = [];
    for (const slug of ['ufe', 'accueil']) {
      const page = await visit(slug, { dark, map: true });
      await open(page, '/');
      await page.locator('.map-button').first().waitFor();
      await page.screenshot({ path: join(shots, `${slug}-1280-${theme}.png`) });
      looks.push(await lookOf(page));
    }
    const [ufe, accueil] = looks;
    for (const part of ['ground', 'button', 'corners', 'letters'] as const)
      expect(ufe?.[part], part).not.toBe(accueil?.[part]);
  });
}

journey('every space on a phone, for eyes', async ({ visit }) => {
  for (const [slug, locale] of [
    ['ufe', 'fr-FR'],
    ['accueil', 'fr-FR'],
    ['jiran', 'ar'],
  ] as const)
    for (const dark of [false, true]) {
      const page = await visit(slug, { phone: true, locale, dark, map: true });
      for (const [name, path] of Object.entries({ browse: '/', new: '/listings/new', join: '/join' })) {
        await open(page, path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${slug}${path} sticks out to the side`).toBeLessThanOrEqual(390);
        const theme = dark ? 'dark' : 'light';
        await page.screenshot({ path: join(shots, `${slug}-${name}-390-${theme}.png`) });
      }
    }
});
