import { expect } from 'vitest';
import { journey } from './journey.ts';
import { lookNear } from './steps/find.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { fillPost, postAt, publish } from './steps/publish.ts';

for (const javaScript of [true, false]) {
  journey(`a form keeps what was typed, ${javaScript ? 'with' : 'without'} script`, async ({ visit }) => {
    const page = await visit('ufe', { javaScript });
    const post = postAt('Ljubljana', { title: 'Un', urgent: true, precision: 'city' });
    await open(page, '/listings/new');
    await fillPost(page, post);
    await submit(page.locator('form', { has: page.locator('[name=title]') }));
    await page.getByRole('alert').getByText('Écrivez une phrase, entre 3 et 120 caractères').waitFor();

    expect(await page.locator('[name=title]').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('[name=title]').inputValue()).toBe('Un');
    expect(await page.locator('textarea[name=description]').inputValue()).toBe(post.description);
    expect(await page.locator('input[name=place]').first().inputValue()).toBe('Ljubljana');
    expect(await page.locator('[name=kind][value=request]').isChecked()).toBe(true);
    expect(await page.locator('[name=category][value=shopping]').isChecked()).toBe(true);
    expect(await page.locator('[name=precision][value=city]').isChecked()).toBe(true);
    expect(await page.locator('[name=urgent]').isChecked()).toBe(true);
    if (javaScript) await page.locator('[name=title]:focus').waitFor();
  });
}

journey('a draft waits in the browser that wrote it', async ({ visit }) => {
  const page = await visit('ufe');
  const post = postAt('Ljubljana');
  await open(page, '/listings/new');
  await fillPost(page, post);
  await submit(page.locator('form', { has: page.locator('[name=title]') }));
  await page.waitForURL('**/listings/preview**');
  await page.getByRole('link', { name: 'Modifier' }).click();
  await page.waitForURL('**/listings/new');
  await ready(page);
  expect(await page.locator('[name=title]').inputValue()).toBe(post.title);
});

journey('back from a listing keeps the filters', async ({ visit }) => {
  const page = await visit('ufe');
  await lookNear(page, 'Genève', 25);
  await page.locator('.kind-tab[href*="kind=request"]').click();
  await page.waitForURL('**kind=request**');
  await page.locator('[name=category]').selectOption('childcare');
  await page.waitForURL('**category=childcare**');
  await ready(page);
  const [asked, heading] = [page.url(), await page.locator('#found').textContent()];

  await page.locator('main article a').first().click();
  await page.waitForURL('**/listings/*');
  await ready(page);
  await page.goBack();
  await page.waitForURL(asked);
  await ready(page);
  expect(await page.locator('#found').textContent()).toBe(heading);
  expect(await page.locator('[name=where]').inputValue()).toBe('Genève');
  expect(await page.locator('[name=radiusKm]').inputValue()).toBe('25');
  expect(await page.locator('[name=category]').inputValue()).toBe('childcare');
});

journey('what is deleted can be taken back, and what is solved says so', async ({ visit }) => {
  const page = await visit('ufe');
  await join(page, somebody('Ana'));
  const id = await publish(page, postAt('Ljubljana'));
  const press = (intent: string) => page.locator(`main form [name=intent][value=${intent}]`).first().click();

  await press('delete');
  await page.getByText('L’annonce est supprimée').waitFor();
  const neighbour = await visit('ufe');
  expect((await neighbour.goto(`/listings/${id}`))?.status()).toBe(404);
  await press('restore');
  await page.getByText('L’annonce est supprimée').waitFor({ state: 'detached' });
  expect((await neighbour.goto(`/listings/${id}`))?.status()).toBe(200);
  await press('solve');
  await page.getByText('C’est réglé, merci !').waitFor();
  expect((await neighbour.goto(`/listings/${id}`))?.status(), 'ended').toBe(410);
});
