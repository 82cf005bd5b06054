import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** For tests: the texts as their files have them. */
const folder = import.meta.dirname;
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Tree = { [key: string]: string | Tree };

/** Of a namespace, by their whole key: `filter.distance`. */
export function textsOf(locale: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (tree: Tree, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') texts.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), 'utf8')) as Tree, '');
  return texts;
}

/** Of a language, or none. */
export const namespacesOf = (locale: string): string[] =>
  (existsSync(join(folder, locale)) ? readdirSync(join(folder, locale)) : [])
    .map((file) => file.replace(/\.json$/, ''))
    .sort();

/** A key without the plural form at its end, and `mark` in its place. */
export const withoutForm = (key: string, mark = ''): string => key.replace(PLURAL, mark);

/** Keys with their plural forms folded into one: `found#`. */
export const namesOf = (texts: Map<string, string>): string[] =>
  [...new Set([...texts.keys()].map((key) => withoutForm(key, '#')))].sort();
