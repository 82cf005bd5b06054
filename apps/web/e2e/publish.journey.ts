import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { findByList, findByMap } from './steps/find.ts';
import { askedCode, enterCode, somebody } from './steps/person.ts';
import { askToPublish, postAt, preview, publishedId } from './steps/publish.ts';
import { countScreens } from './steps/screens.ts';
import { everyWay, expectUnknown, waysTo } from './steps/ways.ts';

const tallinn = { lat: 59.44, lon: 24.75 };

journey('published by a newcomer, found by a neighbour, unknown elsewhere', async ({ visit }) => {
  const ana = await visit('ufe', { phone: true });
  const screens = countScreens(ana);
  const person = somebody('Ana');
  const post = postAt('Tallinn', { urgent: true });

  await preview(ana, post);
  await ana.getByText('Voici exactement ce que les autres verront').waitFor();
  await ana.getByText(post.title).waitFor();
  await ana.getByText(/Les autres verront\s: .*Tallinn.* et ses environs, sans le quartier/).waitFor();
  await askToPublish(ana, person);
  await enterCode(ana, await askedCode(ana, person.email));
  const id = await publishedId(ana);
  // The form, the preview, the code, and what is online.
  expect(screens()).toBeLessThanOrEqual(4);
  const address = `${originOf('ufe')}/listings/${id}`;
  await ana.getByText(/C’est en ligne jusqu’au/).waitFor();
  const share = ana.getByRole('link', { name: /WhatsApp/ }).first();
  expect(decodeURIComponent((await share.getAttribute('href')) ?? '')).toContain(address);

  const neighbour = await visit('ufe', { map: true });
  await findByList(neighbour, post);
  expect(neighbour.url()).toBe(address);
  expect(await neighbour.locator('h1').textContent()).toBe(post.title);
  expect(await neighbour.content()).not.toContain(person.email);
  await findByMap(neighbour, post);
  expect(neighbour.url()).toBe(address);
  expect(await waysTo(neighbour, { id, word: post.word }, tallinn)).toEqual(everyWay);

  for (const elsewhere of ['accueil', 'jiran']) {
    const stranger = await visit(elsewhere);
    expect((await stranger.goto(`/listings/${id}`))?.status()).toBe(404);
    expect(await waysTo(stranger, { id, word: post.word }, tallinn)).toEqual([]);
    await expectUnknown(stranger, id);
  }
});
