import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { findByList, lookNear } from './steps/find.ts';
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
