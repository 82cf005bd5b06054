import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join as enter, somebody } from './steps/person.ts';

const slug = `chiffres-${newWord()}`;
const [admin, other] = [somebody('Nadia'), somebody('Marc')];

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'entraide-figures-'));
  const folder = join(dir, slug);
  await cp(resolve(import.meta.dirname, '../../../tenants/accueil'), folder, { recursive: true });
  const settings = join(folder, 'tenant.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^slug:.*$/m, `slug: ${slug}`));
  await platform('tenant', 'apply', '--open', '--dir', dir);
  await platform('demo', slug, '--listings', '1500', '--members', '90', '--seed', '7');
  await platform('tenant', 'invite', slug, admin.email, '--role', 'admin');
  await rm(dir, { recursive: true });
}, 120_000);

/** No number from 1 to 4 stands in any table but as the number of a row. */
const smallest = (cells: string[]) =>
  Math.min(...cells.filter((cell) => /^\d+$/.test(cell) && cell !== '0').map(Number));

journey(
  'an admin reads the figures, takes them along and prints the year; a member does not',
  async ({ visit }) => {
    const [page, plain, member] = await Promise.all([
      visit(slug),
      visit(slug, { javaScript: false }),
      visit(slug),
    ]);
    await enter(page, admin);
    await open(page, '/admin');
    await page.getByRole('link', { name: 'Chiffres pour le bureau' }).click();
    await page.waitForURL('**/admin/figures');
    await ready(page);
    await page.getByRole('row', { name: /^Demandes publiées \d/ }).waitFor();
    expect(await page.getByRole('img').count()).toBeGreaterThanOrEqual(2);
    expect(await seriousFaults(page)).toEqual([]);
    for (const sight of sights) expect(await misfits(page, sight), JSON.stringify(sight)).toEqual([]);
    expect(smallest(await page.locator('td').allTextContents())).toBeGreaterThanOrEqual(5);

    await page.locator('[name=part]').selectOption('q1');
    await page.getByRole('button', { name: 'Voir' }).click();
    await page.waitForURL('**part=q1');
    await page
      .getByRole('columnheader', { name: /^1ᵉʳ trimestre/ })
      .first()
      .waitFor();

    // The same session, where no script runs.
    await plain.context().addCookies(await page.context().cookies());
    await open(plain, '/admin/figures');
    await plain.locator('[name=part]').selectOption('11');
    await plain.getByRole('button', { name: 'Voir' }).click();
    await plain.waitForURL('**part=11');
    await plain
      .getByRole('columnheader', { name: /^novembre/ })
      .first()
      .waitFor();
    await plain.getByRole('link', { name: 'Rapport de l’année' }).click();
    await plain.waitForURL('**/admin/figures/report?year=*');
    await plain.emulateMedia({ media: 'print' });
    await plain.getByRole('heading', { name: /rapport 20\d\d/ }).waitFor();
    expect(await plain.getByRole('link', { name: 'Tous les chiffres' }).isVisible()).toBe(false);

    const file = await page.evaluate(async () => {
      const response = await fetch('/admin/figures/figures.csv?part=q4');
      return { type: response.headers.get('content-type'), text: await response.text() };
    });
    expect(file.type).toContain('text/csv');
    expect(file.text).toMatch(/"Demandes publiées";\d+;/);

    expect(await page.evaluate(async () => (await fetch('/admin/figures?year=x')).status)).toBe(422);
    await enter(member, other);
    for (const path of ['/admin/figures', '/admin/figures/report', '/admin/figures/figures.csv'])
      expect(await member.evaluate(async (asked) => (await fetch(asked)).status, path), path).toBe(403);
  },
);
