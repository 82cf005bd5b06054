import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { settingsSaved } from './steps/settings.ts';

/** A space without a folder: its admins own every setting. */
const slug = `reglages-${newWord()}`;
const [ana, ben] = [somebody('Ana'), somebody('Ben')];

beforeAll(async () => {
  await platform(
    ...[
      'tenant',
      'create',
      slug,
      '--from-web',
      '--name',
      'Voisins',
      '--home',
      '47.2,-1.5',
      '--place',
      'Nantes',
    ],
    ...['--contact', 'bonjour@example.org'],
  );
  for (const { email } of [ana, ben]) await platform('tenant', 'invite', slug, email, '--role', 'admin');
}, 60_000);

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`).last();
const press = async (page: Page, intent: 'preview' | 'save') => {
  await page.locator(`button[name=intent][value=${intent}]`).last().click();
};
const save = async (page: Page) => {
  await press(page, 'save');
  await settingsSaved(page);
};

journey('an admin makes the space their own, and everybody sees it', async ({ visit }) => {
  const page = await visit(slug);
  await join(page, ana);
  await open(page, '/admin');
  await page.getByRole('link', { name: 'Réglages de l’espace' }).click();
  await page.getByRole('link', { name: /^Nom et textes/ }).click();
  await page.waitForURL('**/admin/settings/texts');
  await ready(page);

  await field(page, 'name.fr').fill('Les Nantais');
  await press(page, 'preview');
  const preview = page.locator('[data-preview]');
  await preview.getByText('Les Nantais').first().waitFor();
  const line = 'Nom (Français) : Voisins → Les Nantais';
  expect((await preview.textContent())?.replaceAll(/\s+/g, ' ')).toContain(line);
  await save(page);
  expect(await page.locator('header').first().textContent()).toContain('Les Nantais');

  // A yellow that nobody could read as a link.
  await open(page, '/admin/settings/look');
  await field(page, 'theme.brand').fill('#ffee00');
  await page.locator('[data-became=darker]').first().waitFor();
  await page.locator('[name="theme.corners"][value=round]').check();
  await save(page);
  expect(await page.locator('html').getAttribute('data-corners')).toBe('round');
  await field(page, 'theme.brand').fill('jaune');
  await press(page, 'save');
  await page.locator('[id="theme.brand-error"]').waitFor();
  expect(await field(page, 'theme.brand').inputValue()).toBe('jaune');

  await open(page, '/admin/settings/categories');
  await page.locator('summary', { hasText: 'Animaux' }).click();
  await field(page, 'categories.pets.label.fr').fill('Nos bêtes');
  await field(page, 'categories.pets.label.fr').blur();
  await page.getByRole('button', { name: 'Monter Animaux' }).click();
  await page.waitForFunction(() => {
    const order = document.querySelector<HTMLInputElement>('[name="categories.order"]')?.value ?? '';
    return order.indexOf('pets') < order.indexOf('administration');
  });
  expect(await field(page, 'categories.pets.label.fr').inputValue()).toBe('Nos bêtes');
  await save(page);
  await open(page, '/');
  const labels = await page.locator('[name=category]').first().textContent();
  expect(labels).toContain('Nos bêtes');

  const pageText = '/admin/settings/pages/about';
  await open(page, pageText);
  await field(page, 'pages/about.fr.md').fill('# Qui nous sommes\n\n**Bonjour** <script>alert(1)</script>');
  await press(page, 'preview');
  const rendered = page.locator('[data-rendered=fr]');
  await rendered.locator('strong').waitFor();
  expect(await rendered.locator('script').count()).toBe(0);
  await save(page);
  await open(page, '/pages/about');
  expect(await page.locator('h1').textContent()).toBe('Qui nous sommes');
});

journey('two admins at once: the second is told, and loses nothing', async ({ visit }) => {
  const [first, second] = [await visit(slug), await visit(slug)];
  await join(first, ana);
  await join(second, ben);
  for (const page of [first, second]) await open(page, '/admin/settings/texts');
  await field(first, 'tagline.fr').fill('À Nantes');
  await field(first, 'tagline.en').fill('In Nantes');
  await field(first, 'welcome.fr').fill('Soyez là');
  await save(first);

  await field(second, 'tagline.fr').fill('Sur la Loire');
  await field(second, 'description.fr').fill('Nous nous aidons.');
  await press(second, 'save');
  const told = second.getByRole('alert').first();
  await told.waitFor();
  expect(await told.textContent()).toContain('À Nantes');
  expect(await field(second, 'tagline.fr').inputValue()).toBe('Sur la Loire');
  expect(await field(second, 'description.fr').inputValue()).toBe('Nous nous aidons.');
  // What only the first one changed stays theirs.
  expect(await field(second, 'tagline.en').inputValue()).toBe('In Nantes');
  expect(await field(second, 'welcome.fr').inputValue()).toBe('Soyez là');
  await save(second);
  await open(first, '/admin/settings/texts');
  expect(await field(first, 'tagline.fr').inputValue()).toBe('Sur la Loire');
  expect(await field(first, 'welcome.fr').inputValue()).toBe('Soyez là');

  await open(first, '/admin/settings/history');
  const newest = first.locator('[data-revision]').first();
  expect(await newest.textContent()).toContain('Ben');
  const before = Number(await newest.getAttribute('data-revision')) - 1;
  await first.locator(`[data-revision="${before}"] a`).click();
  await first.locator('[data-preview]').getByText('À Nantes').waitFor();
  await first.getByRole('button', { name: 'Revenir à cette version' }).click();
  await settingsSaved(first);
  await open(first, '/admin/settings/texts');
  expect(await field(first, 'tagline.fr').inputValue()).toBe('À Nantes');
});

journey('without JavaScript, and only for admins', async ({ visit }) => {
  const page = await visit(slug, { javaScript: false });
  await join(page, ana);
  await page.goto('/admin/settings/entry');
  await page.locator('[name="entry.rule"][value=approval]').check();
  await press(page, 'preview');
  await page.locator('[data-preview]').getByText('Avec accord').waitFor();
  expect(await page.locator('[name="entry.rule"][value=approval]').isChecked()).toBe(true);
  await press(page, 'save');
  await page.waitForURL(/done=/);

  await page.goto('/admin/settings/languages');
  await field(page, 'locales.ar').check();
  await press(page, 'preview');
  // What the other journey wrote in two languages, if it came first.
  for (const one of await page.locator('main textarea').all()) await one.fill('نانت');
  await press(page, 'save');
  await page.waitForURL(/done=/);
  expect(await page.locator('a[hreflang=ar], a[lang=ar]').count()).toBeGreaterThan(0);

  await page.goto('/admin/settings/limits');
  await field(page, 'limits.codesPerNetwork').fill('5');
  await press(page, 'save');
  await page.locator('[id="limits.codesPerNetwork-error"]').waitFor();
  expect(await field(page, 'limits.codesPerNetwork').inputValue()).toBe('5');

  const moderator = await visit(slug, { javaScript: false });
  const zoe = somebody('Zoé');
  await platform('tenant', 'invite', slug, zoe.email, '--role', 'moderator');
  await join(moderator, zoe);
  for (const path of ['', '/texts', '/history', '/pages/about'])
    expect((await moderator.goto(`/admin/settings${path}`))?.status(), path).toBe(403);
  await moderator.goto('/admin');
  expect(await moderator.getByRole('link', { name: 'Réglages de l’espace' }).count()).toBe(0);

  const stranger = await visit('accueil');
  expect((await stranger.goto('/admin/settings'))?.url()).toBe(
    `${originOf('accueil')}/login?next=%2Fadmin%2Fsettings`,
  );
});
