import { countryName } from '@entraide/core/place';
import type { ProfilePlace } from '@entraide/core/profile';
import { commaOf } from '@entraide/model/language';

/** "portugais" of "pt"; the code where nobody knows its name. */
export function languageSaid(code: string, locale: string): string {
  const name = new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** "Lisbonne, Portugal"; a whole country is its name alone. */
export function profilePlaceSaid({ name, country }: ProfilePlace, locale: string): string {
  const said = countryName(country, locale);
  return said === name ? name : [name, said].join(commaOf(locale));
}

/** The month of YYYY-MM in words. */
export function monthSaid(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
