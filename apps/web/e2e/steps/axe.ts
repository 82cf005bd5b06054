import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

type Fault = { rule: string; impact: string; where: string; why: string };

/** What axe finds serious or critical on the page as it stands. Evaluated, not added as a script: the policy would forbid it. */
export async function seriousFaults(page: Page): Promise<Fault[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    () =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
      }) as Promise<AxeResults>,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({
        rule: id,
        impact: String(impact),
        where: target.join(' '),
        why: failureSummary?.split('\n')[1]?.trim() ?? '',
      })),
    );
}
