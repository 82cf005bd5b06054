import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

const slug = `garde-${newWord()}`;
const name = `Voisins ${newWord()}`;
const [ana, mona, paul, bea] = [somebody('Ana'), somebody('Mona'), somebody('Paul'), somebody('Béa')];

beforeAll(async () => {
  await platform(
    ...['tenant', 'create', slug, '--from-web', '--name', name, '--home', '47.2,-1.5', '--place', 'Nantes'],
    ...['--contact', 'bonjour@example.org'],
  );
  await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
  await platform('tenant', 'invite', slug, mona.email, '--role', 'moderator');
  await platform('tenant', 'invite', slug, paul.email);
  await platform('tenant', 'invite', slug, bea.email);
}, 60_000);

/** Two taps: the link, and what is wrong. */
async function report(page: Page, listing: string, reason: RegExp, javaScript: boolean): Promise<void> {
  await open(page, `/listings/${listing}`);
  await page.getByRole('link', { name: 'Signaler ou bloquer' }).click();
  await page.waitForURL('**/report/listing/**');
  // Also as a document of its own, as from a link in a mail.
  await open(page, new URL(page.url()).pathname);
  if (javaScript) await sound(page, 'the report');
  await page.getByRole('button', { name: reason }).click();
  await page.waitForURL('**sent=1');
}

const said = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor();

async function sound(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([]);
}

async function fits(page: Page, what: string): Promise<void> {
  for (const sight of sights)
    expect(await misfits(page, sight), `${what} ${JSON.stringify(sight)}`).toEqual([]);
}

for (const { javaScript } of [{ javaScript: true }, { javaScript: false }])
  journey(
    `a report is decided with its reasons, and the decision put right after an appeal, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const [admin, moderator, author, reader] = await Promise.all([
        visit(slug, { javaScript }),
        visit(slug, { javaScript }),
        visit(slug),
        visit(slug, { javaScript }),
      ]);
      for (const [page, person] of [
        [admin, ana],
        [moderator, mona],
        [author, paul],
        [reader, bea],
      ] as const)
        await join(page, person);
      const post = postAt('Nantes');
      const listing = await publish(author, post);
      await report(reader, listing, /arnaque/, javaScript);
      await mailTo(bea.email, ({ subject }) => /bien arrivé/.test(subject));

      await open(moderator, '/admin');
      await moderator.getByRole('link', { name: /^À décider/ }).click();
      await moderator.waitForURL('**/admin/desk');
      await ready(moderator);
      if (javaScript) await sound(moderator, 'the desk');
      if (javaScript) await fits(moderator, 'the desk');
      if (javaScript) {
        await moderator.keyboard.press('j');
        await moderator.keyboard.press('Enter');
      } else
        await moderator
          .getByRole('link', { name: new RegExp(post.title) })
          .first()
          .click();
      await moderator.waitForURL('**/admin/desk/*-*');
      await ready(moderator);
      if (javaScript) await sound(moderator, 'a case');
      if (javaScript) await fits(moderator, 'a case');
      // Who looks at the same time sees who was first, and cannot decide.
      await open(admin, new URL(moderator.url()).pathname);
      await admin.getByText('Mona regarde ce cas').first().waitFor();
      expect(await admin.getByRole('button', { name: 'Retirer' }).count()).toBe(0);

      if (javaScript) await moderator.keyboard.press('r');
      else await moderator.getByRole('button', { name: 'Retirer', exact: true }).click();
      await said(moderator, 'Retiré.');
      await reader.goto(`/listings/${listing}`);
      await reader.getByRole('heading', { name: 'Il n’y a rien à cette adresse' }).first().waitFor();
      if (javaScript) await moderator.keyboard.press('z');
      else await moderator.getByRole('button', { name: 'Annuler' }).click();
      await said(moderator, 'Annulé');
      await open(reader, `/listings/${listing}`);
      await moderator.getByRole('button', { name: 'Retirer', exact: true }).click();
      await said(moderator, 'Retiré.');

      await open(author, `/listings/${listing}`);
      await author.getByRole('link', { name: 'Lire la décision' }).click();
      await author.waitForURL('**/decisions/*');
      await open(author, new URL(author.url()).pathname);
      await author.getByText('arnaque').first().waitFor();
      if (javaScript) await sound(author, 'the decision');
      await author.locator('[name=words]').fill('C’est ma vraie chambre.');
      await author.getByRole('button', { name: 'Demander un nouveau regard' }).click();
      await author.getByText('quelqu’un d’autre va regarder').waitFor();

      await open(moderator, '/admin/desk');
      await moderator.getByText('Quelqu’un d’autre doit décider').waitFor();
      await open(admin, '/admin/desk');
      if (javaScript) await sound(admin, 'an appeal');
      await admin.getByText('Annuler la décision').click();
      await admin.locator('[name=reasons]').fill('L’annonce ne demande pas d’argent.');
      await admin.getByRole('button', { name: 'Votre réponse' }).click();
      await said(admin, 'Décision annulée');
      await mailTo(paul.email, ({ text }) => text.includes('Nous vous présentons nos excuses'));
      await open(reader, `/listings/${listing}`);
      await reader.getByRole('heading', { name: post.title }).waitFor();

      await open(admin, '/admin/acts');
      await admin.getByLabel('Nom d’une personne').fill('mona');
      await admin.getByRole('button', { name: 'Chercher' }).click();
      await admin.waitForURL('**name=mona**');
      await ready(admin);
      await admin.getByText('a pris une décision · Retirer').first().waitFor();
      if (javaScript) await sound(admin, 'the record');
      if (javaScript) await fits(admin, 'the record');
      const file = admin.waitForEvent('download');
      await admin.getByRole('button', { name: 'Télécharger ces lignes' }).click();
      expect(await readFile(await (await file).path(), 'utf8')).toContain('"Mona";"a annulé une décision"');
      await open(admin, '/admin/acts');
      await admin.getByText('a téléchargé le registre').first().waitFor();

      // Without a report, one can no longer see somebody; and see them again.
      await reader.getByRole('link', { name: 'Signaler ou bloquer' }).click();
      await reader.getByRole('button', { name: 'Bloquer' }).click();
      await reader.getByText('Personne ne l’apprend').waitFor();
      await ready(reader);
      if (javaScript) await sound(reader, 'whom one blocked');
      await reader.goto(`/listings/${listing}`);
      await reader.getByRole('heading', { name: 'Il n’y a rien à cette adresse' }).first().waitFor();
      await open(reader, '/me/blocked');
      await reader.getByRole('button', { name: 'Voir à nouveau' }).click();
      await reader.getByText('Vous voyez à nouveau').waitFor();
      await open(reader, `/listings/${listing}`);
    },
    240_000,
  );
