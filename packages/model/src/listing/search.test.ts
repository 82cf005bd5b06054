import fc from 'fast-check';
import { expect, test } from 'vitest';
import { autolink, decodeCursor, encodeCursor, MapParams, personalDetails, SearchParams } from './index.ts';

const faults = (params: Record<string, unknown>) => {
  const result = SearchParams.safeParse(params);
  return result.success ? [] : result.error.issues.map((issue) => issue.path[0] ?? issue.code);
};

test.each([
  [{ near: 'NaN,0' }, 'near'],
  [{ near: '91,0' }, 'near'],
  [{ near: '1,2,3' }, 'near'],
  [{ near: ',' }, 'near'],
  [{ near: 'Infinity,0' }, 'near'],
  [{ radiusKm: '0' }, 'radiusKm'],
  [{ radiusKm: '1e9' }, 'radiusKm'],
  [{ radiusKm: 'NaN' }, 'radiusKm'],
  [{ bbox: '1,2,3' }, 'bbox'],
  [{ bbox: '0,10,5,5' }, 'bbox'],
  [{ bbox: '5,0,5,5' }, 'bbox'],
  [{ kind: 'gift' }, 'kind'],
  [{ sort: 'price' }, 'sort'],
  [{ since: 'yesterday' }, 'since'],
  [{ since: '2026-02-30' }, 'since'],
  [{ language: 'français' }, 'language'],
  [{ limit: '0' }, 'limit'],
  [{ limit: '101' }, 'limit'],
  [{ limit: '2.5' }, 'limit'],
  [{ q: 'x'.repeat(10_000) }, 'q'],
  [{ colour: 'red' }, 'unrecognized_keys'],
])('%o is refused, naming the field', (params, field) => {
  expect(faults(params)).toContain(field);
});

test('numbers too small to be a place are no place of their own', () => {
  expect(SearchParams.parse({ near: '-2.87e-322,-0', bbox: '1e-300,-1e-300,1,1' })).toMatchObject({
    near: { lat: 0, lon: 0 },
    bbox: { west: 0, south: 0, east: 1, north: 1 },
  });
});

test('what a page sends is understood', () => {
  expect(
    SearchParams.parse({ near: '51.5,-0.12', radiusKm: '25', urgent: 'on', kind: 'request' }),
  ).toMatchObject({
    near: { lat: 51.5, lon: -0.12 },
    radiusKm: 25,
    urgent: true,
    limit: 20,
  });
  expect(MapParams.parse({ bbox: '170,-20,-170,20', zoom: '3' }).bbox).toEqual({
    west: 170,
    south: -20,
    east: -170,
    north: 20,
  });
});

test('a cursor comes back as it went, and nothing else is one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.constantFrom(0 as const, 1 as const, 2 as const),
      fc.uuid(),
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      (given, tier, id, many, fewer) => {
        const chord = given + 0;
        for (const cursor of [
          { by: 'distance' as const, chord, id, many, fewer },
          { by: 'local' as const, chord, id, many, fewer },
          { by: 'relevance' as const, tier, chord, id, many, fewer },
          { by: 'newest' as const, id, many, fewer },
        ])
          expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cursor = decodeCursor(text);
      if (cursor) expect(encodeCursor(cursor)).toBe(text);
    }),
  );
});

test('links are found, and only http ones become links', () => {
  const parts = autolink('Voir www.example.org et javascript:alert(1) ou mailto:a@example.org <b>');
  expect(parts.filter((part) => part.href).map((part) => part.href)).toEqual(['http://www.example.org']);
  expect(parts.map((part) => part.text).join('')).toBe(
    'Voir www.example.org et javascript:alert(1) ou mailto:a@example.org <b>',
  );
});

test('joining the parts of any text gives the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        autolink(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test.each([
  ['J’arrive demain.Il faut', []],
  ['Merci.je passe, etc.De rien', []],
  ['à demain.de bonne heure', []],
  ['fin.Fr oui', []],
  ['voir voisins.be', ['http://voisins.be']],
  ['sur voisins.paris/page et example.org', ['http://voisins.paris/page', 'http://example.org']],
  ['\u200bhttps://example.org\u200b\u2069 !', ['https://example.org']],
  ['www.exemple.re', ['http://www.exemple.re']],
] as const)('%j holds these links', (text, links) => {
  expect(autolink(text).flatMap(({ href }) => href ?? [])).toEqual(links);
});

test.each([
  'appelez le 06 12 34 56 78',
  '٠٦١٢٣٤٥٦٧٨',
  '(514) 555-0142',
  '514-555-0142',
  '+33 (0)6 12 34 56 78',
  '06.12.34.56.78',
  'wa.me/33612345678',
  'https://t.me/zoe',
])('a phone number is noticed: %s', (text) => {
  expect(personalDetails(text)).toEqual(['phone']);
});

test.each([
  'zoe@example.org',
  'zoe (at) example.org',
  'zoe＠example.org',
  'zoe [at] example [dot] org',
  'zoe [at] example dot org',
  'zoe arobase example point org',
])('an address is noticed: %s', (text) => {
  expect(personalDetails(text)).toEqual(['email']);
});

test.each(['le 12/03/2026 à 14 h 30, 250 euros, 3 enfants', '75015 Paris', 'de 9h à 17h, le 05.06.2026'])(
  'a date, a price or a postcode is not: %s',
  (text) => {
    expect(personalDetails(text)).toEqual([]);
  },
);
