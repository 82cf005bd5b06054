import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join as enter, type Person, somebody } from './steps/person.ts';

/** A space of its own, in which whoever comes waits. */
const slug = `membres-${newWord()}`;
/** One a journey: who signs in twice reads the first code. */
const admins = [somebody('Nadia'), somebody('Marc'), somebody('Inès'), somebody('Paul')] as const;

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'entraide-members-'));
  const folder = join(dir, slug);
  await cp(resolve(import.meta.dirname, '../../../tenants/accueil'), folder, { recursive: true });
  const settings = join(folder, 'tenant.yaml');
  const text = await readFile(settings, 'utf8');
  await writeFile(settings, `${text.replace(/^slug:.*$/m, `slug: ${slug}`)}\nentry: { rule: approval }\n`);
  await platform('tenant', 'apply', '--open', '--dir', dir);
  for (const { email } of admins) await platform('tenant', 'invite', slug, email, '--role', 'admin');
  await rm(dir, { recursive: true });
}, 60_000);

const csv = '/admin/members/members.csv';
const press = (page: Page, value: string) =>
  page.locator(`button[name=intent][value=${value}]`).first().click();
const figure = async (page: Page, name: string) =>
  (await page.locator(`[data-count=${name}]`).textContent())?.trim();

for (const javaScript of [true, false])
  journey(
    `a member list is read, compared and imported, and lets its people in at once: ${javaScript ? 'with' : 'without'} JavaScript`,
    async ({ visit }) => {
      const page = await visit(slug, { javaScript });
      await enter(page, admins[javaScript ? 0 : 1]);
      const [zoe, stranger] = [somebody('Zoé'), somebody('Inconnu')];
      const list = `Prénom;Courriel;Adhésion\r\nZoé;${zoe.email};12/03/2016\r\nLéa;pas une adresse;\r\nZoé;${zoe.email.toUpperCase()};\r\n`;
      await open(page, '/admin/members/import');
      const faults: string[] = [];
      const look = async () => javaScript && faults.push(...(await seriousFaults(page)));
      await look();
      // As Excel saves it in France.
      const file = { name: 'liste (1); 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(list, 'latin1') };
      await page.locator('[name=file]').setInputFiles(file);
      await press(page, 'read');
      await page.locator('table').getByText('Léa').waitFor();
      await look();
      expect(await page.locator('[name=email]').inputValue()).toBe('1');
      expect(await page.locator('[name=since]').inputValue()).toBe('2');
      await press(page, 'compare');
      await page.locator('[data-count=fresh]').waitFor();
      await look();
      expect([await figure(page, 'fresh'), await figure(page, 'duplicates')]).toEqual(['1', '1']);
      await page.getByText('pas une adresse').waitFor();
      await press(page, 'apply');
      await page.locator('#leaveOut-error').waitFor();
      await page.locator('[name=leaveOut]').check();
      await press(page, 'apply');
      await page.waitForURL('**/admin/members/import?done=imported**');
      await page.locator('main [role=status]').first().waitFor();
      expect(faults, 'what axe finds').toEqual([]);

      const newcomer = await visit(slug, { javaScript });
      await enter(newcomer, zoe);
      await newcomer.goto('/me');
      expect(await newcomer.getByText('Vous attendez').count()).toBe(0);
      await open(page, `/admin/members?q=${zoe.email}`);
      expect(await page.locator('[data-vouched]').textContent()).toContain('2016');
      await enter(await visit(slug, { javaScript }), stranger);
      await open(page, `/admin/members?show=pending&q=${stranger.email}`);
      await page.getByText(stranger.email).waitFor();
    },
  );

journey('several are accepted at once, others refused with one reason', async ({ visit }) => {
  const page = await visit(slug, { phone: true });
  await enter(page, admins[2]);
  const people = [somebody('Ana'), somebody('Ben'), somebody('Cléo')] as const;
  for (const person of people) await enter(await visit(slug), person);
  const tick = async (...those: Person[]) => {
    await open(page, '/admin');
    for (const { email } of those)
      await page.locator('li', { hasText: email }).locator('[name=person]').check();
  };
  await tick(people[0], people[1]);
  await press(page, 'accept-many');
  await page.waitForURL('**/admin?done=many&count=2**');
  await ready(page);
  for (const { email } of [people[0], people[1]])
    await mailTo(email, ({ subject }) => subject.includes('acceptée'));

  // One may be left over from another journey: with two there is something to tick.
  const more = somebody('Dina');
  await enter(await visit(slug), more);
  await tick(people[2], more);
  await page.locator('#many summary').click();
  await press(page, 'refuse-many');
  await page.locator('#reason-error').waitFor();
  for (const { email } of [people[2], more])
    await page.locator('li', { hasText: email }).locator('[name=person]').check();
  await page.locator('#many [name=reason]').fill('Réservé aux adhérents.');
  await press(page, 'refuse-many');
  await page.waitForURL('**/admin?done=many&count=2**');
});

journey('a member’s page: a note, vouching, a role; links and the list as a file', async ({ visit }) => {
  const page = await visit(slug);
  await enter(page, admins[3]);
  const [, , , me] = admins;
  await open(page, `/admin/members?q=${me.email}`);
  await page.getByRole('link', { name: me.name }).click();
  await page.waitForURL(/\/admin\/members\/[0-9a-f-]{36}$/);
  await ready(page);
  const theirs = page.url();
  await page.locator('[name=text]').fill('Appelée le 3 mai.');
  await press(page, 'note');
  await page.getByText('Appelée le 3 mai.').first().waitFor();
  await page.locator('[name=vouched]').check();
  await page.locator('[name=sinceYear]').fill('2016');
  await press(page, 'vouch');
  await page.locator('[data-vouched]').waitFor();
  expect(await seriousFaults(page), 'what axe finds').toEqual([]);

  await open(page, '/admin/members/links');
  await press(page, 'make');
  await page.locator('code', { hasText: '/i/' }).first().waitFor();
  expect(await seriousFaults(page), 'what axe finds').toEqual([]);
  await open(page, '/admin/members');
  expect(await seriousFaults(page), 'what axe finds').toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('form[action="/admin/members/members.csv"] button').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);

  await open(page, `/admin/members?q=${me.email}`);
  await page.getByRole('link', { name: me.name }).click();
  await page.waitForURL(/\/admin\/members\/[0-9a-f-]{36}$/);
  // The list has a choice of a role, too, and stays for a moment.
  const roleForm = page.locator('form', { has: page.locator('[name=intent][value=role]') });
  await roleForm.locator('[name=role]').selectOption('moderator');
  await press(page, 'role');
  await page.getByText('Le rôle est changé').waitFor();
  for (const closed of ['import', 'links'])
    expect((await page.goto(`/admin/members/${closed}`))?.status()).toBe(403);
  await open(page, '/admin/members');
  const answer = await page.evaluate(async (path) => (await fetch(path, { method: 'POST' })).status, csv);
  expect(answer, 'a moderator does not take the list away').toBe(403);

  const member = await visit(slug);
  await enter(member, somebody('Ana'));
  for (const closed of ['', '/import', '/links', new URL(theirs).pathname.replace('/admin/members', '')])
    expect((await member.goto(`/admin/members${closed}`))?.status(), closed).toBe(403);
});
