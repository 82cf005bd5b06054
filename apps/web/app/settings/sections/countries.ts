import { countryName } from '@entraide/core/place';
import { commaOf } from '@entraide/model/language';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Codes of ISO 3166 that ICU knows a name for: no groups of countries, and of two codes for one country the one in use. */
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter(
    (code) =>
      countryName(code, 'en') !== code &&
      new Intl.Locale(`und-${code}`).region === code &&
      !['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'].includes(code),
  );

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** "Royaume-Uni, Irlande" for `['GB', 'IE']`. */
export const countriesSaid = (countries: readonly string[], locale: string): string =>
  countries.map((code) => countryName(code, locale)).join(commaOf(locale));

/** The countries that a text names, each by its name in one of these languages or its two letters, parted by commas or lines. */
export function readCountries(
  text: string,
  locales: readonly string[],
): { countries: string[]; unknown: string[] } {
  const known = new Map<string, string>();
  for (const code of codes) {
    known.set(code.toLowerCase(), code);
    for (const locale of locales) known.set(fold(countryName(code, locale)), code);
  }
  const countries: string[] = [];
  const unknown: string[] = [];
  for (const name of text.split(/[,;،\n]+/).map((part) => part.trim())) {
    if (name === '') continue;
    const code = known.get(name.toLowerCase()) ?? known.get(fold(name));
    if (!code) unknown.push(name);
    else if (!countries.includes(code)) countries.push(code);
  }
  return { countries, unknown };
}
