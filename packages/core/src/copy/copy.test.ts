import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableLocales } from '@entraide/model/language';
import { describe, expect, it } from 'vitest';

const PLURAL = /_(zero|one|two|few|many|other)$/;

const read = (folder: string, locale: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', folder, 'copy', `${locale}.json`), 'utf8'));

const textsOf = (tree: Record<string, unknown>, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : textsOf(value as Record<string, unknown>, `${path}${key}.`),
  );

/** By key without its plural form: the values that the text asks for. "One listing" may do without its number. */
function valuesOf(texts: [string, string][]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [key, text] of texts) {
    const name = key.replace(PLURAL, '');
    const asked = [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, value = '']) => value);
    values[name] = [...new Set([...(values[name] ?? []), ...asked])].filter((one) => one !== 'count').sort();
  }
  return values;
}

describe.each(['mail', 'export'])('the texts of %s', (folder) => {
  const french = valuesOf(textsOf(read(folder, 'fr')));

  it.each(availableLocales)('are all there in %s, with the same values, and none is empty', (locale) => {
    const texts = textsOf(read(folder, locale));
    expect(valuesOf(texts)).toEqual(french);
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
