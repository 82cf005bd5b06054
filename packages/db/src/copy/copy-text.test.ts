import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyLine } from './copy-text.ts';

const escapes: Record<string, string> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' };
const read = (line: string) =>
  line
    .slice(0, -1)
    .split('\t')
    .map((field) => (field === '\\N' ? null : field.replace(/\\[\\tnr]/g, (pair) => escapes[pair] ?? '')));

test('any text comes back as it was, a null as a null', () => {
  const value = fc.option(fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', 'é', 'ي', '') }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (row) => {
      expect(read(copyLine(row))).toEqual(row);
    }),
  );
});

test('numbers keep every digit', () => {
  expect(copyLine([1, -0.1257400001, null])).toBe('1\t-0.1257400001\t\\N\n');
});
