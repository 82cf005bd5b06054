import { expect, it, test } from 'vitest';
import { csvOf } from './index.ts';

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
