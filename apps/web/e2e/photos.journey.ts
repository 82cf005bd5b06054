import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { pngOf } from './steps/picture.ts';
import { postAt, publish } from './steps/publish.ts';

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
const wide = file('large.png', pngOf({ width: 4000, height: 3000, pattern: 0xaa }));
const high = file('haute.png', pngOf({ width: 600, height: 900, pattern: 0xf0 }));
const text = file('lettre.png', Buffer.from('Bonjour'));

const [paul, mona, bea] = [
  { ...somebody('Paul'), role: 'member' },
  { ...somebody('Mona'), role: 'moderator' },
  { ...somebody('Béa'), role: 'member' },
];
const alts = (page: Page) =>
  page
    .locator('main ol input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

async function after(page: Page, outcome: string, act: () => Promise<void>): Promise<void> {
  await act();
  await page.waitForURL(`**/photos?photo=${outcome}`);
  await ready(page);
}

const asked = (page: Page, address: string) =>
  page.evaluate(async (src) => {
    const { status, headers } = await fetch(src);
    const names = ['content-type', 'cache-control', 'x-content-type-options'];
    return [status, ...names.map((name) => headers.get(name))];
  }, address);

async function sound(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([]);
  for (const sight of sights)
    expect(await misfits(page, sight), `${what} ${JSON.stringify(sight)}`).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

for (const javaScript of [true, false])
  journey(
    `two photos are added, described, put in order and taken away, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const slug = `photo-${newWord()}`;
      await platform(
        ...['tenant', 'create', slug, '--from-web', '--name', 'Voisins', '--home', '47.2,-1.5', '--place'],
        ...['Nantes'],
      );
      for (const person of [paul, mona, bea])
        await platform('tenant', 'invite', slug, person.email, '--role', person.role);
      const page = await visit(slug, { javaScript });
      await join(page, paul);
      const post = postAt('Nantes');
      const listing = await publish(page, post);
      await page.getByRole('link', { name: 'Ajouter des photos' }).click();
      await page.waitForURL('**/photos');
      await ready(page);

      const chosen = page.locator('input[type=file]');
      const send = page.getByRole('button', { name: 'Envoyer la photo' });
      if (javaScript) {
        // Made smaller before it leaves: the server is never sent the large one.
        const sent = page.waitForRequest((request) => request.url().endsWith('/photos/add'));
        await chosen.setInputFiles([wide, text, high]);
        await page.getByText('lettre.png. Ce n’est pas une photo').waitFor();
        await page.locator('main ol li').nth(1).waitFor();
        const { requestBodySize } = await (await sent).sizes();
        expect(requestBodySize).toBeLessThan(600_000);
        await sound(page, 'the photos');
      } else {
        await chosen.setInputFiles(text);
        await after(page, 'media-type', () => send.click());
        await page.locator('#file-error').waitFor();
        for (const one of [wide, high]) {
          await chosen.setInputFiles(one);
          await after(page, 'added', () => send.click());
        }
      }
      // What was typed about both is kept when one is moved.
      await page.locator('main ol input').nth(0).fill('La cour');
      await page.locator('main ol input').nth(1).fill('Le vélo');
      await after(page, 'moved', () => page.getByRole('button', { name: 'Avancer Photo 2' }).click());
      await expect.poll(() => alts(page)).toEqual(['Le vélo', 'La cour']);
      if (javaScript) {
        const items = page.locator('main ol li');
        await items.nth(1).locator('img').dragTo(items.nth(0));
        await expect.poll(() => alts(page)).toEqual(['La cour', 'Le vélo']);
        await page.getByRole('button', { name: 'Reculer Photo 1' }).focus();
        await page.keyboard.press('Enter');
        await expect.poll(() => alts(page)).toEqual(['Le vélo', 'La cour']);
      }

      const reader = await visit(slug, { javaScript });
      await join(reader, bea);
      await open(reader, `/listings/${listing}`);
      const shown = reader.locator('.gallery picture img');
      expect(await shown.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt))).toEqual([
        'Le vélo',
        'La cour',
      ]);
      const [first = ''] = await shown.evaluateAll((all) =>
        all.map((one) => (one as HTMLImageElement).currentSrc),
      );
      expect(first).toMatch(/\/photos\/[0-9a-f-]+\/(small|medium|large)$/);
      // Asked for without a script, a page cannot look at its answers.
      if (javaScript)
        expect(await asked(reader, first)).toEqual([
          200,
          'image/webp',
          'private, max-age=31536000, immutable',
          'nosniff',
        ]);
      if (javaScript) await sound(reader, 'a listing with photos');

      await reader.getByRole('link', { name: 'Signaler cette photo' }).first().click();
      await reader.waitForURL('**/report/photo/*');
      await ready(reader);
      await reader.getByRole('button', { name: /renseignements privés/ }).click();
      await reader.waitForURL('**sent=1');

      const moderator = await visit(slug, { javaScript });
      await join(moderator, mona);
      await open(moderator, '/admin/desk');
      await moderator
        .getByRole('link', { name: new RegExp(post.title) })
        .first()
        .click();
      await moderator.waitForURL('**/admin/desk/*-*');
      await ready(moderator);
      await moderator.getByRole('img', { name: 'Le vélo' }).waitFor();
      await moderator.getByRole('button', { name: 'Retirer', exact: true }).click();
      await moderator.getByRole('status').getByText('Retiré.').waitFor();
      await open(reader, `/listings/${listing}`);
      expect(await shown.count()).toBe(1);
      // Not the one that their browser has kept.
      if (javaScript) expect((await asked(reader, first.replace(/\w+$/, 'jpeg')))[0]).toBe(404);

      await open(page, `/listings/${listing}/photos`);
      await page.getByText('L’équipe a retiré cette photo.').waitFor();
      await after(page, 'removed', () => page.getByRole('button', { name: 'Retirer Photo 2' }).click());
      expect(await alts(page)).toEqual(['Le vélo']);
      await open(reader, `/listings/${listing}`);
      expect(await shown.count()).toBe(0);
    },
    240_000,
  );
