import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { findByList, lookNear } from './steps/find.ts';
import { mailTo } from './steps/mailbox.ts';
import { somebody } from './steps/person.ts';
import { postAt, publishAsNewcomer } from './steps/publish.ts';
import { countScreens } from './steps/screens.ts';

journey('without JavaScript: published, found by a neighbour, unknown elsewhere', async ({ visit }) => {
  const ana = await visit('ufe', { javaScript: false, phone: true });
  const screens = countScreens(ana);
  const post = postAt('Hobart');
  const id = await publishAsNewcomer(ana, post, somebody('Ana'));
  expect(screens()).toBeLessThanOrEqual(4);
  await ana.getByText(/C’est en ligne jusqu’au/).waitFor();

  const neighbour = await visit('ufe', { javaScript: false });
  await findByList(neighbour, post);
  expect(neighbour.url()).toBe(`${originOf('ufe')}/listings/${id}`);

  const stranger = await visit('accueil', { javaScript: false });
  await lookNear(stranger, post.place);
  expect(await stranger.getByText(post.word).count()).toBe(0);
  expect((await stranger.goto(`/listings/${id}`))?.status()).toBe(404);
});

journey('without JavaScript and without an account, a barrier is reported', async ({ visit }) => {
  const zoe = await visit('ufe', { javaScript: false, phone: true });
  await zoe.goto('/');
  await zoe
    .getByRole('contentinfo')
    .getByRole('link', { name: /partiellement conforme/ })
    .click();
  await zoe.locator('main form button').last().click();
  await zoe.getByRole('alert').getByText('Dites en quelques mots').waitFor();
  const { word } = postAt('Hobart');
  await zoe.locator('[name=what]').fill(`Le bouton n’est pas lu, ${word}.`);
  await zoe.locator('main form button').last().click();
  await zoe.waitForURL('**/accessibility?sent=1');
  await zoe.getByRole('status').filter({ hasText: 'Merci' }).waitFor();
  await mailTo('admin@example.org', ({ text }) => text.includes(word));
});
