import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { mailTo, type ReceivedMail } from './steps/mailbox.ts';
import { open, ready, submit } from './steps/page.ts';
import { askedCode, enterCode, join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

const everything = (mail: ReceivedMail) => JSON.stringify([mail.text, mail.html, mail.headers, mail.from]);

journey(
  '"I can help" reaches the author, and the answer comes back, without any address',
  async ({ visit }) => {
    const [ana, ben] = [await visit('ufe'), await visit('ufe', { locale: 'en-GB' })];
    const [author, helper] = [somebody('DURAND Ana'), somebody('Ben Nowak')];
    await join(ana, author);
    const id = await publish(ana, postAt('Ushuaia'));

    // Account last: the message is written first, and sent by the code.
    await open(ben, `/listings/${id}`);
    await ben.getByRole('link', { name: 'I can help' }).click();
    await ben.waitForURL('**/answer');
    await ready(ben);
    await ben.locator('[name=body]').fill('I live next door and can go on Saturday.');
    await ben.locator('[name=displayName]').fill(helper.name);
    await ben.locator('[name=email]').fill(helper.email);
    await submit(ben.locator('main form'));
    await enterCode(ben, await askedCode(ben, helper.email));
    await ben.waitForURL('**/threads/*sent=1');
    // An open conversation reads what comes by itself.
    await open(ben, '/');

    const told = await mailTo(author.email, ({ text }) => text.includes('I live next door'));
    expect(told.tenant).toBe('ufe');
    expect(told.subject).toMatch(/^Ben vous écrit : /);
    const thread = new RegExp(`${originOf('ufe')}/threads/[0-9a-f-]{36}`).exec(told.text)?.[0] ?? '';
    expect(told.html).toContain(thread);
    expect(everything(told)).not.toContain(helper.email);

    // Counted in the navigation until it is read, in figures and in words.
    const unread = ana.locator('header .count-badge');
    await open(ana, '/');
    expect(await unread.textContent()).toBe('1');
    expect(await ana.getByRole('link', { name: 'Messages 1 conversation non lue' }).count()).toBe(1);
    // Two taps from the notice to the answer that is sent: its link, and the button under what is written.
    await open(ana, thread);
    await ana.getByText('I live next door').waitFor();
    expect(await unread.count()).toBe(0);
    await ana.locator('[name=body]').fill('Merci beaucoup, à samedi !');
    await submit(ana.locator('main form:has([name=body])'));
    await ana.waitForURL('**sent=1#latest');

    const answer = await mailTo(helper.email, ({ text }) => text.includes('à samedi'));
    expect(answer.subject, 'in the language of its reader').toMatch(/^Ana wrote to you: /);
    expect(answer.text).toContain(thread);
    expect(everything(answer)).not.toContain(author.email);
    expect(everything(answer) + everything(told)).not.toMatch(/DURAND|Nowak/);
    await open(ben, `/listings/${id}`);
    expect(await ben.locator('header .count-badge').textContent()).toBe('1');
    await ben.getByRole('link', { name: 'Open our conversation' }).click();
    await ben.getByText('à samedi').waitFor();
    expect(await ben.locator('header .count-badge').count()).toBe(0);
    await ben.getByRole('link', { name: 'Listings' }).first().click();
    await ben.waitForURL((url) => url.pathname === '/');
    expect(await ben.locator('header .count-badge').count()).toBe(0);
    for (const [page, other] of [
      [ana, helper],
      [ben, author],
    ] as const) {
      await open(page, thread);
      expect(await page.content()).not.toContain(other.email);
    }

    const stranger = await visit('ufe');
    await join(stranger, somebody('Eve'));
    expect((await stranger.goto(thread))?.status(), 'for a third').toBe(404);
  },
);

journey('a long conversation shows its newest messages, and older ones by a link', async ({ visit }) => {
  const [ana, ben] = [await visit('ufe', { phone: true }), await visit('ufe')];
  await join(ana, somebody('Ana'));
  await join(ben, somebody('Ben'));
  const id = await publish(ana, postAt('Ushuaia'));
  await open(ben, `/listings/${id}/answer`);
  await ben.locator('[name=body]').fill('Message 0.');
  await submit(ben.locator('main form'));
  await ben.waitForURL('**/threads/*sent=1');
  const thread = new URL(ben.url()).pathname;
  // Each writes less than the door lets through in a minute.
  for (const [page, from, to] of [
    [ben, 1, 25],
    [ana, 26, 50],
  ] as const) {
    await open(page, thread);
    await page.evaluate(
      async ([path, first, last]) => {
        for (let n = first; n <= last; n++)
          await fetch(path, { method: 'POST', body: new URLSearchParams({ body: `Message ${n}.` }) });
      },
      [thread, from, to] as const,
    );
    await open(page, '/threads');
  }

  for (const page of [ana, ben]) {
    await open(page, `${thread}#latest`);
    await page.getByText('Message 50.').waitFor();
    expect(await page.getByText('Message 0.', { exact: true }).count()).toBe(0);
    expect(await page.locator('#latest').evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(
      900,
    );
    await page.getByRole('link', { name: 'Messages plus anciens' }).click();
    await page.getByText('Message 0.', { exact: true }).waitFor();
    expect(await page.locator('[name=body]').count(), 'one answers to the newest').toBe(0);
    await page.getByRole('link', { name: 'Revenir aux derniers messages' }).click();
    await page.getByText('Message 50.').waitFor();
  }
});
