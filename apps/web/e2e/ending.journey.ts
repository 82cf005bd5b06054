import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, originOf } from './journey.ts';
import { ask } from './steps/api.ts';
import { seriousFaults } from './steps/axe.ts';
import { mailsTo, mailTo } from './steps/mailbox.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

const A_MINUTE_MS = 60_000;

/** The addresses behind the buttons of the mail, by what they say. */
const buttonsOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/https?:\S+(\/listings\/asked\/\S+\/(still|solved|stop))/g)].map(([, path, answer]) => [
      answer ?? '',
      path ?? '',
    ]),
  );

async function answerAsked(page: Page, path: string) {
  // As a program does that looks into mails.
  for (let times = 0; times < 2; times++) expect((await page.goto(path))?.status()).toBe(200);
  await ready(page);
  expect(await page.locator('main form button').count()).toBe(1);
  await submit(page.locator('main form'));
  await page.waitForURL('**done=1');
  return said(page);
}

/** The page tells its name to those who listen, too, in a status that is empty at first. */
async function said(page: Page) {
  const notice = page.getByRole('status').filter({ hasText: /\S/ }).first();
  await notice.waitFor();
  return notice.textContent();
}

journey(
  'the buttons of the mail before the end work without signing in, with script and without, once',
  async ({ visit }) => {
    const [ana, ben] = [await visit('ufe'), await visit('ufe')];
    const [author, helper] = [somebody('Ana'), somebody('Ben')];
    await join(ana, author);
    await join(ben, helper);
    const posts = [postAt('Ushuaia'), postAt('Ushuaia')] as const;
    const ids = [await publish(ana, posts[0]), await publish(ana, posts[1])] as const;
    await open(ben, `/listings/${ids[0]}/answer`);
    await ben.locator('[name=body]').fill('Je passe samedi.');
    await submit(ben.locator('main form'));
    await ben.waitForURL('**/threads/*sent=1');

    // A promise of a minute: its author is asked when a quarter of it is left.
    const expiresAt = new Date(Date.now() + A_MINUTE_MS).toISOString();
    for (const id of ids)
      expect((await ask(ana, `/api/v1/listings/${id}`, 'PATCH', { expiresAt })).status).toBe(200);
    await new Promise((wake) => setTimeout(wake, 0.7 * A_MINUTE_MS));
    const mails = await Promise.all(
      posts.map(({ word }) =>
        mailTo(
          author.email,
          ({ subject, text }) => subject.includes(word) && text.includes('/listings/asked/'),
        ),
      ),
    );
    const [first, second] = mails.map(({ text }) => buttonsOf(text));
    expect(mails[0]?.text).toContain(`${originOf('ufe')}${first?.still}`);
    expect(Object.keys(first ?? {})).toEqual(['still', 'solved', 'stop']);

    const anybody = await visit('ufe');
    expect(await answerAsked(anybody, first?.still ?? '')).toMatch(/en ligne jusqu’au/);
    await open(anybody, first?.still ?? '');
    expect(await anybody.locator('main form').count()).toBe(0);
    await open(anybody, first?.stop ?? '');
    expect(await said(anybody)).toMatch(/en ligne jusqu’au.*plus rien/s);
    expect(await seriousFaults(anybody)).toEqual([]);

    const plain = await visit('ufe', { javaScript: false });
    expect(await answerAsked(plain, second?.stop ?? '')).toMatch(/en pause/);
    expect((await plain.goto(second?.solved ?? ''))?.status()).toBe(200);
    expect(await plain.locator('main form').count()).toBe(0);
    expect((await plain.goto((second?.stop ?? '').replace(/.{4}\/stop$/, 'AAAA/stop')))?.status()).toBe(410);
    await open(ben, `/listings/${ids[1]}`);
    await ben.getByText('Cette annonce est en pause.').waitFor();
    expect(await ben.getByText(posts[1].description).count()).toBe(0);
    const asked = (await mailsTo(author.email)).filter(({ text }) => text.includes('/listings/asked/'));
    expect(asked).toHaveLength(2);

    // Its author takes it up again where it is listed, and lets the other one rest.
    await open(ana, '/me/listings');
    await ana.locator('article', { hasText: posts[1].word }).locator('[value=reopen]').click();
    await ana.waitForURL(`**/listings/${ids[1]}`);
    await ready(ana);
    await ana.locator('main form [value=pause]').click();
    await ana.getByText('Votre annonce est en pause.').waitFor();

    // Solved: who helped, and a word that they alone read.
    await open(ana, `/listings/${ids[0]}`);
    await ana.locator('main form [value=solve]').click();
    await ana.waitForURL('**/helped');
    await ready(ana);
    expect(await seriousFaults(ana)).toEqual([]);
    await ana.getByRole('radio', { name: 'Ben' }).check();
    await ana.locator('[name=words]').fill('Merci, Ben, c’était parfait.');
    await submit(ana.locator('main form'));
    await ana.waitForURL('**/helped?done=1');
    await ana.getByText(/Votre merci est parti\s: .*Ben/).waitFor();
    const thanked = await mailTo(helper.email, ({ text }) => text.includes('c’était parfait'));
    expect(thanked.subject).toMatch(/^Ana vous dit merci\s: /);
    expect(JSON.stringify(thanked)).not.toContain(author.email);
    await open(ben, '/me');
    await ben.getByRole('heading', { name: 'Les mercis reçus' }).waitFor();
    await ben.getByText('Merci, Ben, c’était parfait.').waitFor();
  },
);

journey(
  'after publishing, a request finds the offers near it, and one tap leads to each',
  async ({ visit }) => {
    const [ana, ben] = [await visit('ufe'), await visit('ufe')];
    await join(ben, somebody('Ben'));
    const offer = postAt('Ljubljana', { kind: 'offer' });
    const offered = await publish(ben, offer);
    await join(ana, somebody('Ana'));
    await publish(ana, postAt('Ljubljana'));
    await ana.getByText(/personnes de l’espace peuvent la voir|commence tout juste/).waitFor();
    const match = ana.locator('article', { hasText: offer.word });
    await match.getByRole('link', { name: 'Écrire' }).click();
    await ana.waitForURL(`**/listings/${offered}/answer`);
    await ready(ana);
    expect(await ana.locator('[name=body]').count()).toBe(1);
  },
);
