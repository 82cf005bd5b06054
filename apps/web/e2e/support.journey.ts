import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { enterConsole, platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';

const slug = `aide-${newWord()}`;
const name = `Voisins ${newWord()}`;
const [ana, bo] = [somebody('Ana'), somebody('Bo')];
const operator = `Zoé ${newWord()}`;

beforeAll(async () => {
  await platform(
    ...['tenant', 'create', slug, '--from-web', '--name', name, '--home', '47.2,-1.5', '--place', 'Nantes'],
    ...['--contact', 'bonjour@example.org'],
  );
  await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
  await platform('tenant', 'invite', slug, bo.email);
}, 60_000);

/** By what a person reads: the list is found by the first word of the address at once. */
async function find(page: Page): Promise<void> {
  await open(page, '/');
  await page.locator('[name=q]').fill(slug);
  await page.getByRole('button', { name: 'Afficher' }).click();
  await page.waitForURL(`**/?q=${slug}**`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await ready(page);
}

journey(
  'an operator finds a space, suspends it and lets it go on; then comes in to help, seen by its admin',
  async ({ visit }) => {
    const [console_, admin, member] = [await visit('console'), await visit(slug), await visit(slug)];
    await join(admin, ana);
    await join(member, bo);
    await enterConsole(console_, operator);
    expect(await seriousFaults(console_), 'the list').toEqual([]);
    for (const path of ['/applications', '/announcements', '/settings']) {
      await open(console_, path);
      expect(await seriousFaults(console_), path).toEqual([]);
    }
    await find(console_);
    expect(await seriousFaults(console_), 'a space').toEqual([]);

    await console_.getByText('Suspendre cet espace…').click();
    await console_.getByRole('button', { name: 'Suspendre maintenant' }).click();
    await console_.getByRole('alert').waitFor();
    await console_.locator('[name=why]').fill('Une plainte est arrivée.');
    await console_.getByRole('button', { name: 'Suspendre maintenant' }).click();
    await console_.getByText('Suspendu. Ses membres lisent').waitFor();
    await console_.getByText('Une plainte est arrivée.').waitFor();
    await member.goto('/');
    await member.getByRole('heading', { name: `${name} est fermé pour le moment` }).waitFor();
    await console_.getByRole('button', { name: 'Reprendre cet espace' }).click();
    await console_.getByText('Il reprend comme avant.').waitFor();
    await open(member, '/me');

    await console_.locator('[name=reason]').fill('Ana demande de l’aide pour les catégories.');
    await console_.getByRole('button', { name: 'Créer un lien' }).click();
    const link = await console_
      .getByText(`${originOf(slug)}/support/`)
      .first()
      .textContent();
    await console_.waitForFunction(() => !document.querySelector<HTMLInputElement>('[name=reason]')?.value);
    const helper = await visit(slug, { javaScript: false });
    await helper.goto(new URL(link ?? '').pathname);
    await helper.getByRole('button', { name: 'Entrer' }).click();
    await helper.getByText('Vous êtes là pour aider').waitFor();
    await helper.goto('/admin/members');
    await helper.getByText(bo.email).waitFor();
    await helper.goto('/threads');
    expect(new URL(helper.url()).pathname, 'no conversation').toBe('/login');
    await helper.goto('/admin/settings/texts');
    await helper.locator('[name="name.fr"]').waitFor();

    await open(admin, '/admin');
    const bar = admin.getByRole('region', { name: 'Aide de la plateforme' });
    await bar.getByText('Ana demande de l’aide pour les catégories.').waitFor();
    await bar.getByText(operator).waitFor();
    expect(await seriousFaults(admin), 'the bar').toEqual([]);
    await open(member, '/me');
    expect(await member.getByText(operator).count(), 'members are not told').toBe(0);
    await bar.getByRole('button', { name: 'Y mettre fin' }).click();
    await admin.waitForURL('**/admin/support');
    await bar.waitFor({ state: 'detached' });
    await admin.getByText('Ana demande de l’aide pour les catégories.').waitFor();
    await helper.goto('/admin');
    expect(new URL(helper.url()).pathname, 'the visit is over').toBe('/login');
  },
);
