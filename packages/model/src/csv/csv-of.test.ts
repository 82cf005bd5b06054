import { expect, it, test } from 'vitest';
import { csvLines, csvOf } from './index.ts';

it('writes cells in quotes, numbers bare, and nothing for null', () => {
  expect(csvOf([['a;b', 'say "x"', 3, null], ['two\nlines']])).toBe(
    '\uFEFF"a;b";"say ""x""";3;\r\n"two\nlines"\r\n',
  );
});

test.each(['=1+1', '+33 1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', "=cmd|' /C calc'!A0"])(
  '%j is a text, and no formula',
  (cell) => {
    expect(csvOf([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`);
  },
);

test.each(['zoe@example.org', 'a=b', 'Léa', '2016-01-01'])('%j stays as it is', (cell) => {
  expect(csvOf([[cell]])).toBe(`\uFEFF"${cell}"\r\n`);
});

it('writes a number as it is given, and takes no text for one', () => {
  expect(csvLines([[{ number: '-12,50' }, { number: '0.005' }]])).toBe('-12,50;0.005\r\n');
  for (const number of ['=1', '1;2', '', '1,', '+1', '1e9']) expect(() => csvLines([[{ number }]])).toThrow();
});
