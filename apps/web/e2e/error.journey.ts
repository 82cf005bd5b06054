import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open, ready } from './steps/page.ts';

const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** By script, as a link on a page would lead there. */
const follow = (page: Page, path: string) =>
  page.evaluate((to) => {
    const { __remixRouter: router } = window as unknown as {
      __remixRouter: { navigate(to: string): Promise<void> };
    };
    return router.navigate(to);
  }, path);

journey('a page that is not there looks like its space, asked for or followed to', async ({ visit }) => {
  const missing = `/listings/${randomUUID()}`;
  const page = await visit('ufe');
  await open(page, '/join');
  const ground = await groundOf(page);
  await follow(page, missing);
  await page.getByRole('heading', { level: 1, name: 'Il n’y a rien à cette adresse' }).waitFor();
  expect(await groundOf(page)).toBe(ground);
  expect(await page.locator('header').first().isVisible()).toBe(true);

  expect((await page.goto(missing))?.status()).toBe(404);
  await ready(page);
  expect(await groundOf(page)).toBe(ground);
  await page.locator('main').getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname === '/');
});
