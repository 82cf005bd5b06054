import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { mailTo } from './steps/mailbox.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { pngOf } from './steps/picture.ts';
import { postAt, publish } from './steps/publish.ts';

const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const wide = file('large.png', pngOf({ width: 4000, height: 3000, pattern: 0xaa }));
const high = file('haute.png', pngOf({ width: 600, height: 900, pattern: 0xf0 }));
const bomb = file('bombe.png', pngOf({ width: 20_000, height: 20_000, pattern: 0xcc }));
const svg = file('dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml');

journey(
  'photos go with a message from a phone and without a script; what is no photo loses nothing, and one is reported',
  async ({ visit }) => {
    const [ana, ben] = [
      await visit('ufe', { phone: true }),
      await visit('ufe', { javaScript: false, locale: 'en-GB' }),
    ];
    const [author, helper] = [somebody('Ana'), somebody('Ben')];
    await join(ana, author);
    await join(ben, helper);
    const id = await publish(ana, postAt('Nantes'));

    await open(ben, `/listings/${id}/answer`);
    await ben.locator('[name=body]').fill('I can come on Saturday.');
    await submit(ben.locator('main form'));
    await ben.waitForURL('**/threads/*sent=1');
    const thread = new URL(ben.url()).pathname;

    // Without a script: one at a time, and the words are there again whatever became of it.
    const words = 'Is this the right door?';
    const body = ben.locator('[name=body]');
    await body.fill(words);
    for (const [wrong, said] of [
      [svg, 'This is not a photo that we can read'],
      [bomb, 'This photo is too large'],
    ] as const) {
      await ben.locator('summary', { hasText: 'Add photos' }).click();
      await ben.locator('[name=file]').setInputFiles(wrong);
      await ben.getByRole('button', { name: 'Send', exact: true }).click();
      await ben.getByText(said).waitFor();
      expect(await body.inputValue()).toBe(words);
    }
    await ben.locator('[name=file]').setInputFiles(high);
    await ben.getByRole('button', { name: 'Send the photo' }).click();
    await ben.locator('[name^=alt-]').fill('A blue door');
    expect(await body.inputValue()).toBe(words);
    await ben.getByRole('button', { name: 'Send', exact: true }).click();
    await ben.waitForURL('**/threads/*sent=1*');
    const told = await mailTo(author.email, ({ text }) => text.includes(words));
    expect(told.text).toMatch(/Avec ce message\s: 1 photo/);
    expect(told.html).not.toContain('/photos/');

    // With one: made smaller, sent at once, and the message is photos alone.
    await open(ana, thread);
    const shown = ana.locator('main ol picture img');
    await ana.getByRole('img', { name: 'A blue door' }).waitFor();
    await ana.getByText('anglais', { exact: true }).first().waitFor();
    await ana.locator('summary', { hasText: 'Ajouter des photos' }).tap();
    await ana.locator('[name=file]').setInputFiles([wide, svg]);
    await ana.getByText('dessin.svg. Ce n’est pas une photo').waitFor();
    await ana.locator('[name^=alt-]').waitFor();
    expect(await seriousFaults(ana), 'a conversation with photos').toEqual([]);
    for (const sight of sights) expect(await misfits(ana, sight), JSON.stringify(sight)).toEqual([]);
    await ana.getByRole('button', { name: 'Envoyer', exact: true }).last().click();
    await ana.waitForURL('**sent=1#latest');
    await expect.poll(() => shown.count()).toBe(2);

    await open(ben, thread);
    const src = await ben.locator('main ol picture img').last().getAttribute('src');
    const stranger = await visit('ufe');
    await open(stranger, '/');
    const statusFor = (page: Page) =>
      page.evaluate(async (address) => (await fetch(address)).status, src ?? '');
    expect([await statusFor(stranger), await statusFor(ana)]).toEqual([404, 200]);
    await ben.getByRole('link', { name: 'Report this photo' }).click();
    await ben.waitForURL('**/report/photo/*');
    await ready(ben);
    await ben.getByRole('button', { name: 'Private details about somebody' }).click();
    await ben.waitForURL('**sent=1');
    expect(await ben.getByRole('link', { name: 'Go back' }).getAttribute('href')).toContain(thread);
  },
  180_000,
);
