import type { BrowserContext } from 'playwright-core';
import { open, submit } from './page.ts';
import { join, somebody } from './person.ts';
import { postAt, publish } from './publish.ts';

/** Somebody posts, and somebody else answers: paths of the listing and of the conversation. Both stay signed in. */
export async function planted(author: BrowserContext, helper: BrowserContext) {
  const [ana, ben] = [await author.newPage(), await helper.newPage()];
  await join(ana, somebody('Ana'));
  const listing = `/listings/${await publish(ana, postAt('Tallinn'))}`;
  await join(ben, somebody('Ben'));
  await open(ben, `${listing}/answer`);
  await ben.locator('[name=body]').fill('Bonjour, je peux samedi.');
  await submit(ben.locator('main form'));
  await ben.waitForURL('**/threads/*sent=1');
  const thread = new URL(ben.url()).pathname;
  await ana.close();
  await ben.close();
  return { listing, thread };
}
