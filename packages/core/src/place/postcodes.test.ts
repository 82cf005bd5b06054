import { expect, test } from 'vitest';
import { isPostcode, townOfPostcode } from './postcodes.ts';

test.each([
  ['SW7 2AP', 'London', 'GB'],
  ['sw72ap', 'London', 'GB'],
  ['M1 1AE', 'Manchester', 'GB'],
  ['EC1A 1BB', 'London', 'GB'],
  ['SW7', 'London', 'GB'],
  ['H2X 1Y4', 'Montréal', 'CA'],
  ['V6B1A1', 'Vancouver', 'CA'],
])('%s -> %s', (code, town, country) => {
  expect(townOfPostcode(code)).toEqual({ town, country });
});

test.each(['75015', 'QQ1 1AA', 'X0X 0X0', 'Paris', 'A', '12'])(
  '%s is the postcode of no town here',
  (code) => {
    expect(townOfPostcode(code)).toBeUndefined();
  },
);

test.each([
  ['75015', true],
  ['1000', true],
  ['10115', true],
  ['90210-1234', true],
  ['1012 AB', true],
  ['SW7 2AP', true],
  ['X0X 0X0', true],
  ['12', false],
  ['Paris', false],
  ['75015 Paris', false],
  ['48.85, 2.35', false],
])('whether %s is a postcode: %s', (text, is) => {
  expect(isPostcode(text)).toBe(is);
});
