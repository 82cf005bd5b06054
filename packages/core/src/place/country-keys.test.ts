import { expect, test } from 'vitest';
import { countryKeys } from './country-keys.ts';

test('a country’s names in the reader’s language, English and French; a code is none', () => {
  expect(countryKeys('GB', 'fr')).toEqual(['royaume uni', 'united kingdom']);
  expect(countryKeys('LB', 'ar')).toEqual(['لبنان', 'lebanon', 'liban']);
});
