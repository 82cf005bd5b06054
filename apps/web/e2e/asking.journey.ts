import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { platform } from './steps/operator.ts';
import { open, submit } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { choosePlace, postAt } from './steps/publish.ts';

async function sound(page: Page): Promise<void> {
  expect(await seriousFaults(page), page.url()).toEqual([]);
  for (const sight of sights)
    expect(await misfits(page, sight), `${page.url()} ${JSON.stringify(sight)}`).toEqual([]);
}

/** As `fillPost`, where the desk's form has no choice between request and offer. */
async function fillForSomebody(page: Page, title: string): Promise<void> {
  const { category, description } = postAt('');
  await page.locator(`[name=category][value=${category}]`).check();
  await page.locator('[name=title]').fill(title);
  await page.locator('textarea[name=description]').fill(description);
}

journey(
  'the desk asks for a caller without JavaScript, a member answers, the team reads, chooses and tells the caller; who leaves it there is asked for',
  async ({ visit }) => {
    const [moderator, admin, helper, visitor] = [
      await visit('ufe', { javaScript: false }),
      await visit('ufe'),
      await visit('ufe'),
      await visit('ufe', { phone: true }),
    ];
    const [maud, adele, ben] = [somebody('Maud'), somebody('Adèle'), somebody('Ben')];
    await platform('tenant', 'invite', 'ufe', maud.email, '--role', 'moderator');
    await platform('tenant', 'invite', 'ufe', adele.email, '--role', 'admin');
    await join(moderator, maud);
    await join(admin, adele);
    await join(helper, ben);
    const word = newWord();

    // Without the caller's word nothing goes out, and nothing typed is lost.
    await open(moderator, '/admin/desk');
    await moderator.getByRole('link', { name: 'Demander pour quelqu’un' }).click();
    await moderator.getByRole('link', { name: 'Publier pour une personne qui appelle' }).click();
    await moderator.waitForURL('**/admin/desk/ask');
    await moderator.locator('[name=callerName]').fill('Odette');
    await moderator.locator('[name=contact]').fill('01 23 45 67 89');
    await fillForSomebody(moderator, `Des courses, ${word}`);
    await moderator.locator('input[name=place]').fill('Ushuaia');
    await submit(moderator.locator('main form:has([name=title])'));
    await moderator.getByText('est au courant et d’accord. Si vous').first().waitFor();
    expect(await moderator.locator('[name=callerName]').inputValue()).toBe('Odette');
    expect(await moderator.locator('[name=contact]').inputValue()).toBe('01 23 45 67 89');
    await moderator.locator('[name=consent]').check();
    await submit(moderator.locator('main form:has([name=title])'));
    await moderator.waitForURL('**/listings/*published=1');
    const listing = new URL(moderator.url()).pathname;

    // A member sees the association, and nothing of whom it is for.
    await open(helper, listing);
    const seen = await helper.content();
    expect(seen).toContain('l’équipe de l’association lit les réponses');
    expect(seen).not.toMatch(/Odette|01 23 45|Maud/);
    await open(helper, `${listing}/answer`);
    await helper.locator('[name=body]').fill('Je peux samedi à dix heures.');
    await submit(helper.locator('main form'));
    await helper.waitForURL('**/threads/*sent=1');
    const thread = new URL(helper.url()).pathname;

    // Somebody else of the team reads it, answers and chooses.
    await open(admin, '/admin/desk/asks');
    await sound(admin);
    await admin.getByRole('link', { name: word }).click();
    await admin.waitForURL('**/admin/desk/asks/*');
    await admin.getByText('01 23 45 67 89').waitFor();
    await sound(admin);
    const ask = new URL(admin.url()).pathname;
    await open(admin, `${ask}/answers`);
    await admin.getByText('Je peux samedi à dix heures.').waitFor();
    await open(admin, thread);
    await admin.getByText('Vous écrivez ici au nom de l’association').waitFor();
    await sound(admin);
    await admin.locator('[name=body]').fill('Merci, c’est d’accord pour elle.');
    await submit(admin.locator('main form:has([name=body])'));
    await admin.waitForURL('**sent=1**');
    await admin.locator('button[value=choose]').click();
    await admin.locator('button[value=take-back]').waitFor();
    await open(helper, thread);
    await helper.getByText('Merci, c’est d’accord pour elle.').waitFor();
    expect(await helper.content()).not.toMatch(/Adèle|Odette/);

    // The sheet names nobody, has the association’s number where it is given, and is the team’s alone.
    await open(moderator, `${listing}/sheet?size=a5&phone=04+56+78+90+12`);
    await moderator.getByText('04 56 78 90 12').first().waitFor();
    expect(await moderator.content()).not.toMatch(/Odette|01 23 45/);
    await open(admin, `${listing}/sheet?in=ar`);
    await sound(admin);
    expect((await helper.goto(`${listing}/sheet`))?.status()).toBe(403);

    // A caller has been helped.
    await open(moderator, listing);
    await moderator.locator('main form button[value=solve]').click();
    await moderator.waitForURL('**/helped');

    // Somebody without an account leaves it with the desk, which asks for them.
    await open(visitor, '/listings/new');
    await visitor.getByRole('link', { name: 'Demandez à l’association' }).click();
    await visitor.waitForURL('**/ask');
    await sound(visitor);
    await visitor.locator('[name=what]').fill(`Il me faut une échelle, ${word}`);
    await visitor.locator('[name=name]').fill('Léa');
    await visitor.locator('[name=contact]').fill('06 11 22 33 44');
    await submit(visitor.locator('main form'));
    await visitor.waitForURL('**/ask?done=1');
    await open(admin, '/admin/desk/asks');
    await admin.getByRole('link', { name: 'Léa' }).first().click();
    await admin.getByRole('link', { name: 'Publier pour cette personne' }).click();
    await admin.waitForURL('**/admin/desk/ask?from=*');
    await sound(admin);
    expect(await admin.locator('textarea[name=description]').inputValue()).toContain(word);
    await fillForSomebody(admin, `Une échelle, ${word}`);
    await choosePlace(admin, '[name=place]', 'Ushuaia');
    await admin.locator('[name=consent]').check();
    await submit(admin.locator('main form:has([name=title])'));
    await admin.waitForURL('**/listings/*published=1');
  },
);
