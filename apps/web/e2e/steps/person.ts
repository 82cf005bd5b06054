import type { Page } from 'playwright-core';
import { codeFor, lastCode } from './mailbox.ts';
import { open, ready, submit } from './page.ts';
import { newWord } from './word.ts';

export interface Person {
  email: string;
  name: string;
}

export function somebody(name: string): Person {
  return { email: `${newWord()}@example.org`, name };
}

/** Joins the space from its own page, and is signed in. */
export async function join(page: Page, person: Person): Promise<void> {
  const before = await askForCode(page, person);
  await enterCode(page, await askedCode(page, person.email, before));
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await ready(page);
}

/** @returns the code that this address was sent before, if any: who joined once has it in the mailbox */
export async function askForCode(page: Page, { email, name }: Person): Promise<string | undefined> {
  await open(page, '/join');
  const before = await lastCode(email, Number(new URL(page.url()).port));
  await page.locator('[name=displayName]').fill(name);
  await page.locator('[name=email]').fill(email);
  await submit(page.locator('main form'));
  return before;
}

/** Once the page asks for a code: the one that was mailed, when it is another one than `before`. */
export async function askedCode(page: Page, email: string, before?: string): Promise<string> {
  await page.waitForURL('**/login/code**');
  await ready(page);
  return codeFor(email, before, Number(new URL(page.url()).port));
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.locator('[name=code]').fill(code);
  await submit(page.locator('form', { has: page.locator('[name=code]') }));
}
