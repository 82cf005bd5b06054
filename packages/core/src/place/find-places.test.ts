import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallSource } from '../gazetteer/fixture/index.ts';
import { loadGazetteer } from '../gazetteer/index.ts';
import { findPlaces, getPlace, nearestPlace, type PlaceQuery } from './index.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
  await loadGazetteer({ db, ownerUrl: server.urls.owner, source: smallSource });
});
afterAll(() => server.close());

async function find(q: string, locale = 'fr', more: Partial<PlaceQuery> = {}): Promise<string[]> {
  const places = await findPlaces({ db }, { q, locale, ...more });
  return places.map(({ name, admin1, country }) => `${name}, ${admin1}, ${country}`);
}

describe('the name as it is typed', () => {
  test.each([
    ['paris', 'Paris, Île-de-France, FR'],
    ['Anvers', 'Anvers, Flanders, BE'],
    ['saint etienne', 'Saint-Étienne, Auvergne-Rhône-Alpes, FR'],
    ['St-Etienne', 'Saint-Étienne, Auvergne-Rhône-Alpes, FR'],
    ['laquila', "L'Aquila, Abruzzo, IT"],
    ['Nouvelle-Orléans', 'La Nouvelle-Orléans, Louisiana, US'],
    ['Londers', 'Londres, England, GB'],
    ['Marsielle', "Marseille, Provence-Alpes-Côte d'Azur, FR"],
    ['Thaïlande', 'Thaïlande, undefined, TH'],
    ['stock', 'Stockholm, Stockholm, SE'],
    ['NYC', 'New York, New York, US'],
  ])('%s -> %s', async (q, first) => {
    expect((await find(q))[0]).toBe(first);
  });

  test('the same place is called what its reader calls it, or what was typed', async () => {
    expect((await find('Antwerpen', 'fr'))[0]).toBe('Anvers, Flanders, BE');
    expect((await find('London', 'ar'))[0]).toBe('لندن, England, GB');
    expect((await find('Lontoo', 'fi'))[0]).toBe('Lontoo, England, GB');
    expect((await find('Lonto', 'fi'))[0]).toBe('London, England, GB');
  });

  test('nothing rather than nonsense', async () => {
    for (const q of [
      'South Kensingtown Gardens',
      'xyzzyq',
      'Ouagadougou',
      '%',
      '',
      '\u0000',
      "'; drop table places; --",
    ])
      expect(await find(q), q).toEqual([]);
    expect(await find('a'.repeat(10_000))).toEqual([]);
  });
});

describe('namesakes', () => {
  test('by people first, whole names before beginnings', async () => {
    expect(await find('Valence', 'en')).toEqual([
      'Valencia, Valencia, ES',
      'Valence, Auvergne-Rhône-Alpes, FR',
      'Valence, Occitanie, FR',
      'Valence-Chabeuil Airport, Valence/Chabeuil, FR',
      'Valenciennes, Hauts-de-France, FR',
    ]);
  });

  test('what is near comes up, and hides nothing', async () => {
    const near = { lat: 45, lon: 4.9 };
    expect((await find('Valence', 'fr', { near }))[0]).toBe('Valence, Auvergne-Rhône-Alpes, FR');
    expect((await find('Valence', 'fr', { near })).length).toBe((await find('Valence')).length);
  });

  test.each(['Paris, Texas', 'Paris TX', 'paris tx usa', 'Paris, TX, États-Unis', 'Pariss, Texas'])(
    '%s',
    async (q) => {
      expect((await find(q))[0]).toBe('Paris, Texas, US');
    },
  );

  test('a country in the reader’s language tells them apart', async () => {
    expect((await find('باريس، فرنسا', 'ar'))[0]).toBe('باريس, Île-de-France, FR');
    expect(new Set((await find('Paris, États-Unis')).map((name) => name.slice(-2)))).toEqual(new Set(['US']));
    expect((await find('Saint-Denis Réunion'))[0]).toBe('Saint-Denis, Reunion, RE');
  });

  test('a country stands before the towns named after it', async () => {
    expect((await find('Lebanon', 'en')).slice(0, 3)).toEqual([
      'Lebanon, undefined, LB',
      'Beirut, Beirut, LB',
      'Lebanon, Tennessee, US',
    ]);
  });

  test('a city after the comma says where to look, other words nothing', async () => {
    expect(await find('Kensington, London', 'en')).toEqual(['London, England, GB']);
    expect(await find('Montmartre, Paris')).toEqual(['Paris, Île-de-France, FR']);
    expect((await find('Marseille, chez moi'))[0]).toBe("Marseille, Provence-Alpes-Côte d'Azur, FR");
  });

  test('the limit is kept', async () => {
    expect(await find('Springfield', 'en', { limit: 3 })).toHaveLength(3);
    expect(await find('Springfield', 'en', { limit: 1000 })).toHaveLength(20);
  });
});

test('the nearest place is the one people would name', async () => {
  const nearest = async (lat: number, lon: number) => (await nearestPlace({ db }, { lat, lon }, 'fr'))?.name;
  expect(await nearest(48.8938, 2.2874)).toBe('Levallois-Perret');
  expect(await nearest(48.87, 2.33)).toBe('Paris');
  expect(await nearest(51.4941, -0.1738)).toBe('Londres');
});

test('the nearest place is found over the antimeridian', async () => {
  const found = await nearestPlace({ db }, { lat: -16.5, lon: -179.9 }, 'fr');
  expect(found?.name).toBe('Labasa');
  expect(found?.distanceKm).toBeCloseTo(79, 0);
});

test('a place by its id', async () => {
  const get = (id: number) => db.outsideTenant((tx) => getPlace(tx, id, 'fr'));
  expect(await get(2643743)).toEqual({
    id: 2643743,
    name: 'Londres',
    country: 'GB',
    admin1: 'England',
    lat: 51.50853,
    lon: -0.12574,
    population: 8961989,
    kind: 'town',
  });
  expect(await get(1)).toBeUndefined();
});
