import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { fillPost, postAt, preview, publish } from './steps/publish.ts';

const slug = `prudence-${newWord()}`;
const [ana, mona, paul, bea] = [somebody('Ana'), somebody('Mona'), somebody('Paul'), somebody('Béa')];

beforeAll(async () => {
  await platform(
    ...['tenant', 'create', slug, '--from-web', '--name', `Voisins ${newWord()}`, '--home', '47.2,-1.5'],
    ...['--place', 'Nantes', '--contact', 'bonjour@example.org'],
  );
  await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
  await platform('tenant', 'invite', slug, mona.email, '--role', 'moderator');
  for (const { email } of [paul, bea]) await platform('tenant', 'invite', slug, email);
}, 60_000);

async function sound(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([]);
  for (const sight of sights)
    expect(await misfits(page, sight), `${what} ${JSON.stringify(sight)}`).toEqual([]);
}

const numbers = (page: Page) =>
  page.locator('[data-emergency] a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

/** Without script, a place that may be another is asked about in the preview. */
async function previewIn(page: Page, place: string, urgent: boolean): Promise<void> {
  await open(page, '/listings/new');
  await fillPost(page, postAt(place, { urgent, precision: 'city' }));
  await submit(page.locator('form', { has: page.locator('[name=title]') }));
  await page.waitForURL('**/listings/preview**');
  await ready(page);
}

for (const { javaScript } of [{ javaScript: true }, { javaScript: false }])
  journey(
    `an urgent request shows whom to call where help is needed, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const page = await visit('ufe', { javaScript });
      await previewIn(page, 'Bangkok', true);
      await page.getByText('Une vie est en danger').first().waitFor();
      expect(await numbers(page)).toEqual(['tel:191', 'tel:1669', 'tel:199']);
      if (javaScript) await sound(page, 'the preview of an urgent request');
      // One that can wait says nothing of it.
      const calm = await visit('ufe', { javaScript });
      await previewIn(calm, 'Bangkok', false);
      expect(await calm.locator('[data-emergency]').count()).toBe(0);

      await open(page, '/emergency');
      await page.getByLabel('Un autre pays').selectOption('LB');
      await page.getByRole('button', { name: 'Voir ses numéros' }).click();
      await page.waitForURL('**/emergency?country=LB');
      await page.getByRole('heading', { name: 'Liban' }).waitFor();
      expect(await numbers(page)).toEqual(['tel:112', 'tel:140', 'tel:125']);
      if (javaScript) await sound(page, 'emergencies');
      await open(page, '/emergency?country=<script>');
      expect((await numbers(page)).length).toBeGreaterThan(0);
    },
  );

journey('a space writes its consulate, and asks to know who minds children', async ({ visit }) => {
  const [admin, member, other] = [
    await visit(slug),
    await visit(slug),
    await visit(slug, { javaScript: false }),
  ];
  await join(admin, ana);
  await join(member, paul);
  await join(other, bea);

  await open(admin, '/admin/settings/emergency');
  await sound(admin, 'settings of emergencies');
  await admin.locator('[name="emergency.new.country"]').fill('Thaïlande');
  await admin.locator('[name="emergency.new.police"]').fill('1155');
  await admin.locator('[name="emergency.new.consulate.fr"]').fill('Ambassade : +66 2 657 51 00');
  await admin.getByRole('button', { name: 'Enregistrer' }).click();
  await admin.waitForURL('**done=**');
  await open(member, '/emergency?country=TH');
  expect(await numbers(member)).toEqual(['tel:1155', 'tel:1669', 'tel:199']);
  await member.getByText('+66 2 657 51 00').waitFor();

  // With the words that a category begins with, a text that names a child is asked about, and may go all the same.
  await open(member, '/listings/new');
  const named = postAt('Nantes', {
    category: 'childcare',
    description: 'Pour garder ma fille Léa le mercredi.',
  });
  await fillPost(member, named);
  await member.getByText('semble donner le prénom d’un enfant').first().waitFor();
  await member.locator('main [data-safety] summary').first().click();
  await member.getByText('Une première rencontre chez les parents').waitFor();
  await sound(member, 'the form of childcare');
  const listing = await publish(member, named);

  await open(admin, '/admin/settings/categories');
  await admin.locator('details:has([name="categories.childcare.trustVouched"]) > summary').click();
  await admin.locator('[name="categories.childcare.trustVouched"]').check();
  await admin.getByRole('button', { name: 'Enregistrer' }).click();
  await admin.waitForURL('**done=**');

  // Nobody answers or posts there whom the association does not know; the page says what to do.
  await open(other, `/listings/${listing}/answer`);
  await other.locator('[data-trust=member]').waitFor();
  await other.getByText('Écrivez-lui pour vous faire connaître').first().waitFor();
  expect(await other.locator('[name=body]').count()).toBe(0);
  await preview(other, postAt('Nantes', { category: 'childcare', kind: 'offer' }));
  await other.locator('[data-trust=member]').waitFor();
  expect(await other.locator('[value=publish]').count()).toBe(0);

  await open(admin, '/admin/members');
  await admin.getByRole('link', { name: 'Béa' }).first().click();
  await ready(admin);
  await admin.locator('[name=vouched]').check();
  await admin.locator('form:has([name=vouched]) button').first().click();
  await admin.waitForURL('**done=vouch**');
  await open(other, `/listings/${listing}/answer`);
  await other.locator('[data-safety]').first().waitFor();
  await other.locator('[name=body]').fill('Je peux le mercredi.');
  await other.getByRole('button', { name: 'Envoyer le message' }).click();
  await other.waitForURL('**/threads/*');
  await other.locator('[data-safety]').first().waitFor();
});

for (const { javaScript } of [{ javaScript: true }, { javaScript: false }])
  journey(
    `a life in danger: whom to call, everything kept, the admins told, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const [author, reader, moderator, admin] = [
        await visit(slug),
        await visit(slug),
        await visit(slug, { javaScript }),
        await visit(slug, { javaScript }),
      ];
      for (const [page, person] of [
        [author, paul],
        [reader, bea],
        [moderator, mona],
        [admin, ana],
      ] as const)
        await join(page, person);
      const post = postAt('Bangkok', { precision: 'city' });
      const listing = await publish(author, post);
      await open(reader, `/report/listing/${listing}`);
      await reader
        .getByRole('button', { name: /danger/ })
        .first()
        .click();
      await reader.waitForURL('**sent=1');

      await open(moderator, '/admin/desk');
      await moderator
        .getByRole('link', { name: new RegExp(post.title) })
        .first()
        .click();
      await moderator.waitForURL('**/admin/desk/*-*');
      await ready(moderator);
      await moderator.getByRole('button', { name: 'Une vie est en danger' }).click();
      await moderator.waitForURL('**/danger');
      await ready(moderator);
      await moderator.getByText('les responsables sont prévenus').first().waitFor();
      expect(await numbers(moderator)).toContain('tel:1669');
      if (javaScript) await sound(moderator, 'a life in danger');
      await moderator.getByText(paul.email).waitFor();
      expect(await moderator.getByRole('button', { name: 'Ne plus garder' }).count()).toBe(0);

      await mailTo(ana.email, ({ subject }) => /vie est peut-être en danger/.test(subject));
      await open(admin, new URL(moderator.url()).pathname);
      await admin.getByRole('button', { name: 'Ne plus garder' }).click();
      await admin.getByText('Rien n’est gardé en plus').waitFor();
      // A member finds nothing of it.
      const answer = await reader.goto(new URL(moderator.url()).pathname);
      expect(answer?.status()).toBe(403);
    },
  );
