import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { postAt, publish } from './steps/publish.ts';

/** A space of its own, with its admin and two members. */
async function newSpace() {
  const slug = `regles-${newWord()}`;
  const [ana, paul, bea] = [somebody('Ana'), somebody('Paul'), somebody('Béa')] as const;
  await platform(
    ...['tenant', 'create', slug, '--from-web', '--name', `Voisins ${newWord()}`, '--home', '47.2,-1.5'],
    ...['--place', 'Nantes', '--contact', 'bonjour@example.org'],
  );
  await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
  for (const { email } of [paul, bea]) await platform('tenant', 'invite', slug, email);
  return { slug, ana, paul, bea };
}

const said = (page: Page, words: string) => page.getByRole('status').getByText(words).first().waitFor();

for (const { javaScript } of [{ javaScript: true }, { javaScript: false }])
  journey(
    `a listing that a rule holds is published when somebody has read it, ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const { slug, ana, paul, bea } = await newSpace();
      const [admin, author, reader] = await Promise.all([
        visit(slug, { javaScript }),
        visit(slug, { javaScript }),
        visit(slug, { javaScript }),
      ]);
      const people = [
        [admin, ana],
        [author, paul],
        [reader, bea],
      ] as const;
      for (const [page, person] of people) await join(page, person);
      const looks = async (page: Page, what: string) => {
        if (!javaScript) return;
        expect(await seriousFaults(page), what).toEqual([]);
        for (const sight of sights)
          expect(await misfits(page, sight), `${what} ${JSON.stringify(sight)}`).toEqual([]);
      };
      const post = postAt('Nantes', {
        ...{ kind: 'offer', category: 'lodging' },
        description: 'Chambre calme. Envoyez d’abord 200 euros d’acompte par mandat cash, avant la visite.',
      });
      const listing = await publish(author, post);
      await author.getByText('Votre annonce attend d’être lue').waitFor();
      await author.getByText('«\u00a0mandat cash\u00a0»').first().waitFor();
      await looks(author, 'the listing that waits');
      await mailTo(
        paul.email,
        ({ subject, text }) => /attend d’être lu/.test(subject) && /acompte/.test(text),
      );
      await reader.goto(`/listings/${listing}`);
      await reader.getByRole('heading', { name: 'Il n’y a rien à cette adresse' }).first().waitFor();
      await author.getByRole('link', { name: 'Lire la décision' }).click();
      await author.waitForURL('**/decisions/*');
      await open(author, new URL(author.url()).pathname);
      await author.getByRole('link', { name: 'Modifier l’annonce' }).waitFor();
      await looks(author, 'the rule’s decision');

      await open(admin, '/admin/desk');
      await admin
        .getByRole('link', { name: new RegExp(post.title) })
        .first()
        .click();
      await admin.waitForURL('**/admin/desk/*-*');
      await ready(admin);
      await admin.getByText('Retenu\u00a0: personne d’autre ne le voit').waitFor();
      await admin.locator('mark', { hasText: 'mandat cash' }).waitFor();
      await admin.getByRole('listitem').filter({ hasText: 'De l’argent avant de se voir' }).first().waitFor();
      await looks(admin, 'a case of rules');
      await admin.getByRole('button', { name: 'Garder', exact: true }).click();
      await said(admin, 'Gardé');
      await open(reader, `/listings/${listing}`);
      await reader.getByRole('heading', { name: post.title }).waitFor();

      await open(admin, '/admin/settings/rules');
      await looks(admin, 'the rules');
      await admin.locator('[name="rules.transfer"][value=flag]').check();
      await admin.locator('[name="rules.lists.fr"]').fill('(a+)+$');
      await admin.locator('main form button[value=preview]').last().click();
      await admin.getByText('ressemble à une expression régulière').first().waitFor();
      await admin.locator('[name="rules.lists.fr"]').fill('marabou*');
      await admin.locator('main form button[value=preview]').last().click();
      await admin.getByText('Ces règles auraient remarqué').waitFor();
      await admin.getByText('Transferts, coupons et cartes cadeaux\u00a0: 1 à signaler').click();
      await looks(admin, 'rules that were tried');
      await admin.locator('main form button[value=save]').last().click();
      await said(admin, 'enregistré');
    },
    240_000,
  );
