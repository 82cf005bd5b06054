import { expect, test } from 'vitest';
import { countryName } from './country-name.ts';

test('in the reader’s language', () => {
  expect(countryName('GB', 'fr')).toBe('Royaume-Uni');
  expect(countryName('LB', 'ar')).toBe('لبنان');
  expect(countryName('TH', 'en')).toBe('Thailand');
});

test('whatever comes in, a name comes out', () => {
  expect(countryName('GB', 'not a locale')).toBe('United Kingdom');
  expect(countryName('', 'fr')).toBe('');
  expect(countryName('ZQ', 'fr')).toBe('ZQ');
});
