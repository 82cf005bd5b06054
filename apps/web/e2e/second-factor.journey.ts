import { testTotpCode } from '@entraide/core/testing';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready, submit } from './steps/page.ts';
import { askedCode, askForCode, enterCode, join, type Person, somebody } from './steps/person.ts';

const slug = `cles-${newWord()}`;
const [ana, ben, eva] = [somebody('Ana'), somebody('Ben'), somebody('Eva')];

beforeAll(async () => {
  const where = ['--name', 'Voisins', '--home', '47.2,-1.5', '--place', 'Nantes'];
  await platform('tenant', 'create', slug, '--from-web', ...where, '--contact', 'bonjour@example.org');
  for (const { email } of [ana, ben, eva]) await platform('tenant', 'invite', slug, email, '--role', 'admin');
}, 60_000);

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const codeForm = (page: Page) => page.locator('form', { has: page.locator('[name=code]') });

/** Signs in with a code by mail and stops where that leads. */
async function comeIn(page: Page, person: Person) {
  const before = await askForCode(page, person);
  await enterCode(page, await askedCode(page, person.email, before));
  await page.waitForURL((url) => url.pathname !== '/login/code');
  await ready(page);
}

/** Sets an app up where the page offers it. @returns its secret and the recovery codes */
async function setUpApp(page: Page) {
  const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('[name=code]').fill(testTotpCode(secret, new Date()));
  await page.locator('main form button[value=totp]').click();
  await page.locator('main li code').last().waitFor();
  return { secret, codes: await page.locator('main li code').allTextContents() };
}

journey('an app for codes without JavaScript: asked for, set up, used, lost and reset', async ({ visit }) => {
  const page = await visit(slug, { javaScript: false });
  await join(page, ana);
  await page.goto('/admin/settings/security');
  await page.locator('[name=secondFactor][value=admins]').check();
  await page.locator('button[name=intent][value=save]').last().click();
  await page.waitForURL('**/me/security?next=**');
  await page.getByText('Il vous faut un deuxième moyen').waitFor();
  for (const path of ['/', '/me', '/threads'])
    expect((await page.goto(path))?.status(), `${path} stays open`).toBe(200);

  await page.goto('/admin');
  const { secret, codes } = await setUpApp(page);
  expect(codes).toHaveLength(10);
  await page.locator('main a').last().click();
  await page.waitForURL('**/admin');
  await mailTo(ana.email, ({ subject }) => subject.includes('deux étapes'));

  const elsewhere = await visit(slug, { javaScript: false });
  await comeIn(elsewhere, ana);
  expect(new URL(elsewhere.url()).pathname).toBe('/login/second');
  await elsewhere.goto('/admin');
  await elsewhere.locator('[name=code]').fill('000000');
  await submit(codeForm(elsewhere));
  await elsewhere.getByRole('alert').getByText('Ce code ne va pas').waitFor();
  await elsewhere.locator('[name=code]').fill(testTotpCode(secret, inSeconds(30)));
  await submit(codeForm(elsewhere));
  await elsewhere.waitForURL('**/admin');

  // Another admin, with a recovery code in a third browser, forgets all of it for her.
  const other = await visit(slug, { javaScript: false });
  await join(other, ben);
  await other.goto('/me/security');
  const own = await setUpApp(other);
  const third = await visit(slug, { javaScript: false });
  await comeIn(third, ben);
  await third.locator('[name=code]').fill(own.codes[3] ?? '');
  await submit(codeForm(third));
  await third.waitForURL((url) => url.pathname === '/');
  await third.goto(`/admin/members?q=${ana.email}`);
  await third.getByRole('link', { name: 'Ana', exact: true }).click();
  await third.locator('summary', { hasText: 'codes de secours perdus' }).click();
  await third.locator('button[value=reset]').click();
  await third.getByRole('status').getByText('La personne est prévenue').waitFor();
  await mailTo(ana.email, ({ text }) => text.includes('remis à zéro'));
  await elsewhere.goto('/admin');
  expect(new URL(elsewhere.url()).pathname, 'signed out everywhere').toBe('/login');
});

journey('a passkey: made, named, and enough to come in by itself', async ({ visit }) => {
  const page = await visit(slug, { locale: 'en' });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await join(page, eva);
  await open(page, '/me/security');
  expect(await seriousFaults(page), 'nothing yet').toEqual([]);
  await page.locator('[name=label]').fill('Phone');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor();
  expect(await seriousFaults(page), 'the codes').toEqual([]);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await page.getByRole('heading', { name: 'Two-step verification' }).waitFor();
  await page.locator('main li').getByText('Phone').waitFor();
  expect(await seriousFaults(page), 'one passkey').toEqual([]);
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials.map(({ rpId }) => rpId)).toEqual([new URL(originOf(slug)).hostname]);

  await open(page, '/logout');
  await submit(page.locator('main form'));
  await page.waitForURL('**/login?out**');
  await open(page, '/login?next=/admin');
  expect(await seriousFaults(page), 'the door').toEqual([]);
  await page.getByRole('button', { name: 'Come in with my passkey' }).click();
  await page.waitForURL((url) => url.pathname === '/admin');
  // It counts for both: nothing is asked again.
  await open(page, `/admin/members?q=${eva.email}`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the list (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toContain(slug);

  // In a browser without it, the code by mail leads to the question; a recovery code answers it.
  const phone = await visit(slug, { locale: 'en', phone: true });
  await comeIn(phone, eva);
  expect(new URL(phone.url()).pathname).toBe('/login/second');
  expect(await seriousFaults(phone), 'the question').toEqual([]);
  await phone.getByRole('button', { name: 'Use my passkey' }).waitFor();
});
