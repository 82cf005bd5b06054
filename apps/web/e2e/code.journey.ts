import { expect } from 'vitest';
import { journey } from './journey.ts';
import { ask } from './steps/api.ts';
import { open, submit } from './steps/page.ts';
import { askedCode, askForCode, enterCode, somebody } from './steps/person.ts';

const other = (code: string) => (code === '000000' ? '111111' : '000000');

journey('a wrong code five times ends the code, and a new one works', async ({ visit }) => {
  const page = await visit('ufe');
  const person = somebody('Ana');
  await askForCode(page, person);
  const code = await askedCode(page, person.email);

  for (const left of [4, 3, 2, 1]) {
    await enterCode(page, other(code));
    await page.getByRole('alert').getByText(`Il reste ${left} essai`).waitFor();
  }
  await enterCode(page, other(code));
  await page.getByText('Ce code ne marche plus').waitFor();
  expect(await page.locator('[name=code]').count()).toBe(0);
  const late = await ask(page, '/api/v1/auth/session', 'POST', { email: person.email, code });
  expect(late.status, 'the right code, too late').toBe(422);

  await page.locator('[value=resend]').click();
  await page.waitForURL('**again=1**');
  await enterCode(page, await askedCode(page, person.email, code));
  await page.waitForURL((url) => url.pathname === '/');
});

journey('a code works only in the browser that asked for it', async ({ visit }) => {
  const [hers, theirs] = [await visit('ufe'), await visit('ufe')];
  const person = somebody('Ana');
  await askForCode(hers, person);
  const code = await askedCode(hers, person.email);
  await askForCode(theirs, person);
  await askedCode(theirs, person.email, code);

  await enterCode(theirs, code);
  await theirs.getByRole('alert').getByText('Il reste 4 essais').waitFor();
  await enterCode(hers, code);
  await hers.waitForURL((url) => url.pathname === '/');
});

journey('signing out ends the session, and a code opens another', async ({ visit }) => {
  const page = await visit('ufe');
  const person = somebody('Ana');
  await askForCode(page, person);
  const code = await askedCode(page, person.email);
  await enterCode(page, code);
  await page.waitForURL((url) => url.pathname === '/');

  await open(page, '/logout');
  await submit(page.locator('main form'));
  await page.waitForURL('**/login?out**');
  expect((await ask(page, '/me.data')).text).not.toContain(person.email);

  await open(page, '/login');
  await page.locator('[name=email]').fill(person.email);
  await submit(page.locator('main form'));
  await enterCode(page, await askedCode(page, person.email, code));
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await open(page, '/me');
  await page.getByText(person.email).waitFor();
});
