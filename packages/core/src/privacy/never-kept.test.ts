import { driverFor } from '@entraide/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepDraft } from '../draft/index.ts';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import {
  createListing,
  deleteListing,
  previewListing,
  previewLocation,
  searchListings,
  updateListing,
} from '../listing/index.ts';
import { newToken } from '../session/index.ts';
import { testPlatform } from '../testing/index.ts';
import { startThread } from '../thread/index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
  await loadGazetteer({ db: platform.app, ownerUrl: platform.database.urls.owner, source: smallSource });
});
afterAll(() => platform.close());

const home = { lat: 48.83714, lon: 2.31936 };
const door = /48\.8371|2\.3193/;
const draft = (more: object = {}) => ({
  kind: 'request',
  category: 'shopping',
  title: 'Courses pour ma grand-mère',
  description: 'Samedi matin, deux sacs.',
  place: home,
  ...more,
});

/** Every row of every table as text, jobs and system tables of our own included, by somebody whom no policy binds. */
async function wholeDatabase(): Promise<string> {
  const sql = driverFor(platform.database.superuserUrl, 1);
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ text: string }[]>(
      `select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} t`,
    );
    texts.push(row?.text ?? '');
  }
  await sql.end();
  return texts.join('\n');
}

test('where somebody stood is nowhere in the database or the log, unless they showed a public place', async () => {
  const space = await platform.openSpace();
  const [ana, ben] = [await space.member({ displayName: 'Ana' }), await space.member()];
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(JSON.stringify([fields, message]));
  const log = { info: note, warn: note, error: note };
  const author = space.ctx({ actor: ana, log });
  for (const precision of ['neighbourhood', 'city', 'country']) {
    await previewListing(author, draft({ precision }));
    await previewLocation(author, { place: home, precision });
    await keepDraft(author, {
      browserToken: newToken(),
      kind: 'listing',
      payload: draft({ precision, untried: 1 }),
    });
    const { id } = await createListing(author, draft({ precision }));
    await updateListing(author, id, { place: { id: 2988507 }, precision: 'city' });
    await updateListing(author, id, { place: home, precision });
    await startThread(space.ctx({ actor: ben, log }), { listingId: id, body: 'Je peux aider.' });
    await updateListing(author, id, { place: { ...home, lat: 97 } }).catch(() => {});
    if (precision === 'country') await deleteListing(author, id);
  }
  await searchListings(author, { near: home, limit: 20 });
  expect(await wholeDatabase()).not.toMatch(door);
  expect(lines.join('\n')).not.toMatch(door);
  // What is looked through is the right thing: a public place is there.
  await createListing(author, draft({ precision: 'public-place' }));
  expect(await wholeDatabase()).toMatch(door);
});
