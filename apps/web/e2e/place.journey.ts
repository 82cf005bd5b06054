import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './journey.ts';
import { open, ready, submit } from './steps/page.ts';

const forms = [
  { where: 'the board', path: '/', name: 'where' },
  { where: 'the form', path: '/listings/new', name: 'place' },
] as const;

/** What an input method shows while a word is written, and what it puts there in the end. */
const written = [
  { script: 'Latin', steps: ['N', 'Ni', 'Nî', 'Nîm', 'Nîme', 'Nîmes'], text: 'Nîmes' },
  { script: 'Latin with a dead key', steps: ['G', 'Gen', 'Gen`', 'Genè', 'Genève'], text: 'Genève' },
  { script: 'Arabic', steps: ['ب', 'بي', 'بير', 'بيرو', 'بيروت'], text: 'بيروت' },
  { script: 'Thai', steps: ['ก', 'กร', 'กรุ', 'กรุง', 'กรุงเ', 'กรุงเทพ'], text: 'กรุงเทพ' },
  { script: 'Japanese', steps: ['t', 'と', 'とうk', 'とうきょ', 'とうきょう', '東京'], text: '東京' },
];

const fieldOf = (page: Page, name: string) => page.locator(`input[name=${name}]:not([type=hidden])`).first();
const options = (page: Page) => page.getByRole('listbox').getByRole('option');

/** Writes through an input method: each step takes the place of the one before. */
async function compose(page: Page, steps: readonly string[], text: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  for (const step of steps)
    await browser.send('Input.imeSetComposition', {
      text: step,
      selectionStart: step.length,
      selectionEnd: step.length,
    });
  await browser.send('Input.insertText', { text });
  await browser.detach();
}

async function emptied(page: Page, name: string): Promise<Locator> {
  const field = fieldOf(page, name);
  await field.click();
  await page.locator(`input[name=${name}][role=combobox]`).waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  expect(await field.inputValue()).toBe('');
  return field;
}

for (const { where, path, name } of forms) {
  journey(`a place arrives whole on ${where}, however it is typed`, async ({ visit }) => {
    const page = await visit('ufe');
    await open(page, path);
    for (const { script, steps, text } of written) {
      const field = await emptied(page, name);
      await compose(page, steps, text);
      expect(await field.inputValue(), script).toBe(text);
      await options(page).first().waitFor();
      expect(await field.inputValue(), `${script}, once the list has come`).toBe(text);
      await field.evaluate((input: HTMLInputElement) => input.select());
    }
    for (const text of ['Nîmes', 'São Paulo', 'Đà Nẵng', 'القاهرة', 'Saint-Étienne-du-Rouvray']) {
      const field = await emptied(page, name);
      await page.keyboard.type(text, { delay: 0 });
      expect(await field.inputValue(), 'keys without a pause').toBe(text);
      await field.evaluate((input: HTMLInputElement) => input.select());
      await page.keyboard.insertText(text);
      expect(await field.inputValue(), 'pasted').toBe(text);
      await field.evaluate((input: HTMLInputElement) => input.select());
    }
  });

  journey(`the list of places on ${where} may come late, and takes nothing away`, async ({ visit }) => {
    const page = await visit('ufe');
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/PlaceList*', async (route) => {
      await held;
      await route.continue();
    });
    await open(page, path);
    const field = fieldOf(page, name);
    await field.click();
    await page.keyboard.press('Delete');
    await page.keyboard.type('Lyon', { delay: 0 });
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 3));
    const browser = await page.context().newCDPSession(page);
    await browser.send('Input.imeSetComposition', { text: 'î', selectionStart: 1, selectionEnd: 1 });
    release();
    await page.locator(`input[name=${name}][role=combobox]`).waitFor();
    expect(await field.inputValue()).toBe('Lîn');
    await browser.send('Input.insertText', { text: 'yo' });
    expect(await field.inputValue()).toBe('Lyon');
    const mark = await field.evaluate((input: HTMLInputElement) => [
      input.selectionStart,
      input.selectionEnd,
    ]);
    expect(mark).toEqual([3, 3]);
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await options(page).filter({ hasText: 'Lyon' }).first().waitFor();
  });

  journey(`a tap on the place of ${where} marks all of it, and a button empties it`, async ({ visit }) => {
    const page = await visit('ufe', { phone: true });
    await open(page, path);
    const field = fieldOf(page, name);
    expect(await field.inputValue()).toMatch(/^Londres/);
    await field.tap();
    await page.keyboard.insertText('Gen');
    expect(await field.inputValue()).toBe('Gen');
    await options(page).filter({ hasText: 'Genève' }).first().tap();
    if (name === 'where') await page.waitForURL('**where=**');
    await ready(page);
    expect(await field.inputValue()).toBe('Genève');
    await page.getByRole('button', { name: 'Effacer le lieu' }).tap();
    expect(await field.inputValue()).toBe('');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Effacer le lieu' }).waitFor({ state: 'hidden' });
  });
}

journey(
  'the first Enter searches on the board, and a weak place is said with the others',
  async ({ visit }) => {
    const page = await visit('ufe');
    await open(page, '/');
    await emptied(page, 'where');
    await page.keyboard.type('Genève', { delay: 0 });
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('where') === 'Genève');
    await page.locator('#found', { hasText: 'Genève' }).waitFor();
    await emptied(page, 'where');
    await page.keyboard.type('Londn', { delay: 0 });
    await page.keyboard.press('Enter');
    await page.getByText(/Nous avons compris .*Londres/).waitFor();
    // A guess is not where the reader is.
    await open(page, '/');
    expect(await fieldOf(page, 'where').inputValue()).toBe('Genève');
  },
);

journey(
  'in the form Enter takes a place that is meant, and asks about one that may be',
  async ({ visit }) => {
    const page = await visit('ufe');
    await open(page, '/listings/new');
    const id = page.locator('input[name=placeId][type=hidden]');
    const field = await emptied(page, 'place');
    await page.keyboard.type('Bruxelles', { delay: 0 });
    await page.keyboard.press('Enter');
    await page.locator('input[name=placeId][type=hidden]:not([disabled])').waitFor({ state: 'attached' });
    expect(await field.inputValue()).toBe('Bruxelles');
    expect(page.url()).toMatch(/\/listings\/new$/);

    await page.locator('[name=title]').fill('Quelques courses');
    await emptied(page, 'place');
    await page.keyboard.type('Londn', { delay: 0 });
    await page.keyboard.press('Enter');
    await options(page).filter({ hasText: 'Londres' }).first().waitFor();
    expect(await id.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await submit(page.locator('form', { has: page.locator('[name=title]') }));
    await page.getByRole('alert').getByText('« Londn » peut désigner plusieurs lieux').waitFor();
    await page
      .getByRole('radio', { name: /Londres/ })
      .first()
      .check();
    expect(await page.locator('[name=title]').inputValue()).toBe('Quelques courses');
  },
);
