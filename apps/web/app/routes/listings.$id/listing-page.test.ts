import { loadGazetteer } from '@entraide/core/gazetteer';
import { smallSource } from '@entraide/core/gazetteer/fixture';
import { createListing, solveListing } from '@entraide/core/listing';
import { testPlatform } from '@entraide/core/testing';
import { startThread } from '@entraide/core/thread';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readListingPage } from './listing-page.server.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
});
afterAll(() => platform.close());

const valenciennes = { lat: 50.3565, lon: 3.523 };
const brussels = { lat: 50.8504, lon: 4.3488 };
const paris = { lat: 48.8534, lon: 2.3488 };

async function solvedListing() {
  const space = await platform.openSpace();
  const author = await space.member({ displayName: 'Nadia Haddad' });
  const as = (actor: typeof author | null) => space.ctx({ actor });
  const write = async (title: string, place: typeof paris) => {
    const words = { kind: 'request', category: 'shopping', title, description: `Pour ${title}.` };
    return (await createListing(as(author), { ...words, place, precision: 'public-place' })).id;
  };
  const id = await write('Valenciennes', valenciennes);
  await write('Bruxelles', brussels);
  await write('Paris', paris);
  return { space, as, id, solve: () => solveListing(as(author), id) };
}

test('who has answered finds the conversation in place of the form', async () => {
  const { space, as, id } = await solvedListing();
  const helper = await space.member();
  expect((await readListingPage(as(helper), id)).conversation).toBeNull();
  const thread = await startThread(as(helper), { listingId: id, body: 'Bonjour' });
  expect((await readListingPage(as(helper), id)).conversation).toBe(`/threads/${thread.id}#latest`);
  expect((await readListingPage(as(null), id)).conversation).toBeNull();
});

test('a solved listing thanks, tells strangers neither its text nor a name, and shows others of its country', async () => {
  const { as, id, solve } = await solvedListing();
  await solve();
  const page = await readListingPage(as(null), id);
  expect(page).toMatchObject({ status: 'solved', untold: true, text: [], card: { author: null } });
  // Brussels is nearer, and abroad.
  expect(page.similar.map(({ title }) => title)).toEqual(['Paris']);
  expect(JSON.stringify(page)).not.toMatch(/Pour Valenciennes|Nadia Haddad/);
  expect(page.description).not.toContain('Pour');
});
