import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { mailTo } from './steps/mailbox.ts';
import { open, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

for (const javaScript of [true, false])
  journey(
    `a member chooses their mails, and turns one kind off by a link of it, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const [author, helper] = [somebody('Ana'), somebody('Ben')];
      const ana = await visit('ufe', { javaScript, phone: true });
      await join(ana, author);
      await open(ana, '/me');
      await ana.getByRole('link', { name: 'Mes e-mails' }).click();
      await ana.waitForURL('**/me/notices');
      await ana.locator('[name=alert][value=never]').check();
      await ana.locator('[name=digestDay]').selectOption('5');
      await ana.locator('[name=timeZone]').selectOption('Asia/Bangkok');
      await submit(ana.locator('main form'));
      await ana.waitForURL('**/me/notices?saved=1');
      await ana.getByRole('status').getByText('C’est enregistré.').waitFor();
      expect(await ana.locator('[name=alert]:checked').inputValue()).toBe('never');
      expect(await ana.locator('[name=message]:checked').inputValue()).toBe('now');
      expect(await ana.locator('[name=digestDay]').inputValue()).toBe('5');
      expect(await ana.locator('[name=timeZone]').inputValue()).toBe('Asia/Bangkok');

      const ben = await visit('ufe');
      await join(ben, helper);
      const posting = await visit('ufe');
      await posting.context().addCookies(await ana.context().cookies());
      const id = await publish(posting, postAt('Ushuaia'));
      await open(ben, `/listings/${id}/answer`);
      await ben.locator('[name=body]').fill('Bonjour Ana, je peux venir.');
      await submit(ben.locator('main form'));
      const mail = await mailTo(author.email, ({ text }) => text.includes('je peux venir'));
      const [, link = ''] = /^<(.*)>$/.exec(mail.headers['List-Unsubscribe'] ?? '') ?? [];
      expect(link).toContain(`${originOf('ufe')}/notices/off/`);
      expect(mail.text).toContain(link);

      // Whoever has the mail, signed in or not; a look changes nothing.
      const anybody = await visit('ufe', { javaScript });
      const { pathname } = new URL(link);
      for (let n = 0; n < 2; n++) {
        await open(anybody, pathname);
        await anybody.getByRole('heading', { name: /Ne plus recevoir ces e-mails/ }).waitFor();
      }
      await submit(anybody.locator('main form'));
      await anybody
        .getByRole('status')
        .getByText('Vous ne recevez plus d’e-mail pour les messages.')
        .waitFor();
      await submit(anybody.locator('main form'));
      await anybody.getByRole('status').getByText('C’est rétabli').waitFor();
    },
  );
