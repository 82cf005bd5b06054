import type { Page } from 'playwright-core';
import { ready } from './page.ts';

/** Waits until settings that were sent are there: the look and the words come with a new document. */
export async function settingsSaved(page: Page): Promise<void> {
  await page.waitForURL(/[?&]done=\d+/);
  await page.waitForFunction(() => performance.getEntriesByType('navigation')[0]?.name === location.href);
  await ready(page);
}
