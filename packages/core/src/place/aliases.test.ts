import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadGazetteer, placeKey } from '../gazetteer/index.ts';
import { countries } from './aliases/countries.ts';
import { regions } from './aliases/regions.ts';
import { towns } from './aliases/towns.ts';
import { type FoundPlace, findPlaces } from './index.ts';

let server: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  db = server.db('app');
  await loadGazetteer({ db, ownerUrl: server.urls.owner });
}, 120_000);
afterAll(() => server.close());

interface Row {
  locale: string;
  q: string;
  /** `?`: a question, which is a weak answer or none. Else the country, or some, and perhaps the name, or some. */
  expected: string;
}

const rows: Row[] = [countries, regions, towns].flatMap((table) =>
  Object.entries(table).flatMap(([locale, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [q = '', expected = ''] = line.split(/ = (?=[A-Z]{2}|\?)/);
        return { locale, q, expected };
      }),
  ),
);

const said = (place: FoundPlace | undefined) =>
  place ? `${place.country} ${place.name} (${place.kind}, ${place.strength})` : 'nothing';

function isRight(expected: string, place: FoundPlace | undefined): boolean {
  if (expected === '?') return place?.strength !== 'strong';
  const [, codes = '', names] = /^([A-Z]{2}(?:\|[A-Z]{2})*)(?: (.+))?$/.exec(expected) ?? [];
  if (!place || !codes.split('|').includes(place.country)) return false;
  return !names || names.split('|').some((name) => placeKey(name) === placeKey(place.name));
}

test('what people call places is understood, or asked about; nothing else is taken silently', async () => {
  expect(rows.length).toBeGreaterThanOrEqual(600);
  const wrong: string[] = [];
  const silent: string[] = [];
  for (const { locale, q, expected } of rows) {
    const [first] = await findPlaces({ db }, { q, locale });
    if (isRight(expected, first)) continue;
    const line = `${locale}: ${q} -> ${said(first)}, not ${expected}`;
    if (first?.strength === 'strong') silent.push(line);
    else wrong.push(line);
  }
  expect(silent).toEqual([]);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(rows.length / 100);
}, 120_000);
