import type { Page } from 'playwright-core';
import { open, ready, submit } from './page.ts';
import { askedCode, enterCode, type Person } from './person.ts';
import { newWord } from './word.ts';

export interface Post {
  kind: 'offer' | 'request';
  category: string;
  title: string;
  description: string;
  /** As it is typed. */
  place: string;
  urgent?: boolean;
  precision?: 'public-place' | 'neighbourhood' | 'city' | 'country';
}

/** A post that a search for `word` finds, and nothing else does. */
export function postAt(place: string, more: Partial<Post> = {}): Post & { word: string } {
  const word = newWord();
  return {
    kind: 'request',
    category: 'shopping',
    title: `Des courses pour ma grand-mère, ${word}`,
    description: 'Elle sort de l’hôpital samedi. Deux sacs, à porter au troisième étage.',
    place,
    ...more,
    word,
  };
}

/** Fills the form as somebody does who takes the first place offered. */
export async function fillPost(page: Page, post: Post): Promise<void> {
  await page.locator(`[name=kind][value=${post.kind}]`).check();
  await page.locator(`[name=category][value=${post.category}]`).check();
  await page.locator('[name=title]').fill(post.title);
  await page.locator('textarea[name=description]').fill(post.description);
  await choosePlace(page, '[name=place]', post.place);
  if (post.precision) await page.locator(`[name=precision][value=${post.precision}]`).check();
  if (post.urgent) await page.locator('[name=urgent]').check();
}

/** With script the field becomes a list to choose from; without, what is typed is all there is. */
export async function choosePlace(page: Page, field: string, place: string): Promise<void> {
  const input = page.locator(`input${field}:not([type=hidden])`);
  await input.click();
  if (!(await page.evaluate(() => matchMedia('(scripting: enabled)').matches))) return input.fill(place);
  const list = page.locator(`input${field}[role=combobox]`);
  await list.waitFor();
  // Until it comes, the list still shows what was found for the text before.
  const answer = page.waitForResponse((response) => new URL(response.url()).searchParams.get('q') === place);
  await list.fill(place);
  const [first] = (await (await answer).json()) as { name: string }[];
  await page
    .getByRole('listbox')
    .getByRole('option')
    .filter({ hasText: first?.name ?? place })
    .first()
    .click();
}

/** From the empty form over the preview and the code to the page of what is now online. @returns its id */
export async function publishAsNewcomer(page: Page, post: Post, person: Person): Promise<string> {
  await preview(page, post);
  await askToPublish(page, person);
  await enterCode(page, await askedCode(page, person.email));
  return publishedId(page);
}

/** As a member who is signed in. @returns the listing's id */
export async function publish(page: Page, post: Post): Promise<string> {
  await preview(page, post);
  await page.locator('main form [value=publish]').click();
  return publishedId(page);
}

export async function preview(page: Page, post: Post): Promise<void> {
  await open(page, '/listings/new');
  await fillPost(page, post);
  const form = page.locator('form', { has: page.locator('[name=title]') });
  await submit(form);
  const previewed = page.waitForURL('**/listings/preview**');
  // A place that may be another is asked about.
  const which = page.locator('input[type=radio][name=placeId]').first();
  await Promise.race([previewed, which.waitFor().catch(() => {})]);
  if (await which.isVisible()) {
    await which.check();
    await submit(form);
  }
  await previewed;
  await ready(page);
}

export async function askToPublish(page: Page, { email, name }: Person): Promise<void> {
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=displayName]').fill(name);
  await page.locator('main form [value=code]').click();
}

export async function publishedId(page: Page): Promise<string> {
  await page.waitForURL('**/listings/*?published=1');
  await ready(page);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
