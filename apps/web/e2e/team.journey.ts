import { silenceAdmins } from '@entraide/core/testing';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { mailTo } from './steps/mailbox.ts';
import { enterConsole, platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, type Person, somebody } from './steps/person.ts';

/** A space of its own, with its people invited. */
async function spaceOf(people: readonly (Person & { role: string })[]): Promise<string> {
  const slug = `relais-${newWord()}`;
  await platform(
    ...[
      'tenant',
      'create',
      slug,
      '--from-web',
      '--name',
      `Voisins ${newWord()}`,
      '--home',
      '47.2,-1.5',
      '--place',
      'Nantes',
    ],
    ...['--contact', 'bonjour@example.org'],
  );
  for (const { email, role } of people) await platform('tenant', 'invite', slug, email, '--role', role);
  return slug;
}

async function looksRight(page: Page, what: string): Promise<void> {
  expect(await seriousFaults(page), what).toEqual([]);
  for (const sight of sights)
    expect(await misfits(page, sight), `${what} ${JSON.stringify(sight)}`).toEqual([]);
}

const said = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor();

journey(
  'somebody of the team is away with a stand-in, and comes back, without JavaScript',
  async ({ visit }) => {
    const [ana, mona] = [
      { ...somebody('Ana'), role: 'admin' },
      { ...somebody('Mona'), role: 'moderator' },
    ];
    const slug = await spaceOf([ana, mona]);
    const [admin, moderator] = [await visit(slug, { javaScript: false }), await visit(slug)];
    await join(admin, ana);
    await open(admin, '/admin');
    await admin.getByRole('link', { name: 'L’équipe, les absences' }).click();
    await admin.getByText('Vous êtes la seule personne présente').waitFor();
    await join(moderator, mona);

    await open(admin, '/admin/team');
    await admin.locator('[name=lastDay]').fill('2020-01-01');
    await admin.getByRole('button', { name: 'Enregistrer mon absence' }).click();
    await admin.getByRole('alert').getByText('Choisissez un jour').waitFor();
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await admin.locator('[name=lastDay]').fill(inAWeek);
    await admin.locator('[name=standIn]').selectOption({ label: mona.name });
    await admin.getByRole('button', { name: 'Enregistrer mon absence' }).click();
    await said(admin, 'Votre absence est enregistrée');
    await admin.getByText(`Remplacement : \u2068${mona.name}\u2069.`).waitFor();

    // Now Mona is the only one who is there.
    await open(moderator, '/admin/team');
    await moderator.getByText('Vous êtes la seule personne présente').waitFor();
    await looksRight(moderator, 'the team');
    await admin.getByRole('button', { name: 'Je suis de retour' }).click();
    await said(admin, 'Vous recevez de nouveau');
    await open(moderator, '/admin/team');
    await moderator.locator('[name=lastDay]').waitFor();
  },
);

journey(
  'an operator passes a space on whose admin is silent; members read it and object; the admin comes back and stops it',
  async ({ visit }) => {
    const [ana, bo, lea] = [
      { ...somebody('Ana'), role: 'admin' },
      { ...somebody('Bo'), role: 'member' },
      { ...somebody('Léa'), role: 'member' },
    ];
    const slug = await spaceOf([ana, bo, lea]);
    const [admin, named, member, console_] = [
      await visit(slug, { javaScript: false }),
      await visit(slug),
      await visit(slug, { javaScript: false }),
      await visit('console'),
    ];
    await join(admin, ana);
    await join(named, bo);
    await join(member, lea);
    await enterConsole(console_, `Zoé ${newWord()}`);

    await open(console_, `/spaces/${slug}`);
    await console_.getByText('Ce n’est possible qu’après deux e-mails').waitFor();
    const url = (await platform('db', 'url', '--role', 'owner')).trim();
    await silenceAdmins({ dataDir: inject('server').dataDir, url }, slug);
    await open(console_, `/spaces/${slug}`);
    await looksRight(console_, 'the page of the space');
    await console_.locator('[name=named]').fill('nobody@example.org');
    await console_.locator('[name=because]').fill('L’association nous a écrit : Bo reprend l’espace.');
    await console_.getByRole('button', { name: 'Annoncer aux membres' }).click();
    await console_.getByRole('alert').waitFor();
    expect(await console_.locator('[name=because]').inputValue(), 'what was written stays').toContain(
      'Bo reprend',
    );
    await console_.locator('[name=named]').fill(bo.email);
    await console_.getByRole('button', { name: 'Annoncer aux membres' }).click();
    await console_.getByText('L’espace passe en d’autres mains le').waitFor();

    await open(member, '/');
    await member.getByRole('link', { name: 'Lire' }).first().click();
    await member.getByRole('heading', { name: 'Qui s’occupera de cet espace' }).waitFor();
    await member.getByText('L’association nous a écrit').waitFor();
    expect(await member.getByRole('button', { name: 'Je suis là' }).count(), 'a member cannot stop it').toBe(
      0,
    );
    await member.locator('[name=objection]').fill('Ana est en voyage, je lui ai parlé hier.');
    await member.getByRole('button', { name: 'Je ne suis pas d’accord' }).click();
    await said(member, 'Merci. L’équipe de la plateforme lit votre réponse.');
    await open(named, '/hand-over');
    await looksRight(named, 'the hand-over');

    await open(console_, `/spaces/${slug}`);
    await console_.getByText('1 membre n’est pas d’accord.').waitFor();
    await console_.getByText('Ana est en voyage').waitFor();

    // Her mail leads her there; her session was over.
    const mail = await mailTo(ana.email, ({ text }) => text.includes('/hand-over'));
    const link = /https?:\/\/\S+\/hand-over\S*/.exec(mail.text)?.[0] ?? '';
    await admin.goto(new URL(link).pathname);
    expect(new URL(admin.url()).pathname, 'signed out').toBe('/login');
    await join(admin, ana);
    await admin.goto('/hand-over');
    await admin.getByRole('button', { name: 'Je suis là, ne rien changer' }).click();
    await said(admin, 'Rien ne change');
    await open(named, '/hand-over');
    await named.getByText('Rien ne change en ce moment.').waitFor();
    await open(console_, `/spaces/${slug}`);
    await ready(console_);
    expect(await console_.getByText('L’espace passe en d’autres mains le').count()).toBe(0);
  },
);
