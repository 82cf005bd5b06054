import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open, ready } from './steps/page.ts';

const focused = (page: Page) =>
  page.evaluate(() => ({ tag: document.activeElement?.tagName, text: document.activeElement?.textContent }));
const said = (page: Page) => page.locator('#arrival').textContent();

journey('a page that comes without a new document is arrived at: focus, and a word', async ({ visit }) => {
  const page = await visit('ufe');
  await open(page, '/');
  expect((await focused(page)).tag, 'a first page takes no focus').toBe('BODY');
  expect(await said(page)).toBe('');

  const link = page.locator('main .card-link').first();
  const title = await link.textContent();
  await link.click();
  await page.waitForURL('**/listings/*');
  await expect.poll(() => focused(page)).toEqual({ tag: 'H1', text: title });
  await expect.poll(() => said(page)).toBe(await page.title());

  // A choice on the same page keeps its focus, and what was found is said.
  await open(page, '/');
  await page.locator('#category').focus();
  await page.locator('#category').focus();
  await page.locator('#category').selectOption({ index: 1 });
  await page.waitForURL('**category=**');
  await expect.poll(async () => (await said(page)) === (await page.locator('h1').textContent())).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('category');

  // A page that asks for something keeps the focus it gave itself; a new document is the browser's.
  await page.locator('header a[href="/login"]').click();
  await page.waitForURL('**/login');
  await expect.poll(async () => (await focused(page)).tag).toBe('H1');
  await page.reload();
  await ready(page);
  expect((await focused(page)).tag).toBe('BODY');
});

journey('back to all listings: the same place, filters and depth', async ({ visit }) => {
  const page = await visit('ufe', { phone: true });
  await open(page, '/?radiusKm=20040&kind=offer');
  const card = page.locator('main .card-link').nth(8);
  await card.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 120));
  const depth = await page.evaluate(() => Math.round(window.scrollY));
  expect(depth).toBeGreaterThan(500);
  await card.click();
  await page.waitForURL('**/listings/*');
  await ready(page);
  await page
    .locator('main a', { has: page.locator('svg') })
    .first()
    .click();
  await page.waitForURL('**/?radiusKm=20040&kind=offer');
  await expect.poll(() => page.evaluate(() => Math.round(window.scrollY))).toBe(depth);
  const near = await page.locator('.kind-tab[aria-current]').getAttribute('href');
  expect(near).toContain('kind=offer');
});

journey('without script, too, as far as an address says it', async ({ visit }) => {
  const page = await visit('ufe', { javaScript: false });
  await page.goto('/?where=Paris&kind=offer');
  await page.goto('/?where=Paris&kind=offer');
  await page.locator('main .card-link').first().click();
  await page.waitForURL('**/listings/*');
  expect(await page.locator('main a').first().getAttribute('href')).toBe('/?where=Paris&kind=offer');
});
