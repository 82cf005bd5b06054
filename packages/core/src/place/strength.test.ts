import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlaceRow } from './place.ts';
import { type Hit, rankPlaces } from './rank-places.ts';
import { type Asker, strengthOf } from './strength.ts';

const place = (id: number, name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  ...{ id, name, country: 'FR', admin1: null, admin1Code: null, lat: 48, lon: 2, population: 50_000 },
  ...{ kind: 'town', labels: {}, box: null, largest: [], ...more },
});
const hit = (row: PlaceRow, more: Partial<Hit> = {}): Hit => ({
  ...{
    place: row,
    key: row.name.toLowerCase(),
    name: row.name,
    fame: row.population,
    how: 'exact',
    slips: 0,
  },
  ...more,
});
const asker: Asker = { locale: 'fr', said: false, capitals: false, shortened: false };
const strength = (hits: Hit[], more: Partial<Asker> = {}) =>
  strengthOf(rankPlaces(hits, { q: hits[0]?.name ?? '', ...asker, ...more }), { ...asker, ...more });

const large = place(1, 'Lyon', { population: 500_000, labels: { ar: 'ليون' } });
const small = place(2, 'Lyon', { population: 8_000, country: 'US', lat: 40, lon: -90 });
const medium = place(3, 'Lyon', { population: 300_000, country: 'CA', lat: 45, lon: -75 });
const abroad = place(4, 'Aston', { population: 9_000, country: 'US', lat: 40, lon: -90 });
const france = place(5, 'France', { kind: 'country', population: 60_000_000, box: [41, -5, 51, 9] });
const airport = place(6, 'Lyon Airport', { kind: 'airport', population: 0, lat: 48.1, lon: 2.1 });

test.each<[string, 'strong' | 'weak', Hit[], Partial<Asker>]>([
  ['nothing', 'weak', [], {}],
  ['a name typed out that is far ahead', 'strong', [hit(large), hit(small)], {}],
  ['a namesake about as well known', 'weak', [hit(large), hit(medium)], {}],
  ['the same, but right here', 'strong', [hit(large), hit(medium)], { near: { lat: 48, lon: 2 } }],
  ['a beginning', 'weak', [hit(large, { how: 'prefix' })], {}],
  ['a slip', 'weak', [hit(large, { how: 'typo', slips: 1 })], {}],
  ['words left out', 'weak', [hit(large)], { shortened: true }],
  ['a village close by', 'weak', [hit(large, { via: 'village', fame: 300 })], {}],
  ['a quarter', 'strong', [hit(large, { via: 'quarter', fame: 150_000, key: 'fourvière' })], {}],
  ['a code in capitals', 'strong', [hit(airport, { via: 'code', fame: 500_000 })], { capitals: true }],
  ['a code in small letters', 'weak', [hit(airport, { via: 'code', fame: 500_000 })], {}],
  ['a country', 'strong', [hit(france), hit(abroad, { key: 'france' })], {}],
  ['its own airport is no rival', 'strong', [hit(large), hit(airport, { key: 'lyon', fame: 500_000 })], {}],
  ['a small place in another language’s country', 'weak', [hit(abroad)], {}],
  ['the same, and the region was said', 'strong', [hit(abroad)], { said: true }],
  ['a small place far from here', 'weak', [hit(abroad)], { locale: 'en', near: { lat: 48, lon: 2 } }],
  ['an alias that is a slip of the name', 'weak', [hit(large, { key: 'lyons' })], {}],
  [
    'a village that may be a slip of a city',
    'weak',
    [hit(place(7, 'Lyonne', { population: 2_000, lat: 44 })), hit(large, { how: 'typo', slips: 2 })],
    {},
  ],
])('%s: %s', (_, expected, hits, more) => {
  expect(strength(hits, more)).toBe(expected);
});

test('nothing that differs by a slip, or is only begun, is ever strong', () => {
  const anyPlace = fc.record({
    population: fc.nat(20_000_000),
    country: fc.constantFrom('FR', 'US', 'LB'),
    kind: fc.constantFrom('capital' as const, 'town' as const, 'country' as const, 'airport' as const),
    lat: fc.integer({ min: -80, max: 80 }),
    lon: fc.integer({ min: -179, max: 179 }),
  });
  const begun = fc.record({ how: fc.constantFrom('typo' as const, 'prefix' as const), slips: fc.nat(2) });
  fc.assert(
    fc.property(anyPlace, begun, fc.boolean(), fc.boolean(), (row, how, said, capitals) => {
      const only = hit(place(1, 'Somewhere', row), how);
      expect(strength([only], { said, capitals, near: { lat: row.lat, lon: row.lon } })).toBe('weak');
    }),
  );
});
