import type { FormFault } from '../../forms/faults.ts';
import { type Words, wordsOf } from '../../i18n/words.ts';
import { orNull } from './read.ts';
import { ownsOf, type Section } from './section.ts';

const MOST = 1000;
const MOST_FOUND = 25;

/** Pages that the space's own people do not see, or that must say what they say. */
const notOurs = new Set(['acts', 'admin', 'platform', 'settings', 'look']);

/** How people are addressed, and words of the application that the space says differently. */
export const wording: Section = {
  owns: ownsOf('address', 'wording'),
  values: ({ config }) => ({
    address: config.address,
    ...Object.fromEntries(
      Object.entries(config.wording).flatMap(([key, texts]) =>
        config.locales.map((locale) => [`wording.${key}.${locale}`, texts[locale] ?? '']),
      ),
    ),
  }),
  make(values, { config: { locales, address: before } }) {
    const faults: FormFault[] = [];
    const address = (['formal', 'informal'] as const).find((one) => one === values.address);
    if (!address) faults.push({ field: 'address', code: 'choose' });
    const said: Record<string, Record<string, string>> = {};
    for (const [field, typed] of Object.entries(values)) {
      const [, key = '', locale = ''] = /^wording\.(.+)\.([a-z]{2})$/.exec(field) ?? [];
      const text = typed.trim();
      if (key === '' || text === '' || !locales.some((one) => one === locale)) continue;
      const original = originalsOf(locale, before).get(key);
      const strange = unknownValues(text, original ?? '');
      if (original === undefined) faults.push({ field, code: 'unknownText' });
      else if (text.length > MOST)
        faults.push({ field, code: 'tooLong', values: { most: MOST, length: text.length } });
      else if (strange) faults.push({ field, code: 'unknownValue', values: { value: strange } });
      else said[key] = { ...said[key], [locale]: text };
    }
    return {
      set: { ...(address && { address }), ...(faults.length === 0 && { wording: orNull(said) }) },
      faults,
    };
  },
};

const kept = new Map<string, Map<string, string>>();

/** Every text of the application in a language as it comes, by `namespace:key`. */
export function originalsOf(locale: string, address: string): ReadonlyMap<string, string> {
  const known = kept.get(`${locale} ${address}`);
  if (known) return known;
  const originals = new Map<string, string>();
  const walk = (words: Words, path: string) => {
    for (const [key, value] of Object.entries(words))
      if (typeof value === 'string') originals.set(path + key, value);
      else walk(value, `${path}${key}.`);
  };
  const tenant = { config: { address, wording: {} } } as unknown as Parameters<typeof wordsOf>[0];
  for (const [namespace, words] of Object.entries(wordsOf(tenant, locale)))
    if (!notOurs.has(namespace)) walk(words, `${namespace}:`);
  kept.set(`${locale} ${address}`, originals);
  return originals;
}

/** Texts that hold these words, the shortest first. */
export function findTexts(words: string, locale: string, address: string): string[] {
  // Nobody types a no-break space.
  const plain = (text: string) => text.toLocaleLowerCase(locale).replaceAll(/\s/g, ' ');
  const asked = plain(words.trim());
  if (asked === '') return [];
  return [...originalsOf(locale, address)]
    .filter(([, text]) => plain(text).includes(asked))
    .sort(([, one], [, other]) => one.length - other.length)
    .slice(0, MOST_FOUND)
    .map(([key]) => key);
}

const valuesIn = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name);

/** A value in a text that the original does not have, and that would be printed as it stands. */
function unknownValues(text: string, original: string): string | undefined {
  const known = new Set(valuesIn(original));
  return valuesIn(text).find((name) => !known.has(name));
}
