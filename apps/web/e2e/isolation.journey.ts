import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { journey, newWord } from './journey.ts';
import { crawl } from './steps/crawl.ts';
import { allMails, mailTo } from './steps/mailbox.ts';
import { open, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publishAsNewcomer } from './steps/publish.ts';

/** Words that only one listing, one message and one person of one space have. */
function newCanaries() {
  const person = somebody(newWord());
  const message = newWord();
  return { person, message, text: newWord() };
}

/** Somebody publishes in ufe, and somebody answers. @returns everything that must stay there */
async function plant(ana: Page, ben: Page): Promise<string[]> {
  const { person, message, text } = newCanaries();
  const post = postAt('Punta Arenas', { description: `Le mot est ${text}.`, precision: 'country' });
  const id = await publishAsNewcomer(ana, post, person);
  const helper = somebody(newWord());
  await join(ben, helper);
  await open(ben, `/listings/${id}/answer`);
  await ben.locator('[name=body]').fill(`Bonjour ${message}`);
  await submit(ben.locator('main form'));
  await ben.waitForURL('**/threads/*sent=1');
  await mailTo(person.email, (mail) => mail.text.includes(message));
  return [id, post.word, text, message, person.email, person.name, helper.email, helper.name];
}

const heldBy = (text: string, canaries: string[]) => canaries.filter((canary) => text.includes(canary));

journey(
  'nothing of one space shows in another: pages, API, mails; nor anything of anybody in the log',
  async ({ visit }) => {
    const canaries = await plant(await visit('ufe'), await visit('ufe'));

    const home = await visit('ufe');
    const own = await crawl(home, ['/?sort=newest&radiusKm=20040', '/api/v1/listings?sort=newest']);
    expect(
      heldBy([...own.values()].join(), canaries).length,
      'a crawl at home finds the listing',
    ).toBeGreaterThan(2);

    for (const slug of ['accueil', 'jiran', '']) {
      const guest = await visit(slug);
      const member = await visit(slug);
      if (slug !== '') await join(member, somebody('Eve'));
      for (const page of [guest, member]) {
        const seen = await crawl(page, starts);
        expect(seen.size, `${slug}: pages and answers`).toBeGreaterThan(slug === '' ? 2 : 40);
        for (const [path, text] of seen) expect(heldBy(text, canaries), `${slug} ${path}`).toEqual([]);
      }
    }
    const elsewhere = (await allMails()).filter(({ tenant }) => tenant !== 'ufe');
    expect(heldBy(JSON.stringify(elsewhere), canaries)).toEqual([]);

    const [id = '', ...personal] = canaries;
    const log = readFileSync(inject('server').logFile, 'utf8');
    expect(log).toContain('"msg":"request"');
    expect(heldBy(log, personal), 'in the log').toEqual([]);
    expect(log).not.toContain(id);
    expect(log, 'any address').not.toMatch(/@example\.org/);
    expect(log, 'any position').not.toMatch(/near=|"lat"|"lon"/);
  },
);

const starts = [
  '/',
  '/?sort=newest&radiusKm=20040',
  '/?near=-53.15,-70.91&radiusKm=100',
  '/listings/new',
  '/me',
  '/me/listings',
  '/me/alerts',
  '/me/data',
  '/me/data.json',
  '/threads',
  '/admin',
  '/admin/members',
  '/join',
  '/robots.txt',
  '/sitemap.xml',
  '/feed.xml',
  '/api/v1/space',
  '/api/v1/listings?sort=newest&limit=100',
  '/api/v1/listings?near=-53.15,-70.91',
  '/api/v1/map?bbox=-180,-85,180,85&zoom=0',
  '/api/v1/map?bbox=-72,-54,-70,-52&zoom=14',
  '/api/v1/places?q=Punta&locale=fr',
  '/api/v1/openapi.json',
];
