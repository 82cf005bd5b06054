import { expect } from 'vitest';
import { journey } from './journey.ts';
import { mailTo } from './steps/mailbox.ts';
import { open, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

const reply = 'main form:has([name=body])';

for (const javaScript of [true, false])
  journey(
    `two people agree in their conversation${javaScript ? '' : ', without JavaScript'}`,
    async ({ visit }) => {
      const ana = await visit('ufe', { phone: true, javaScript });
      const [ben, eve] = [await visit('ufe', { javaScript }), await visit('ufe')];
      const third = somebody('Eve Kovacs');
      await join(ana, somebody('DURAND Ana'));
      await join(ben, somebody('Ben Nowak'));
      await join(eve, third);
      const id = await publish(ana, postAt('Ushuaia'));
      for (const page of [ben, eve]) {
        await open(page, `/listings/${id}/answer`);
        await page.locator('[name=body]').fill('Je peux aider samedi.');
        await submit(page.locator('main form'));
        await page.waitForURL('**/threads/*sent=1');
      }
      const thread = new URL(ben.url()).pathname;

      await open(ana, thread);
      await open(ben, thread);
      await ben.locator('li').getByText('Lu', { exact: true }).waitFor();
      await ana.locator('[name=tellOthers]').check();
      await ana.getByRole('button', { name: 'Choisir Ben' }).click();
      await ana.getByText('Vous avez choisi Ben.').waitFor();
      await open(ben, thread);
      await ben.getByText('Ana vous a choisi pour l’aider.').waitFor();
      const told = await mailTo(third.email, ({ subject }) => subject.startsWith('Quelqu’un d’autre aide'));
      expect(told.text).not.toMatch(/Ben|DURAND|Nowak/);

      // Where to meet: told by one, seen by the other, taken back.
      await ana.getByText('Dire où se retrouver').click();
      await ana.locator('#share-place').fill('Devant la poste');
      await ana.locator('button[value=share-place]').click();
      await ana.getByText('Vous avez dit où vous retrouver').waitFor();
      await open(ben, thread);
      await ben.locator('[data-share=place]').getByText('Devant la poste').waitFor();
      expect((await eve.goto(thread))?.status()).toBe(404);
      await ana.locator('button[value=withdraw-place]').click();
      await ana.locator('#share-place').waitFor({ state: 'attached' });
      await open(ben, thread);
      expect(await ben.locator('[data-share]').count()).toBe(0);

      await ana.getByRole('button', { name: 'Plus d’e-mails' }).click();
      await ana.getByText('Vous ne recevez pas d’e-mail').waitFor();
      await ana.getByRole('button', { name: 'Revenir sur ce choix' }).click();
      await ana.getByRole('button', { name: 'Choisir Ben' }).waitFor();
      await ana.getByRole('button', { name: 'C’est réglé' }).click();
      await ana.locator('section').getByText('c’est réglé', { exact: true }).first().waitFor();
      await ana.locator('[name=body]').fill('Merci Ben !');
      await submit(ana.locator(reply));
      await ana.waitForURL('**sent=1#latest');
    },
  );
