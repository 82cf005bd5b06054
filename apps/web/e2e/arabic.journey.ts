import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { findByList, findByMap, lookNear } from './steps/find.ts';
import { codeFor, mailTo } from './steps/mailbox.ts';
import { somebody } from './steps/person.ts';
import { postAt, publishAsNewcomer } from './steps/publish.ts';

journey('in Arabic, from right to left: published, found, unknown elsewhere', async ({ visit }) => {
  const ana = await visit('jiran', { locale: 'ar' });
  const person = somebody('هناء');
  const post = postAt('العقبة', { description: 'كيسان من البقالة يوم السبت، والبيت في الطابق الثالث.' });
  const id = await publishAsNewcomer(ana, post, person);
  const address = `${originOf('jiran')}/listings/${id}`;
  const html = ana.locator('html');
  expect(await html.getAttribute('dir')).toBe('rtl');
  expect(await html.getAttribute('lang')).toBe('ar');

  const neighbour = await visit('jiran', { locale: 'ar', map: true });
  await findByList(neighbour, post);
  expect(neighbour.url()).toBe(address);
  await findByMap(neighbour, post);
  expect(neighbour.url()).toBe(address);

  const welcome = await mailTo(person.email, ({ html }) => html.includes('dir="rtl"'));
  expect(welcome.tenant).toBe('jiran');
  expect(await codeFor(person.email)).toMatch(/^\d{6}$/);

  const stranger = await visit('ufe');
  await lookNear(stranger, 'Aqaba');
  expect(await stranger.getByText(post.word).count()).toBe(0);
  expect((await stranger.goto(`/listings/${id}`))?.status()).toBe(404);
});
