import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { ask } from './steps/api.ts';
import { mailTo } from './steps/mailbox.ts';
import { open } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

journey('a shared link has a picture, and a solved listing keeps its text to itself', async ({ visit }) => {
  const [ana, stranger] = [await visit('ufe'), await visit('ufe')];
  const person = somebody('Zénaïde Durand');
  await join(ana, person);
  const id = await publish(ana, postAt('Ushuaia', { description: 'Rez-de-chaussée, porte verte.' }));
  const meta = (property: string) => stranger.locator(`meta[property="${property}"]`).getAttribute('content');

  await open(stranger, `/listings/${id}`);
  expect(await meta('og:url')).toBe(`${originOf('ufe')}/listings/${id}`);
  const picture = (await meta('og:image')) ?? '';
  expect(picture).toContain(`${originOf('ufe')}/pictures/fr/listings/${id}`);
  const shown = await ask(stranger, new URL(picture).pathname);
  expect([shown.status, shown.type]).toEqual([200, 'image/jpeg']);
  expect(await stranger.getByText('Durand').count()).toBe(0);

  const types: Record<string, string> = {
    '/apple-touch-icon.png': 'image/png',
    '/pictures/logo': 'image/png',
    '/pictures/ar/space': 'null',
    '/pictures/fr/space': 'image/jpeg',
    '/robots.txt': 'text/plain; charset=utf-8',
    '/sitemap.xml': 'application/xml; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await ask(stranger, path);
    if (type === 'null') expect(answer.status, path).toBe(404);
    else expect([answer.status, answer.type], path).toEqual([200, type]);
  }
  const welcome = await mailTo(person.email, ({ html }) => html.includes('<img'));
  expect(welcome.html).toContain(`${originOf('ufe')}/pictures/logo`);

  await open(ana, `/listings/${id}`);
  await ana.locator('main form [name=intent][value=solve]').first().click();
  await ana.getByText('C’est réglé, merci !').waitFor();
  expect((await stranger.goto(`/listings/${id}`))?.status()).toBe(410);
  expect(await stranger.content()).not.toMatch(/porte verte|Durand|Zénaïde/);
  // Not what the browser keeps of it.
  expect((await ask(stranger, `${new URL(picture).pathname}?again`)).status).toBe(404);
});
