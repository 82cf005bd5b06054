import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on the page as it stands, in light and in dark: "rule at element: why". */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as a script, which the page's policy would forbid.
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await run(page, []);
  await page.emulateMedia({ colorScheme: 'dark' });
  // The rest is the same in the dark.
  const dark = await run(page, ['color-contrast', 'link-in-text-block']);
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

/** What axe finds serious or critical on the page as it is drawn now. */
export async function faultsNow(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return run(page, []);
}

/** @param rules none: all of them */
async function run(page: Page, rules: string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
        ...(only.length > 0 && { runOnly: only }),
      }) as Promise<AxeResults>,
    rules,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => {
        const why = failureSummary?.split('\n')[1]?.trim() ?? '';
        return `${id} at ${target.join(' ')}: ${why}`;
      }),
    );
}
