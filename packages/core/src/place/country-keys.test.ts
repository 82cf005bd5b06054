import { expect, test } from 'vitest';
import { countryCalled, countryKeys } from './country-keys.ts';

test('a country by its name in the reader’s language, in English or in French', () => {
  expect(countryCalled('thailande', 'ar')).toBe('TH');
  expect(countryCalled('thailand', 'fr')).toBe('TH');
  expect(countryCalled('لبنان', 'ar')).toBe('LB');
  expect(countryCalled('لبنان', 'fr')).toBeUndefined();
});

test('today’s code, not one that is no more', () => {
  expect(countryCalled('allemagne', 'fr')).toBe('DE');
  expect(countryCalled('royaume uni', 'fr')).toBe('GB');
});

test('a code is no name', () => {
  expect(countryCalled('fr', 'fr')).toBeUndefined();
  expect(countryKeys('GB', 'fr')).toEqual(['royaume uni', 'united kingdom']);
});
