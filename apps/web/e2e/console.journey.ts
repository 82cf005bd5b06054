import { testTotpCode } from '@entraide/core/testing';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey, newWord, originOf } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { platform } from './steps/operator.ts';
import { open, submit } from './steps/page.ts';

const newAddress = () => `${newWord()}@example.org`;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** The path of the link that the command line prints. */
async function linkFor(email: string, ...words: string[]): Promise<string> {
  const link = (await platform('operator', 'add', email, ...words)).trim();
  expect(link).toContain(`${originOf('console')}/enter/`);
  return new URL(link).pathname;
}

async function enterCode(page: Page, email: string, code: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=code]').fill(code);
  await submit(page.locator('form').filter({ has: page.locator('[name=email]') }));
}

journey(
  'the first operator comes in by a link and an app, without a script, and comes back',
  async ({ visit }) => {
    const page = await visit('console', { javaScript: false });
    const email = newAddress();
    const name = `Ana ${newWord()}`;
    await page.goto('/acts');
    expect(new URL(page.url()).pathname, 'nobody is signed in').toBe('/sign-in');

    await page.goto(await linkFor(email));
    const secret = ((await page.locator('dd code').textContent()) ?? '').replaceAll(' ', '');
    await page.locator('[name=name]').fill(name);
    await page.locator('[name=code]').fill('12');
    await page.locator('main form button[value=totp]').last().click();
    await page.getByRole('alert').waitFor();
    expect((await page.locator('dd code').textContent())?.replaceAll(' ', ''), 'the same key').toBe(secret);
    await page.locator('[name=code]').fill(testTotpCode(secret, new Date()));
    await page.locator('main form button[value=totp]').last().click();
    await page.locator('main li code').last().waitFor();
    const codes = await page.locator('main li code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.locator('main a').last().click();
    await page.getByRole('navigation', { name: 'Console' }).getByText(name).waitFor();

    await page.goto('/sign-out');
    await page.locator('main form button').first().click();
    await page.waitForURL('**/sign-in?out=1');
    await enterCode(page, email, testTotpCode(secret, inSeconds(30)));
    await page.waitForURL(`${originOf('console')}/`);

    const elsewhere = await visit('console', { javaScript: false });
    await enterCode(elsewhere, email, codes[0] ?? '');
    await elsewhere.getByRole('alert').getByText('demandez d’abord un lien').waitFor();
    await elsewhere.goto(await linkFor(email, '--again'));
    await elsewhere.locator('[name=code]').fill(codes[0] ?? '');
    await submit(elsewhere.locator('main form'));
    await elsewhere.getByRole('navigation', { name: 'Console' }).getByText(name).waitFor();
  },
);

journey(
  'a passkey is made and signs in; its operator adds another one and reads the acts',
  async ({ visit }) => {
    const page = await visit('console', { locale: 'en' });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    const email = newAddress();
    const name = `Bo ${newWord()}`;
    await open(page, await linkFor(email));
    expect(await seriousFaults(page), 'the link').toEqual([]);
    await page.locator('[name=name]').fill(name);
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor();
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.getByRole('navigation', { name: 'Console' }).getByText(name).waitFor();

    await open(page, '/sign-out');
    await page.locator('main form button').first().click();
    await page.waitForURL('**/sign-in?out=1');
    await open(page, '/sign-in?next=/operators');
    expect(await seriousFaults(page), 'sign-in').toEqual([]);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'Operators' }).waitFor();

    const added = newAddress();
    await page.locator('[name=email][type=email]').fill(added);
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByText(`${originOf('console')}/enter/`).waitFor();
    const item = page.locator('main li').filter({ hasText: added });
    await item.getByText('Has not set the account up yet').waitFor();
    expect(await seriousFaults(page), 'operators').toEqual([]);
    await item.locator('summary').click();
    await item.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('The account is no more').waitFor();
    await item.waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Acts' }).click();
    await page.getByRole('heading', { name: 'Acts' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Removed an operator' })
      .filter({ hasText: added })
      .waitFor();
    expect(await seriousFaults(page), 'acts').toEqual([]);

    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(await seriousFaults(page), 'the account').toEqual([]);
    await page.getByRole('button', { name: 'Make ten new codes' }).click();
    await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor();
  },
);
