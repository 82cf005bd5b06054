import { countryName, type Place } from '@entraide/core/place';
import { commaOf } from '@entraide/model/language';

/** "Paris, Texas, États-Unis": words that lead back to the place. */
export function placeWords({ name, admin1, country }: Place, locale: string): string {
  const words = [name, admin1, countryName(country, locale)].filter((word) => word !== undefined);
  return words.filter((word, index) => word !== words[index - 1]).join(commaOf(locale));
}
