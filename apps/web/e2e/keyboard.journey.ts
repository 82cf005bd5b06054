import { expect } from 'vitest';
import { journey } from './journey.ts';
import { press, spoken, tabTo, type } from './steps/keyboard.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

journey('by keyboard alone: browse and open a listing, past what every page repeats', async ({ visit }) => {
  const page = await visit('ufe');
  await open(page, '/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu');
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('link', { name: 'Demandes', exact: true }));
  await page.waitForURL('**kind=request**');
  await ready(page);
  const found = await spoken(page.locator('main'));
  expect(found.match(/^- (search|region) .*$/gm)).toEqual([
    '- search "Chercher une annonce":',
    '- region "Annonces trouvées":',
  ]);
  expect(found).toMatch(/heading "\d+ demandes près de Londres" \[level=1\]/);

  const card = page.locator('main .card-link').first();
  const title = (await card.textContent()) ?? '';
  await press(page, card);
  await page.waitForURL('**/listings/*');
  await ready(page);
  const said = await spoken(page.locator('main'));
  expect(said).toContain(`heading "${title}" [level=1]`);
  expect(said.indexOf('[level=1]')).toBeLessThan(said.indexOf('link "Je peux aider"'));
  expect(said).toContain('link "Signaler ou bloquer"');
});

journey('by keyboard alone: post, with a fault that is said first', async ({ visit }) => {
  const page = await visit('ufe');
  await join(page, somebody('Ana'));
  const post = postAt('Ljubljana');
  await open(page, '/listings/new');
  await tabTo(page, page.locator('[name=kind]'));
  await page.keyboard.press('Space');
  await tabTo(page, page.locator('[name=category]'));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await type(page, page.getByRole('textbox', { name: 'En une phrase' }), post.title);
  await press(page, page.getByRole('button', { name: 'Voir avant de publier' }));
  await page.getByRole('alert').waitFor();
  await page.locator('textarea[name=description][aria-invalid=true]:focus').waitFor();
  const words = page.getByRole('textbox', { name: 'Dites-en plus' });
  expect(
    await words.evaluate(
      (one) =>
        document.getElementById(one.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '')?.textContent,
    ),
    'its fault is read with it',
  ).toBeTruthy();
  await page.keyboard.insertText(post.description);

  const place = page.getByRole('combobox', { name: 'Ville ou quartier' });
  await tabTo(page, place);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Ljubljana');
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Ljubljana/ })
    .first()
    .waitFor();
  expect(await place.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  expect(await place.getAttribute('aria-activedescendant')).toBeTruthy();
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('button', { name: 'Voir avant de publier' }));
  await page.waitForURL('**/listings/preview**');
  await ready(page);
  await press(page, page.locator('main form [value=publish]'));
  await page.waitForURL('**/listings/*?published=1');
  await ready(page);
  expect(await spoken(page.locator('main'))).toContain(`heading "${post.title}" [level=1]`);
});

journey('by keyboard alone: answer and write, report, and choose e-mails', async ({ visit }) => {
  const ana = await visit('ufe');
  await join(ana, somebody('Ana'));
  const id = await publish(ana, postAt('Ljubljana'));
  const ben = await visit('ufe');
  await join(ben, somebody('Ben'));

  await open(ben, `/listings/${id}`);
  await press(ben, ben.getByRole('link', { name: 'Je peux aider' }));
  await ben.waitForURL('**/answer');
  await ready(ben);
  await type(ben, ben.locator('main [name=body]'), 'Bonjour, je peux samedi.');
  await press(ben, ben.locator('main form button:not([type=button])').last());
  await ben.waitForURL('**/threads/*sent=1');
  await ready(ben);
  await type(ben, ben.locator('main [name=body]'), 'Ou dimanche.');
  await press(ben, ben.locator('main form:has([name=body]) button:not([type=button])').last());
  await ben.getByText('Ou dimanche.').waitFor();
  const thread = await spoken(ben.locator('main'));
  expect(thread.indexOf('Bonjour, je peux samedi.')).toBeLessThan(thread.indexOf('Ou dimanche.'));
  expect(await ben.locator('main [aria-live], main [role=log], main [role=status]').count()).toBeGreaterThan(
    0,
  );

  await open(ben, `/listings/${id}`);
  await press(ben, ben.getByRole('link', { name: 'Signaler ou bloquer' }));
  await ben.waitForURL('**/report/**');
  await ready(ben);
  await press(ben, ben.getByRole('button', { name: 'De la publicité' }));
  await ben.waitForURL('**sent=1**');
  expect(await spoken(ben.getByRole('status').filter({ hasText: 'Merci' }))).toContain('Merci, c’est envoyé');

  await open(ben, '/me');
  await press(ben, ben.locator('main a[href="/me/notices"]'));
  await ben.waitForURL('**/me/notices');
  await ready(ben);
  expect(await spoken(ben.locator('main'))).toMatch(/heading ".*" \[level=1\][\s\S]*button "Enregistrer"/);
  await press(ben, ben.locator('main').getByRole('button', { name: 'Enregistrer' }));
  await ben.waitForURL('**saved=1');
  await ben.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
});
