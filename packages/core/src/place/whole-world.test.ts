import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadGazetteer } from '../gazetteer/index.ts';
import { findPlaces } from './index.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
  const { places, names } = await loadGazetteer({ db, ownerUrl: server.urls.owner });
  expect(places).toBeGreaterThan(130_000);
  expect(names).toBeGreaterThan(350_000);
}, 120_000);
afterAll(() => server.close());

// With the whole world's names to confuse it: what people type, and the one place they mean.
test.each([
  ['Londres', 'fr', 'Londres, GB', 2643743],
  ['Pékin', 'fr', 'Pékin, CN', 1816670],
  ['Le Caire', 'fr', 'Le Caire, EG', 360630],
  ['Anvers', 'fr', 'Anvers, BE', 2803138],
  ['La Haye', 'fr', 'La Haye, NL', 2747373],
  ['Saïgon', 'fr', 'Hô Chi Minh-Ville, VN', 1566083],
  ['Édimbourg', 'fr', 'Édimbourg, GB', 2650225],
  ['edimbour', 'fr', 'Édimbourg, GB', 2650225],
  ['Cologne', 'fr', 'Cologne, DE', 2886242],
  ['Florence', 'fr', 'Florence, IT', 3176959],
  ['New York', 'fr', 'New York, US', 5128581],
  ['Québec', 'fr', 'Québec, CA', 6325494],
  ['القاهرة', 'ar', 'القاهرة, EG', 360630],
  ['القاهره', 'ar', 'القاهرة, EG', 360630],
  ['Nouvelle-Orléans', 'fr', 'La Nouvelle-Orléans, US', 4335045],
  ['Genève', 'fr', 'Genève, CH', 2660646],
  ['Bangkok', 'fr', 'Bangkok, TH', 1609350],
  ['Paris', 'en', 'Paris, FR', 2988507],
  ['Paris, Texas', 'en', 'Paris, US', 4717560],
  ['Paris TX', 'en', 'Paris, US', 4717560],
  ['p', 'fr', 'Pékin, CN', 1816670],
  ['Barcelon', 'es', 'Barcelona, ES', 3128760],
  ['Copenhague', 'pt', 'Copenhague, DK', 2618425],
  ['München', 'en', 'Munich, DE', 2867714],
  ['東京', 'ja', '東京, JP', 1850147],
])('%s (%s) -> %s', async (q, locale, shown, id) => {
  const [first] = await findPlaces({ db }, { q, locale });
  expect(`${first?.name}, ${first?.country}`).toBe(shown);
  expect(first?.id).toBe(id);
});

test('nothing rather than nonsense', async () => {
  expect(await findPlaces({ db }, { q: 'xyzzyq', locale: 'fr' })).toEqual([]);
  expect(await findPlaces({ db }, { q: 'Rue des Petits-Carreaux 12', locale: 'fr' })).toEqual([]);
});
