import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listCases } from '../desk/index.ts';
import { createListing, updateListing } from '../listing/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { PLACE_ID } from '../testing/listing.ts';
import { startThread } from '../thread/index.ts';
import { sweepTextTraces } from './index.ts';

const DAY_MS = 86_400_000;
let platform: Awaited<ReturnType<typeof testPlatform>>;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

let spaces: TestSpace[];
beforeEach(async () => {
  spaces = await Promise.all([1, 2, 3].map(() => platform.openSpace()));
  await platform.database.sql`delete from text_traces`;
});

const TEXT =
  'Nous cherchons une famille calme pour un grand appartement clair avec vue sur le port, tout de suite.';

/** A listing by somebody new. */
async function publish(space: TestSpace | undefined, description: string, day = 0): Promise<string> {
  if (!space) throw new Error('no such space');
  const clock = () => new Date(Date.now() + day * DAY_MS);
  const { id } = await createListing(space.ctx({ actor: await space.member(), clock }), {
    ...{ kind: 'offer', category: 'shopping', title: 'Appartement', locale: 'fr' },
    ...{ description, place: { id: PLACE_ID } },
  });
  return id;
}

/** How many cases of the space name the rule. */
async function flagged(space: TestSpace | undefined): Promise<number> {
  if (!space) throw new Error('no such space');
  const { items } = await listCases(space.ctx({ actor: await space.member({ role: 'moderator' }) }));
  return items.filter(({ rules }) => rules.includes('repeated')).length;
}

it('the third time in a month is flagged, whatever its digits, capitals and marks', async () => {
  const [space] = spaces;
  await publish(space, TEXT);
  await publish(space, TEXT.toUpperCase().replace('.', ' !!! 500'));
  expect(await flagged(space)).toBe(0);
  await publish(space, TEXT.replace('calme', 'càlme'));
  expect(await flagged(space)).toBe(1);
});

it('a month later it is the first time again, and what did not come again is forgotten', async () => {
  const [space] = spaces;
  for (const day of [-80, -80, -40, -40, 0]) await publish(space, TEXT, day);
  expect(await flagged(space)).toBe(0);
  const traces = async () => (await platform.database.sql`select from text_traces`).length;
  await publish(space, `${TEXT} Merci beaucoup.`, -31);
  expect(await traces()).toBe(2);
  const operator = { clock: () => new Date() };
  await platform.database.db('platform').outsideTenant((tx) => sweepTextTraces(operator, tx));
  expect(await traces()).toBe(1);
});

it('a text that two other spaces had is flagged the first time, and none of them learns more than a number', async () => {
  const [here, there, elsewhere] = spaces;
  await publish(there, TEXT);
  await publish(here, TEXT);
  expect(await flagged(here)).toBe(0);
  await publish(elsewhere, TEXT);
  expect(await flagged(elsewhere)).toBe(1);
  expect(await flagged(there)).toBe(0);
  for (const role of ['app', 'worker'] as const)
    await expect(
      platform.database.db(role).outsideTenant((tx) => tx.execute('select * from text_traces')),
    ).rejects.toThrow();
});

it('short texts, other texts and one’s own change of a comma are no repetition', async () => {
  const [space] = spaces;
  for (let n = 0; n < 3; n++) await publish(space, 'Bonjour, je peux aider.');
  for (const word of ['rouge', 'vert', 'bleu', 'blanc']) await publish(space, `${TEXT} Le chat est ${word}.`);
  if (!space) throw new Error('no such space');
  const author = space.ctx({ actor: await space.member() });
  const { id } = await createListing(author, {
    ...{ kind: 'offer', category: 'shopping', title: 'Maison', locale: 'fr' },
    ...{ description: TEXT, place: { id: PLACE_ID } },
  });
  for (let n = 0; n < 4; n++) await updateListing(author, id, { description: `${TEXT}${'!'.repeat(n + 1)}` });
  expect(await flagged(space)).toBe(0);
});

it('the same first message to four people is nothing, to a fifth it is flagged', async () => {
  const [space] = spaces;
  if (!space) throw new Error('no such space');
  const writer = space.ctx({ actor: await space.member() });
  for (let n = 0; n < 5; n++) {
    expect(await flagged(space)).toBe(0);
    await startThread(writer, { listingId: await publish(space, `Bonjour à vous ${n}`), body: TEXT });
  }
  expect(await flagged(space)).toBe(1);
});
