import { readFileSync } from 'node:fs';
import { expect, inject } from 'vitest';
import { journey } from './journey.ts';
import { ask } from './steps/api.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publishedId } from './steps/publish.ts';

/** A door in Graz. */
const home = { latitude: 47.0697341, longitude: 15.4294873 };
/** Its position to ten metres. */
const exact = /47\.0697|15\.4295|15\.4294/;

journey(
  '"near me" publishes a square: the position itself leaves the browser for nobody',
  async ({ visit }) => {
    const ana = await visit('ufe', { map: true });
    await ana.context().grantPermissions(['geolocation']);
    await ana.context().setGeolocation(home);
    const sent: string[] = [];
    ana.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await join(ana, somebody('Ana'));

    const post = postAt('');
    await open(ana, '/listings/new');
    await ana.locator('[name=kind][value=request]').check();
    await ana.locator('[name=category][value=shopping]').check();
    await ana.locator('[name=title]').fill(post.title);
    await ana.locator('textarea[name=description]').fill(post.description);
    await ana.getByRole('button', { name: 'Près de moi' }).click();
    await ana.getByText(/Les autres verront\s: autour de .*Graz/).waitFor();
    await submit(ana.locator('form', { has: ana.locator('[name=title]') }));
    await ana.waitForURL('**/listings/preview**');
    await ready(ana);
    await ana.locator('main form [value=publish]').click();
    const id = await publishedId(ana);
    await open(ana, '/');
    await ana.getByRole('button', { name: 'Autour de moi' }).click();
    await ana.waitForURL('**near=**');
    await ana.getByText(post.title).waitFor();

    expect(sent.some((text) => text.includes('near=47.07'))).toBe(true);
    expect(
      sent.filter((text) => exact.test(text)),
      'what the browser sent',
    ).toEqual([]);
    for (const path of [
      `/listings/${id}`,
      `/api/v1/listings/${id}`,
      `/listings/${id}/edit`,
      '/me/data.json',
    ]) {
      const { status, text } = await ask(ana, path);
      expect(status, path).toBe(200);
      expect(text, path).not.toMatch(exact);
    }
    expect(readFileSync(inject('server').logFile, 'utf8')).not.toMatch(exact);
  },
);
