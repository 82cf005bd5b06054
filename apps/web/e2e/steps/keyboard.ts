import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page of ours has. */
const MOST_STOPS = 150;

/** Presses Tab until the control has the focus, as somebody does who has no mouse; what has it can be seen to have it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await target.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement))) {
      expect(await isMarked(page), `the focus can be seen: ${target}`).toBe(true);
      return;
    }
  }
  throw new Error(`Tab never comes to ${target}`);
}

/** A line or a shadow around it, or around the card that it stands in. */
export const isMarked = (page: Page) =>
  page.evaluate(() => {
    for (
      let element = document.activeElement, up = 0;
      element && up < 4;
      element = element.parentElement, up++
    ) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      if ((outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none')
        return true;
    }
    return false;
  });

/** Comes to a control and presses it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Comes to a field and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

/** What a screen reader has of a part of the page: roles and names, in order, one a line. */
export async function spoken(part: Locator): Promise<string> {
  return (await part.ariaSnapshot())
    .split('\n')
    .filter((line) => !line.includes('- /'))
    .map((line) => line.trim())
    .join('\n');
}
