import type { Database } from '@entraide/db';
import { createTestDatabase } from '@entraide/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadGazetteer, placeKey } from '../gazetteer/index.ts';
import { countries } from './aliases/countries.ts';
import { regions } from './aliases/regions.ts';
import { towns } from './aliases/towns.ts';
import { type FoundPlace, findPlaces, type PlaceQuery } from './index.ts';

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

async function find(q: string, locale: string, more: Partial<PlaceQuery> = {}): Promise<string[]> {
  const places = await findPlaces({ db }, { q, locale, ...more });
  return places.map(({ name, admin1, country }) => `${name}, ${admin1 ? `${admin1}, ` : ''}${country}`);
}

const london = { lat: 51.5, lon: -0.12 };
const paris = { lat: 48.85, lon: 2.35 };
const beirut = { lat: 33.89, lon: 35.5 };

// With the whole world's names to confuse it: what people type, and the one place they mean.
const meant: Record<string, [q: string, first: string][]> = {
  fr: [
    ['Paris', 'Paris, Île-de-France, FR'],
    ['Londres', 'Londres, England, GB'],
    ['Pékin', 'Pékin, Beijing, CN'],
    ['pekin', 'Pékin, Beijing, CN'],
    ['Le Caire', 'Le Caire, Cairo, EG'],
    ['Anvers', 'Anvers, Flanders, BE'],
    ['La Haye', 'La Haye, South Holland, NL'],
    ['Saïgon', 'Hô Chi Minh-Ville, Ho Chi Minh City (HCMC), VN'],
    ['Édimbourg', 'Édimbourg, Scotland, GB'],
    ['Cologne', 'Cologne, North Rhine-Westphalia, DE'],
    ['Florence', 'Florence, Tuscany, IT'],
    ['New York', 'New York, New York, US'],
    ['Québec', 'Québec, Quebec, CA'],
    ['Genève', 'Genève, Geneva, CH'],
    ['Nouvelle-Orléans', 'La Nouvelle-Orléans, Louisiana, US'],
    ['Tripoli', 'Tripoli, Tripoli, LY'],
    ['Vienne', 'Vienne, Vienna, AT'],
    ['Bombay', 'Bombay, Maharashtra, IN'],
    ['Marrakesh', 'Marrakech, Marrakesh-Safi, MA'],
    ['st denis', 'Saint-Denis, Reunion, RE'],
    ['NYC', 'New York, New York, US'],
    ['New Delhi', 'New Delhi, Delhi, IN'],
    ['saint raphael', "Saint-Raphaël, Provence-Alpes-Côte d'Azur, FR"],
  ],
  nl: [['Soest', 'Soest, Utrecht, NL']],
  en: [
    ['Reykjavik Airport', 'Reykjavik Airport, Reykjavik, IS'],
    ['Godthaab / Nuuk Airport', 'Nuuk Airport, Nuuk, GL'],
    [
      'Greater Rochester International Airport',
      'Frederick Douglass Greater Rochester International Airport, Rochester, US',
    ],
    ['Stewart International Airport', 'New York Stewart International Airport, Newburgh, US'],
    ['Lovell Field', 'Chattanooga Metropolitan Airport (Lovell Field), Chattanooga, US'],
    [
      'Northern Maine Regional Airport at Presque Isle',
      'Presque Isle International Airport, Presque Isle, US',
    ],
    ['Paris', 'Paris, Île-de-France, FR'],
    ['Paris, Texas', 'Paris, Texas, US'],
    ['Paris TX', 'Paris, Texas, US'],
    ['London, Ontario', 'London, Ontario, CA'],
    ['München', 'Munich, Bavaria, DE'],
    ['Vienna', 'Vienna, Vienna, AT'],
    ['Ho Chi Minh', 'Ho Chi Minh City, Ho Chi Minh City (HCMC), VN'],
    ['East London', 'East London, Eastern Cape, ZA'],
  ],
  es: [
    ['Londres', 'Londres, England, GB'],
    ['Ginebra', 'Ginebra, Geneva, CH'],
    ['Nueva York', 'Nueva York, New York, US'],
    ['méxico', 'México, MX'],
    ['bogota', 'Bogotá, Bogota D.C., CO'],
  ],
  pt: [
    ['Copenhague', 'Copenhague, Capital Region, DK'],
    ['sao paulo', 'São Paulo, São Paulo, BR'],
    ['Lisboa', 'Lisboa, Lisbon, PT'],
    ['Genebra', 'Genebra, Geneva, CH'],
  ],
  de: [
    // No labels of ours: exonyms of large cities, marks that are typed, names joined by a mark.
    ['Münster', 'Münster, North Rhine-Westphalia, DE'],
    ['Thorn', 'Toruń, Kujawsko-Pomorskie, PL'],
    ['Posen', 'Poznań, Greater Poland, PL'],
    ['Cottbus - Chóśebuz', 'Cottbus, Brandenburg, DE'],
    ['Mailand', 'Mailand, Lombardy, IT'],
    ['koln', 'Köln, North Rhine-Westphalia, DE'],
    ['Munich', 'München, Bavaria, DE'],
    ['Nizza', "Nizza, Provence-Alpes-Côte d'Azur, FR"],
  ],
  ar: [
    ['القاهرة', 'القاهرة, Cairo, EG'],
    ['القاهره', 'القاهرة, Cairo, EG'],
    ['باريس', 'باريس, Île-de-France, FR'],
    ['دبي', 'دبي, Dubai, AE'],
    ['لندن', 'لندن, England, GB'],
  ],
  ja: [['東京', '東京, Tokyo, JP']],
};
const begun: typeof meant = {
  fr: [
    ['p', 'Paris, Île-de-France, FR'],
    ['lond', 'Londres, England, GB'],
    ['new y', 'New York, New York, US'],
    ['édim', 'Édimbourg, Scotland, GB'],
    ['edimbour', 'Édimbourg, Scotland, GB'],
    ['gene', 'Genève, Geneva, CH'],
    ['mars', "Marseille, Provence-Alpes-Côte d'Azur, FR"],
    ['nic', "Nice, Provence-Alpes-Côte d'Azur, FR"],
    ['lis', 'Lisbonne, Lisbon, PT'],
    ['brux', 'Bruxelles, Brussels Capital, BE'],
    ['lux', 'Luxembourg, LU'],
    ['stras', 'Strasbourg, Grand Est, FR'],
  ],
  en: [['brusse', 'Brussels, Brussels Capital, BE']],
  es: [['Barcelon', 'Barcelona, Catalonia, ES']],
  pt: [['lisb', 'Lisboa, Lisbon, PT']],
  de: [['muni', 'München, Bavaria, DE']],
  ar: [
    ['القاهر', 'القاهرة, Cairo, EG'],
    ['باري', 'باريس, Île-de-France, FR'],
  ],
};
const slipped: typeof meant = {
  fr: [
    ['Lodnres', 'Londres, England, GB'],
    ['montrael', 'Montréal, Quebec, CA'],
    ['Strassbourg', 'Strasbourg, Grand Est, FR'],
    ['Bruxeles', 'Bruxelles, Brussels Capital, BE'],
    ['marakech', 'Marrakech, Marrakesh-Safi, MA'],
    ['san fransisco', 'San Francisco, California, US'],
  ],
  en: [['Kuala Lumpr', 'Kuala Lumpur, Kuala Lumpur, MY']],
  de: [['nurenberg', 'Nürnberg, Bavaria, DE']],
  ar: [
    ['القاهرا', 'القاهرة, Cairo, EG'],
    ['الريض', 'الرياض, Riyadh Region, SA'],
  ],
  ru: [['моква', 'Moscow, Moscow, RU']],
};
const addressed: typeof meant = {
  fr: [
    ['Paris 15e', 'Paris, Île-de-France, FR'],
    ['75015 Paris', 'Paris, Île-de-France, FR'],
    ['Paris 15e arrondissement', 'Paris, Île-de-France, FR'],
    ['London SW7 2AZ', 'Londres, England, GB'],
    ['Marseille 13', "Marseille 13, Provence-Alpes-Côte d'Azur, FR"],
    ['Montmartre, Paris', 'Paris, Île-de-France, FR'],
    ['Thaïlande', 'Thaïlande, TH'],
  ],
};

describe.each(Object.entries({ meant, begun, slipped, addressed }))('%s', (_, table) => {
  const rows = Object.entries(table).flatMap(([locale, queries]) =>
    queries.map(([q, first]) => [locale, q, first] as const),
  );
  test.each(rows)('%s: %s -> %s', async (locale, q, first) => {
    expect((await find(q, locale))[0]).toBe(first);
  });
});

test.each([
  ['Tripoli', beirut, 'Tripoli, North Lebanon, LB'],
  ['South Kensington', london, 'Londres, England, GB'],
  ['East London', london, 'Londres, England, GB'],
  ['New Paris', paris, 'New Paris, Ohio, US'],
  ['Kensington', london, 'Kensington, England, GB'],
  ['Vienne', paris, 'Vienne, Vienna, AT'],
  ['gene', { lat: 44.4, lon: 8.9 }, 'Gênes, Liguria, IT'],
])('%s, asked for near %o -> %s', async (q, near, first) => {
  expect((await find(q, 'fr', { near }))[0]).toBe(first);
});

test('the reader who types "gene" is offered Geneva and Genoa before generals', async () => {
  expect((await find('gene', 'fr')).slice(0, 2)).toEqual(['Genève, Geneva, CH', 'Gênes, Liguria, IT']);
  expect((await find('gene', 'en')).slice(0, 2)).toEqual(['Geneva, Geneva, CH', 'Genoa, Liguria, IT']);
});

test('no two answers look the same, where their regions differ', async () => {
  const found = await find('New Delhi', 'fr');
  expect(new Set(found).size).toBe(found.length);
});

test('a small place does not hide the large one that may have been meant', async () => {
  expect(await find('Barcelonne', 'fr')).toContain('Barcelone, Catalonia, ES');
});

test('nothing rather than nonsense', async () => {
  for (const q of ['xyzzyq', 'Rue des Petits-Carreaux 12', '12', '٣٤', 'ꙮꙮꙮꙮꙮ', 'Xылыфвафыва'])
    expect(await find(q, 'fr'), q).toEqual([]);
});

test('whatever is typed is answered', async () => {
  const long = 'saint jean de la croix sur mer '.repeat(400).slice(0, 10_000);
  for (const q of [
    long,
    '\ud800',
    'Par\u0000is',
    '\u202e',
    '%',
    '(',
    '\\',
    '\ufdfa'.repeat(100),
    ' , , ,',
    "'; --",
  ])
    for (const locale of ['fr', 'xx', '', 'not a locale', '\u0000'])
      expect(Array.isArray(await find(q, locale)), `${q.slice(0, 20)} ${locale}`).toBe(true);
});

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
