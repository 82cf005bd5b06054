import type { Page } from 'playwright-core';
import { open, ready } from './page.ts';
import { choosePlace, type Post } from './publish.ts';

/** Looks within ten kilometres of the post's place, and opens it from the list. */
export async function findByList(page: Page, post: Post): Promise<void> {
  await lookNear(page, post.place);
  await cardOf(page, post).click();
  await page.waitForURL('**/listings/*');
  await ready(page);
}

/**
 * On the map of the place where this visitor last looked: its only marker leads to the card, and the card to the listing. So no other
 * journey may publish there: journeys share their spaces, and two listings of a place are one cluster.
 */
export async function findByMap(page: Page, post: Post, { phone = false } = {}): Promise<void> {
  await open(page, '/');
  if (phone) {
    await page.locator('.tab[href*="view=map"]').click();
    await page.waitForURL('**view=map**');
  }
  await page.locator('.map-button').click();
  const card = phone
    ? page.locator('.board-map').getByRole('link', { name: post.title })
    : cardOf(page, post);
  if (phone) await card.click();
  else await card.and(page.locator(':focus')).press('Enter');
  await page.waitForURL('**/listings/*');
  await ready(page);
}

export async function lookNear(page: Page, place: string, radiusKm = 10): Promise<void> {
  await open(page, '/');
  const scripted = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  await choosePlace(page, '[name=where]', place);
  if (scripted) await page.waitForURL('**where=**');
  const more = page.locator('label[for=filters]');
  if ((await more.isVisible()) && !(await page.locator('[name=radiusKm]').isVisible())) await more.click();
  await page.locator('[name=radiusKm]').selectOption(String(radiusKm));
  // With script the choice alone asks again.
  if (!scripted) await page.locator('form[role=search] button:visible').last().click();
  await page.waitForURL(`**radiusKm=${radiusKm}**`);
  await ready(page);
}

export function cardOf(page: Page, { title }: Pick<Post, 'title'>) {
  return page.locator('main li').getByRole('link', { name: title });
}
