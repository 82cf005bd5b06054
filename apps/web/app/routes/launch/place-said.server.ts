import { findPlaces, isArea, readPlace } from '@entraide/core/place';
import { placeWords } from '../../components/place-words.ts';
import type { FormFault } from '../../forms/faults.ts';
import type { LoadContext, Site } from '../../framework/index.ts';

export interface PlaceOption {
  id: number;
  label: string;
}

type Said = { placeId: number } | { fault: FormFault; options: PlaceOption[] };
type PlatformSite = Exclude<Site, { kind: 'space' }>;

const OPTIONS = 6;

/** Which place the words of a form mean; those that may mean several ask, without script too. */
export async function placeSaid(
  { platform }: PlatformSite,
  { locale }: Pick<LoadContext, 'locale'>,
  said: { words: string; id: string; option: string },
): Promise<Said> {
  const words = said.words.trim();
  const fault = (code: string, options: PlaceOption[] = []): Said => ({
    fault: { field: 'placeText', code, values: { place: words.slice(0, 80) } },
    options,
  });
  if (words === '') return fault('placeText');
  for (const given of [said.option, said.id]) {
    const chosen = /^\d{1,9}$/.test(given)
      ? await readPlace({ ...platform, locale }, Number(given))
      : undefined;
    const named = chosen && [chosen.name, placeWords(chosen, locale)].includes(words);
    if (chosen && (given === said.option || named)) return { placeId: chosen.id };
  }
  const found = (await findPlaces(platform, { q: words, locale, limit: 12 })).filter(
    (place) => !isArea(place),
  );
  const [first] = found;
  if (!first) return fault('placeUnknown');
  if (first.strength === 'strong') return { placeId: first.id };
  return fault(
    'placeWhich',
    found.slice(0, OPTIONS).map((place) => ({ id: place.id, label: placeWords(place, locale) })),
  );
}
