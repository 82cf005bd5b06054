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

test('a phone number or an address is noticed; a date or a price is not', () => {
  expect(personalDetails('appelez le 06 12 34 56 78')).toEqual(['phone']);
  expect(personalDetails('call +44 20 7946 0958 or write to a.b@example.org')).toEqual(['email', 'phone']);
  expect(personalDetails('le 12/03/2026 à 14 h 30, 250 euros, 3 enfants')).toEqual([]);
});
