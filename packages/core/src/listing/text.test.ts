import { sql } from '@entraide/db';
import type { SearchParams } from '@entraide/model/listing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor, Tenant } from '../ctx/index.ts';
import { type TestSpace, testPlatform } from '../testing/index.ts';
import { plantListing } from '../testing/listing.ts';
import { searchListings } from './index.ts';

let platform: Awaited<ReturnType<typeof testPlatform>>;
let space: TestSpace;
let other: TestSpace;
let author: MemberActor;

/** The database knows more languages than our pages do. */
const everyLanguage = (tenant: Tenant): Tenant => {
  const config = everyConfig.get(tenant) ?? {
    ...tenant.config,
    locales: ['fr', 'en', 'es', 'pt', 'de', 'ar', 'nl'] as never,
  };
  everyConfig.set(tenant, config);
  return { ...tenant, config };
};
const everyConfig = new Map<Tenant, Tenant['config']>();
const search = async (params: Partial<SearchParams>, at = space) => {
  const ctx = at.ctx({ tenant: everyLanguage(at.tenant) });
  return (await searchListings(ctx, { limit: 50, ...params })).items.map(({ title }) => title);
};
const plant = async (
  locale: string,
  title: string,
  description = 'À voir ensemble.',
  more = {},
  at = space,
) => {
  const who = at === space ? author : await at.member();
  const id = await plantListing(platform.app, at.tenant.id, who, { locale, title, description, ...more });
  return id;
};

beforeAll(async () => {
  platform = await testPlatform();
  [space, other] = [await platform.openSpace(), await platform.openSpace()];
  author = await space.member();
  await plant('fr', 'Garde d’enfants préférée des voisins', 'Bricolage et goûters à l’école Jean-Jaurès.');
  await plant('en', 'Lifts to the hospital', 'Rides for elderly neighbours, and back.');
  await plant('es', 'Cuidado de niños', 'Traducciones y trámites.');
  await plant('pt', 'Crianças e lições', 'Ajuda com a mudança.');
  await plant('de', 'Übersetzungen für Behörden', 'Auch am Wochenende.');
  await plant('ar', 'مرافقة إلى المستشفى', 'أساعد كبار السن في المواعيد.');
  await plant('nl', 'Fietsen herstellen', 'Voor de buren.');
});
afterAll(() => platform.close());

describe('a word is found', () => {
  test.each([
    ['préférées', 'Garde d’enfants préférée des voisins'],
    ['PREFERE', 'Garde d’enfants préférée des voisins'],
    ['garde d’un enfant', 'Garde d’enfants préférée des voisins'],
    ['jean jaures', 'Garde d’enfants préférée des voisins'],
    ['brico', 'Garde d’enfants préférée des voisins'],
    ['lift to hospitals', 'Lifts to the hospital'],
    ['neighbour', 'Lifts to the hospital'],
    ['ninos', 'Cuidado de niños'],
    ['traduccion', 'Cuidado de niños'],
    ['crianca', 'Crianças e lições'],
    ['ubersetzung', 'Übersetzungen für Behörden'],
    ['مستشفى', 'مرافقة إلى المستشفى'],
    ['المستش', 'مرافقة إلى المستشفى'],
    ['fiets', 'Fietsen herstellen'],
  ])('in its language, without its accents, or by its beginning: %s', async (q, title) => {
    expect(await search({ q })).toEqual([title]);
  });

  test.each([
    ['bricolgae', 'Garde d’enfants préférée des voisins'],
    ['bicolage', 'Garde d’enfants préférée des voisins'],
    ['hospitl lifts', 'Lifts to the hospital'],
    ['neigbours rides', 'Lifts to the hospital'],
    ['ubersetzugen', 'Übersetzungen für Behörden'],
  ])('although it is misspelt: %s', async (q, title) => {
    expect(await search({ q })).toEqual([title]);
  });

  test.each(['licorne', 'cat', 'zzzz'])('only where it is: %s', async (q) => {
    expect(await search({ q })).toEqual([]);
  });

  test('as most of the words, when no listing holds them all', async () => {
    expect(await search({ q: 'hospital bricolage' })).toEqual([
      'Lifts to the hospital',
      'Garde d’enfants préférée des voisins',
    ]);
    expect(await search({ q: 'rides hospital licorne' })).toEqual(['Lifts to the hospital']);
  });

  test('in its own space only, a slip of it as well', async () => {
    expect(await search({ q: 'hospital' }, other)).toEqual([]);
    expect(await search({ q: 'hospitl' }, other)).toEqual([]);
  });
});

test.each([
  "'; drop table listings --",
  '& | ! ( ) <-> :* \\',
  "'@fkind=offer'",
  '@@@ %_% "unclosed',
  'ﷺ 👩‍👩‍👧 \u202e',
  'x '.repeat(99),
  '1e400 NaN -1',
])('whatever is typed is a search and nothing else: %j', async (q) => {
  expect(Array.isArray(await search({ q }))).toBe(true);
  expect(Array.isArray(await search({ q, near: { lat: 0, lon: 0 } }))).toBe(true);
});

describe('by relevance', () => {
  const paris = { lat: 48.8566, lon: 2.3522 };
  /** Kilometres north of Paris. */
  const at = (km: number) => ({ lat: paris.lat + km / 111.2, lon: paris.lon });

  beforeAll(async () => {
    await plant('fr', 'Piano à prêter, loin', 'Un peu faux.', at(300));
    await plant('fr', 'Piano à prêter', 'Un peu faux.', at(60));
    await plant('fr', 'Instrument à prêter', 'Un piano droit.', at(20));
    await plant('fr', 'Musique du soir', 'Un piano et deux voix.', at(2));
  });

  test('the words in a title bring a listing four times nearer', async () => {
    expect(await search({ q: 'piano', near: paris })).toEqual([
      'Musique du soir', // 4 × (2 + 5) = 28
      'Piano à prêter', // 60 + 5 = 65
      'Instrument à prêter', // 4 × (20 + 5) = 100
      'Piano à prêter, loin', // 305
    ]);
    expect(await search({ q: 'piano', near: paris, sort: 'distance' })).toEqual([
      'Musique du soir',
      'Instrument à prêter',
      'Piano à prêter',
      'Piano à prêter, loin',
    ]);
  });

  test('without a place, titles come before texts, the newest first', async () => {
    expect(await search({ q: 'piano' })).toEqual([
      'Piano à prêter',
      'Piano à prêter, loin',
      'Musique du soir',
      'Instrument à prêter',
    ]);
  });

  test.each([{ near: paris }, {}])('page by page it is the same order: %o', async (where) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchListings(space.ctx(), {
        q: 'piano',
        ...where,
        limit: 1,
        ...(cursor && { cursor }),
      });
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(await search({ q: 'piano', ...where }));
  });

  test('needs words', async () => {
    await expect(search({ sort: 'relevance' })).rejects.toMatchObject({ faults: [{ path: ['q'] }] });
  });
});

test('a language and a date narrow the search, with words and without', async () => {
  expect(await search({ language: 'de' })).toEqual(['Übersetzungen für Behörden']);
  expect(await search({ language: 'de', q: 'hospital' })).toEqual([]);
  expect(await search({ language: 'en', near: { lat: 0, lon: 0 } })).toEqual(['Lifts to the hospital']);
  const tomorrow = new Date(Date.now() + 86_400_000);
  const yesterday = new Date(Date.now() - 86_400_000);
  const everything = await search({});
  for (const near of [undefined, { lat: 48, lon: 2 }]) {
    expect(await search({ since: tomorrow, ...(near && { near }) })).toEqual([]);
    expect((await search({ since: yesterday, ...(near && { near }) })).length).toBe(everything.length);
    expect((await search({ since: new Date('2020-01-01'), ...(near && { near }) })).length).toBe(
      everything.length,
    );
  }
});

test('what is changed is found by its new words, and no more by the old ones', async () => {
  const id = await plant('fr', 'Une annonce de jonglage');
  expect(await search({ q: 'jonglage' })).toHaveLength(1);
  await platform.app.inTenant(space.tenant.id, (tx) =>
    tx.execute(sql`update listings set title = 'Une annonce de macramé' where id = ${id}`),
  );
  expect(await search({ q: 'jonglage' })).toEqual([]);
  expect(await search({ q: 'macrame' })).toHaveLength(1);
});
