import type { Locator, Page } from 'playwright-core';

/**
 * Waits until the page answers. React marks the elements it has taken over; without script there is nothing to wait for. The address
 * changes a moment before the page does: the language links name the page that is drawn.
 */
export async function ready(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ state: 'attached' });
  if (!(await page.evaluate(() => matchMedia('(scripting: enabled)').matches))) return;
  await page.waitForFunction(() => {
    const isLive = Object.keys(document.querySelector('main h1') ?? {}).some((key) =>
      key.startsWith('__reactFiber'),
    );
    const sameInLanguage = document.querySelector<HTMLAnchorElement>('a[hreflang][href*="lang="]');
    if (!isLive || !sameInLanguage) return isLive;
    const [drawn, asked] = [sameInLanguage.href, location.href].map((href) => {
      const url = new URL(href);
      url.searchParams.delete('lang');
      url.searchParams.sort();
      return `${url.pathname}?${url.searchParams}`;
    });
    return drawn === asked;
  });
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Presses a form's main button, its last. */
export async function submit(form: Locator): Promise<void> {
  await form.locator('button:not([type=button])').last().click();
}
