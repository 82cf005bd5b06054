import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { fillPost, postAt } from './steps/publish.ts';

const LOST = 0.3;
const MOST_TRIES = 60;

/** Mulberry32: the same numbers every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Loses three of ten requests; every second one of these reached the server, and only its answer is lost. */
async function lose(page: Page) {
  const random = randomFrom(13);
  const lost = { requests: 0, answers: 0 };
  await page.route('**/*', async (route) => {
    if (random() >= LOST) return route.continue();
    if (random() < 0.5) {
      lost.answers += 1;
      await route.fetch({ maxRedirects: 0 }).catch(() => {});
    } else lost.requests += 1;
    await route.abort('connectionreset').catch(() => {});
  });
  return lost;
}

journey('on a network that loses three of ten requests, one listing comes of it', async ({ visit }) => {
  const page = await visit('ufe', {
    mayComplain: /ERR_CONNECTION_RESET|loading route module|Failed to fetch/,
  });
  await join(page, somebody('Ana'));
  const post = postAt('Ljubljana');
  await open(page, '/listings/new');
  await fillPost(page, post);
  const lost = await lose(page);

  const over = () => /published=1|\/me\/listings/.test(page.url());
  for (let tries = 0; tries < MOST_TRIES && !over(); tries++) {
    const before = page.url();
    const [form, publish] = [
      page.locator('main form:has([name=title])'),
      page.locator('main form [value=publish]'),
    ];
    // A page that did not come is asked for again.
    if (await publish.isVisible()) await publish.click().catch(() => {});
    else if (await form.isVisible()) await submit(form).catch(() => {});
    else await page.goto(before.startsWith('http') ? before : '/listings/preview').catch(() => {});
    await page.waitForURL((url) => url.href !== before, { timeout: 1500 }).catch(() => {});
  }
  expect(lost.requests + lost.answers, 'something was lost').toBeGreaterThan(0);
  await page.unroute('**/*');
  await open(page, '/me/listings');
  expect(await page.locator('main').getByText(post.word).count()).toBe(1);
});
