import type { Locator, Page } from 'playwright-core';
import { open, ready } from './page.ts';
import { choosePlace, type Post } from './publish.ts';

/** Looks within ten kilometres of the post's place, and opens it from the list. */
export async function findByList(page: Page, post: Post): Promise<void> {
  await lookNear(page, post.place);
  await cardOf(page, post).click();
  await page.waitForURL('**/listings/*');
  await ready(page);
}

/** On the map of the place where this visitor last looked: its only marker leads to the card, and the card to the listing. */
export async function findByMap(page: Page, post: Post, { phone = false } = {}): Promise<void> {
  await open(page, '/');
  if (phone) {
    await page.locator('.tab[href*="view=map"]').click();
    await page.waitForURL('**view=map**');
  }
  const onMap = page.locator('.board-map').getByRole('link', { name: post.title });
  const marked = phone ? onMap : cardOf(page, post).and(page.locator(':focus'));
  await clickUntil(page.locator('.map-button'), marked);
  if (phone) await marked.click();
  else await marked.press('Enter');
  await page.waitForURL('**/listings/*');
  await ready(page);
}

/** A map that is still moving draws its marker anew under the pointer: whoever sees nothing happen clicks again. */
async function clickUntil(marker: Locator, wanted: Locator): Promise<void> {
  for (let tries = 1; tries < 3; tries++) {
    await marker.click();
    const seen = await wanted.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  }
  await marker.click();
  await wanted.waitFor();
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
