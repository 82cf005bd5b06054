import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open } from './steps/page.ts';

journey('on a phone the map fills the screen, and the list is a sheet below it', async ({ visit }) => {
  const page = await visit('ufe', { phone: true, map: true });
  await open(page, '/');
  expect(await page.locator('.board-map').isVisible(), 'the list comes first').toBe(false);
  await page.locator('.tab[href*="view=map"]').click();
  await page.waitForURL('**view=map**');
  await page.locator('.map-button').first().waitFor();
  const { height } = page.viewportSize() ?? { height: 0 };
  const map = await page.locator('.board-map').boundingBox();
  const sheet = await page.locator('.board-list').boundingBox();
  if (!map || !sheet) throw new Error('no map, or no list');
  expect(map.y, 'under the header and one row').toBeLessThan(height * 0.2);
  expect(map.height).toBeGreaterThan(height * 0.55);
  expect(map.width).toBe(390);
  expect(sheet.y, 'its title is in sight').toBeLessThan(height - 100);
  expect(await page.locator('.board-list h1').isVisible()).toBe(true);
  expect(await page.locator('#q').isVisible()).toBe(false);
  await page.locator('label[for=filters]').click();
  expect(await page.locator('#q').isVisible(), 'the rest is one tap away').toBe(true);
  await page.locator('label[for=filters]').click();

  await page.locator('.board-list .card').nth(2).scrollIntoViewIfNeeded();
  const card = await page.locator('.board-list .card').nth(2).boundingBox();
  expect(card && card.y < height, 'the sheet is drawn up over the map').toBe(true);
});

journey('a card lights the cluster that holds it', async ({ visit }) => {
  const page = await visit('ufe', { map: true });
  await open(page, '/?radiusKm=20040');
  await page.locator('.map-cluster').first().waitFor();
  let lit = 0;
  for (const link of await page.locator('main .card-link').all()) {
    await link.focus();
    lit += await page.locator('.map-marker-active .map-cluster').count();
  }
  expect(lit).toBeGreaterThan(0);
});
