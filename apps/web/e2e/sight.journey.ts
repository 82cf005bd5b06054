import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { misfits } from './steps/fits.ts';
import { isMarked } from './steps/keyboard.ts';
import { open } from './steps/page.ts';

/** Buttons that nothing shows as one where the system decides about colours: no edge, and the ground of the page. */
const unmarked = (page: Page) =>
  page.locator('button:visible, .button:visible').evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const { borderStyle, borderTopWidth, backgroundColor, textDecorationLine } = getComputedStyle(button);
        const edge = borderStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
        const ground = getComputedStyle(document.body).backgroundColor !== backgroundColor;
        const clear = backgroundColor === 'rgba(0, 0, 0, 0)';
        return !edge && !(ground && !clear) && textDecorationLine === 'none' && !button.querySelector('svg');
      })
      .map((button) => button.textContent ?? ''),
  );

/** What the reader of WCAG 1.4.12 sets. */
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

journey('forced colours, wide letters and no motion: everything is still there', async ({ visit }) => {
  const page = await visit('ufe', { phone: true });
  for (const path of ['/', '/listings/new', '/accessibility', '/join']) {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await open(page, path);
    expect(await unmarked(page), `${path}: buttons that cannot be told from text`).toEqual([]);
    await page.locator('main a, main input:not([type=hidden])').first().focus();
    await page.keyboard.press('Tab');
    expect(await isMarked(page), `${path}: the focus can be seen`).toBe(true);
    const moving = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    expect(moving, `${path}: nothing moves`).toBe(0);
    await page.emulateMedia({ forcedColors: 'none' });
    // Not as an element: the page's policy allows no style of somebody else's.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, spaced);
    const cut = await misfits(page, { width: 390, letters: 1 });
    // A long title stands whole on its listing: docs/accessibility.md.
    expect(
      cut.filter((fault) => !fault.startsWith('cut: a.card-link')),
      `${path} with wide letters`,
    ).toEqual([]);
  }
});
