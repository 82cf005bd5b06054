import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';

/** The job makes it within moments; the page tells how far it is when it is loaded again. */
async function untilReady(page: import('playwright-core').Page): Promise<void> {
  const download = page.locator('main a[href^="/me/data/exports/"]');
  for (let again = 0; again < 40 && (await download.count()) === 0; again++) {
    await page.waitForTimeout(500);
    await page.goto('/me/data');
  }
  await download.waitFor();
}

for (const javaScript of [true, false])
  journey(
    `a member takes their data away, and is erased after asking once (${javaScript ? 'with' : 'without'} JavaScript)`,
    async ({ visit }) => {
      const page = await visit('ufe', { javaScript });
      await join(page, somebody('Zoé'));
      await open(page, '/me');
      await page.getByRole('link', { name: 'Voir, emporter ou effacer mes données' }).click();
      await page.waitForURL('**/me/data');
      if (javaScript) await ready(page);
      await page.getByRole('button', { name: 'Préparer mon fichier' }).click();
      await page.waitForURL('**/me/data?asked=1*');
      await page.getByRole('status').getByText('C’est noté').waitFor();
      await untilReady(page);
      const coming = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Télécharger' }).click();
      expect((await coming).suggestedFilename()).toBe('ufe-me.zip');

      await page.getByRole('button', { name: 'Effacer mon compte' }).click();
      await page.getByText('Cochez la case pour confirmer').first().waitFor();
      await page.locator('[name=confirm]').check();
      await page.getByRole('button', { name: 'Effacer mon compte' }).click();
      await page.waitForURL('**/join?left=1');
      await page.getByText('Votre compte est effacé').waitFor();
      expect((await page.goto('/me/data'))?.url()).toContain('/login');
    },
  );
