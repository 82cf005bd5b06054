import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { findByList, findByMap, lookNear } from './steps/find.ts';
import { open } from './steps/page.ts';
import { somebody } from './steps/person.ts';
import { postAt, publishAsNewcomer } from './steps/publish.ts';

journey('on a phone: published, found by list and by map, unknown elsewhere', async ({ visit }) => {
  const ana = await visit('ufe', { phone: true });
  const post = postAt('Tromsø', { kind: 'offer' });
  const id = await publishAsNewcomer(ana, post, somebody('Ana'));
  const address = `${originOf('ufe')}/listings/${id}`;

  const neighbour = await visit('ufe', { phone: true, map: true });
  await findByList(neighbour, post);
  expect(neighbour.url()).toBe(address);
  const wide = await neighbour.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'nothing sticks out to the side').toBeLessThanOrEqual(390);
  await open(neighbour, '/?view=map');
  expect(await neighbour.getByRole('heading', { level: 1 }).count(), 'the map has a title, too').toBe(1);
  await findByMap(neighbour, post, { phone: true });
  expect(neighbour.url()).toBe(address);

  const stranger = await visit('accueil', { phone: true });
  await lookNear(stranger, post.place);
  expect(await stranger.getByText(post.word).count()).toBe(0);
});

journey(
  'on a phone: words are typed in sight, the filters close, and what was found comes into view',
  async ({ visit }) => {
    const page = await visit('ufe', { phone: true });
    await open(page, '/');
    await page.locator('label[for=filters]').click();
    await page.locator('[name=radiusKm]').waitFor();
    await page.locator('#q').fill('babysitter');
    await page.locator('#q').press('Enter');
    await page.waitForURL('**q=babysitter**');
    await page.locator('[name=radiusKm]').waitFor({ state: 'hidden' });
    await page.getByText('Aussi : Garde d’enfants').waitFor();
    await page.waitForFunction(() => {
      const top = document.getElementById('found')?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < window.innerHeight / 2;
    });
    expect(await page.locator('#q').isVisible(), 'the words keep their field').toBe(true);
  },
);
