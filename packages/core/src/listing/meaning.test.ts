import type { SearchParams } from '@entraide/model/listing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { searchListings, widenSearch } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let author: MemberActor;

const london = { lat: 51.5074, lon: -0.1278 };
/** Kilometres north of London. */
const at = (km: number) => ({ lat: london.lat + km / 111.2, lon: london.lon });
const sydney = { lat: -33.87, lon: 151.21 };

const plant = (title: string, more: object = {}) =>
  plantListing(platform.app, space.tenant.id, author, {
    title,
    description: 'Avec plaisir.',
    ...at(1),
    ...more,
  });

beforeAll(async () => {
  platform = await testPlatform();
  space = await platform.openSpace();
  author = await space.member();
  await plant('Garde d’enfants le mercredi', { category: 'childcare', ...at(3) });
  await plant('Looking after a toddler', { category: 'childcare', locale: 'en' });
  await plant('Gatwick on Saturday', { category: 'lifts', locale: 'en' });
  await plant('Dossier de naturalisation', { category: 'administration' });
  await plant('Un canapé à monter au troisième', { category: 'moving' });
  await plant('Babysitter in Sydney, lift to airport', { category: 'other', locale: 'en', ...sydney });
});
afterAll(() => platform.close());

const search = async (params: Partial<SearchParams>) => {
  const { items, ...rest } = await searchListings(space.ctx(), {
    limit: 50,
    near: london,
    radiusKm: 25,
    ...params,
  });
  return { titles: items.map(({ title }) => title), ...rest };
};

describe('words that mean a category find its listings', () => {
  test.each([
    ['babysitter', 'childcare', 'Looking after a toddler'],
    ['nounou', 'childcare', 'Garde d’enfants le mercredi'],
    ['حضانة', 'childcare', 'Looking after a toddler'],
    ['lift to airport', 'lifts', 'Gatwick on Saturday'],
    ['cherche covoiturage', 'lifts', 'Gatwick on Saturday'],
    ['préfecture', 'administration', 'Dossier de naturalisation'],
    ['prefec', 'administration', 'Dossier de naturalisation'],
    ['aide administrative', 'administration', 'Dossier de naturalisation'],
    ['démenager', 'moving', 'Un canapé à monter au troisième'],
    ['demenagment', 'moving', 'Un canapé à monter au troisième'],
  ])('%s', async (q, slug, title) => {
    const found = await search({ q });
    expect(found.titles).toContain(title);
    expect(found.also).toEqual([slug]);
    expect(found.mostWords).toBe(false);
  });

  test('after those that say the word, which are not said to be found for their category', async () => {
    const found = await search({ q: 'garde enfant' });
    expect(found.titles).toEqual(['Garde d’enfants le mercredi', 'Looking after a toddler']);
    expect((await search({ q: 'mercredi' })).also).toEqual([]);
    expect((await search({ q: 'garde enfant', limit: 1 })).also).toEqual(['childcare']);
  });

  test('page by page in the same order, however it is sorted', async () => {
    for (const sort of ['relevance', 'distance', 'newest'] as const) {
      const whole = await search({ q: 'garde enfant', sort });
      const first = await search({ q: 'garde enfant', sort, limit: 1 });
      const second = await search({ q: 'garde enfant', sort, limit: 1, cursor: first.nextCursor ?? '' });
      expect([...first.titles, ...second.titles]).toEqual(whole.titles);
      expect(whole.titles).toHaveLength(2);
    }
  });

  test('of a space’s own words, in that space only', async () => {
    const own = await platform.openSpace({
      categories: ['other', { slug: 'garden', label: 'Jardin', words: { fr: ['potager'] } }],
    });
    const member = await own.member();
    await plantListing(platform.app, own.tenant.id, member, {
      category: 'garden',
      title: 'Semer des carottes',
    });
    const found = await searchListings(own.ctx(), { q: 'potager', limit: 9 });
    expect(found.items.map(({ title }) => title)).toEqual(['Semer des carottes']);
    expect((await search({ q: 'potager' })).titles).toEqual([]);
  });

  test('not those of another category that is asked for', async () => {
    expect(await search({ q: 'babysitter', category: 'moving' })).toMatchObject({ titles: [], also: [] });
  });
});

describe('all the words first, then most of them, then farther away', () => {
  test('most of the words near by', async () => {
    const found = await search({ q: 'naturalisation dossier orchestre' });
    expect(found).toMatchObject({ titles: ['Dossier de naturalisation'], mostWords: true, total: 1 });
  });

  test('page by page, the next page wants as many words', async () => {
    const q = 'canapé licorne mercredi orchestre';
    const whole = await search({ q });
    expect(whole.titles).toHaveLength(0);
    const two = await search({ q: 'mercredi gatwick' });
    const first = await search({ q: 'mercredi gatwick', limit: 1 });
    const second = await search({ q: 'mercredi gatwick', limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.titles, ...second.titles]).toEqual(two.titles);
    expect(two.titles).toHaveLength(2);
  });

  test('the distance is widened only when nothing near by holds most of them', async () => {
    const near = await widenSearch(space.ctx(), {
      q: 'sydney mercredi',
      near: london,
      radiusKm: 25,
      limit: 9,
    });
    expect(near).toMatchObject({ widened: false, mostWords: true });
    const far = await widenSearch(space.ctx(), { q: 'sydney', near: london, radiusKm: 25, limit: 9 });
    expect(far).toMatchObject({
      widened: true,
      mostWords: false,
      items: [{ title: 'Babysitter in Sydney, lift to airport' }],
    });
  });
});

test.each(['de la', 'the', 'et', 'à'])('words that say nothing do not empty a search: %s', async (q) => {
  const all = await search({ sort: 'distance' });
  expect((await search({ q })).titles).toEqual(all.titles);
});

/** From reports of other projects: text, and what it must be found by. */
const texts: [text: string, found: string[]][] = [
  ['Aujourd’hui seulement', ["aujourd'hui", 'aujourd’hui', 'aujourdhui']],
  ['Thé\u00a0vert et biscuits', ['thé vert', 'vert']],
  ['« accordéon » à prêter', ['accordéon', 'accordeon']],
  ['violoncelle—contrebasse…mandoline', ['contrebasse', 'mandoline']],
  ['“banjo”, flûte·traversière', ['banjo', 'traversière']],
  ['Timbale，xylophone。 Trompette\u3000saxophone', ['xylophone', 'saxophone']],
  ['Chauffage à 20° pour 30€', ['20', '30', 'chauffage']],
  ['زيارة المستشفى غدا', ['والمستشفى', 'للمستشفى', 'مستشفى', 'بالمستشفى']],
  ['نذهب بالسيارة', ['سيارة', 'والسيارة']],
  ['求助中文翻译', ['中文', '翻译', '翻', '译']],
  ['ภาษาไทยช่วยด้วย', ['ช่วย', 'ไทย']],
  ['日本語を教えます', ['日本語', '教え']],
  ['Le wi-fi ne marche plus', ['wifi', 'wi-fi', 'wi‑fi', 'WiFi']],
  ['Prendre rendezvous', ['rendez-vous', 'rendezvous']],
  ['Test COVID-19', ['covid-19', 'covid19']],
  ['Merci aux voisin·e·s', ['voisin', 'voisines']],
  ['Chambe\u0301ry en train', ['Chambéry', 'chambery']],
];

describe('a text is found', () => {
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const [text] of texts)
      ids.set(
        text,
        await plant('Annonce sans titre', {
          description: text,
          category: 'other',
          locale: /\p{Script=Arabic}/u.test(text) ? 'ar' : 'fr',
          ...at(2000),
        }),
      );
  });
  const idsFor = async (q: string) =>
    (await searchListings(space.ctx(), { q, limit: 100 })).items.map(({ id }) => id);

  test.each(texts)('%j', async (text, found) => {
    for (const q of found) expect(await idsFor(q), q).toContain(ids.get(text));
  });

  test('by each of its own words, decomposed, without accents and with either apostrophe', async () => {
    const segments = new Intl.Segmenter('fr', { granularity: 'word' });
    const own = texts.flatMap(([text]) =>
      [...segments.segment(text)]
        .filter(({ isWordLike }) => isWordLike)
        .map(({ segment }) => ({ text, segment })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...own),
        fc.constantFrom(
          (word: string) => word,
          (word: string) => word.normalize('NFD'),
          (word: string) => word.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
          (word: string) => word.replace(/['’]/g, "'"),
          (word: string) => word.replace(/['’]/g, '’'),
          (word: string) => word.toUpperCase(),
          (word: string) => `\u200b«\u00a0${word}\u00a0»`,
        ),
        async ({ text, segment }, change) => {
          expect(await idsFor(change(segment))).toContain(ids.get(text));
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  });
});
