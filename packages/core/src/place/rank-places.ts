import { distanceM, type Point } from '@entraide/model/geo';
import { placeKey } from '../gazetteer/place-key.ts';
import { knownKey } from './known-key.ts';
import { isArea, type PlaceRow, placeName } from './place.ts';
import { hasLabels, isHomeOf, isSpokenIn } from './spoken-in.ts';

/** A place under one of its names. */
export interface Hit {
  place: PlaceRow;
  key: string;
  name: string;
  /** How well known the name is, in people. */
  fame: number;
  /** exact: the whole name was typed; prefix: its beginning; typo: something like it, `slips` away; inside: a town of the area. */
  how: 'exact' | 'prefix' | 'typo' | 'inside';
  slips: number;
  /** The name is not the place's own: see migration 0019. */
  via?: 'quarter' | 'village' | 'postcode' | 'code';
}

export interface Ranked extends Hit {
  /** own: its own name, or the reader's for it; label: another language's; alias: all else that GeoNames has heard. */
  called: 'own' | 'label' | 'alias';
  score: number;
}

/** What is known about who asks. */
export interface AskedFrom {
  locale: string;
  near?: Point | undefined;
  /** Codes of the countries that the space serves. */
  countries?: readonly string[] | undefined;
  /** Letters in capitals, as codes are written. */
  capitals?: boolean;
  /** The text as it was typed. */
  q: string;
}

/**
 * Best first, each place once. A score counts in powers of ten of people. A name typed out is worth up to a thousandfold: less
 * when it is short, because "mars" may become Marseille. Being known abroad and being where the reader's language is spoken or the space is at work are
 * worth a fivefold and a tenfold, its accents typed as they are a tenfold, being right here a thousandfold that falls with the distance; each slip costs a hundredfold. A country's
 * name typed out is that country's.
 */
export function rankPlaces(
  hits: readonly Hit[],
  { locale, near, capitals = false, countries = [], q }: AskedFrom,
): Ranked[] {
  const spelt = spelling(q);
  const wholeKey = placeKey(q);
  const best = new Map<number, Ranked>();
  for (const hit of hits) {
    const { place, key, how, slips, fame } = hit;
    const called = howCalled(hit, locale);
    const isCountry = place.kind === 'country';
    // Another language's name for it: "Gene" is Guinea somewhere.
    const isForeign = isCountry && called === 'alias' && fame * 50 < place.population;
    const score =
      Math.log10((how === 'exact' ? fame : Math.min(fame, begun[place.kind] ?? fame)) + 100) +
      (how === 'exact' ? (isCountry && !isForeign ? 4.5 : typedOut(key) + 0.5) : 0) -
      { own: 0, label: 0.5, alias: (isArea(place) || place.kind === 'airport') && !isForeign ? 0 : 1.8 }[
        called
      ] +
      // "Münster" is not Munster, and an airport is its own sooner than that of the next town.
      (how === 'exact' && spelt !== null && spelling(hit.name) === spelt ? 1 : 0) +
      (place.kind === 'airport' && knownKey(place.name) === wholeKey ? 1.5 : 0) +
      (Object.keys(place.labels).length > 0 ? 0.7 : 0) +
      (place.kind === 'capital' ? 0.3 : 0) +
      (isSpokenIn(place.country, locale) || countries.includes(place.country) ? 1 : 0) +
      (isHomeOf(place.country, locale) && !hit.via ? 0.15 : 0) +
      (near ? nearness(near, place) : 0) -
      (hit.via === 'code' && !capitals ? 1.5 : 0) -
      2 * slips;
    const known = best.get(place.id);
    if (!known || score > known.score || (score === known.score && key.length < known.key.length))
      best.set(place.id, { ...hit, called, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.place.id - b.place.id);
}

/**
 * While its name is being typed, a country counts as a large city, a region or an airport as a smaller one than the city it
 * is named after.
 */
const begun: Partial<Record<PlaceRow['kind'], number>> = {
  country: 300_000,
  region: 50_000,
  airport: 20_000,
};

function howCalled({ key, place, via, fame }: Hit, locale: string): Ranked['called'] {
  if (via) return 'own';
  if (key === knownKey(place.name) || key === knownKey(placeName(place, locale))) return 'own';
  // A quarter that our table names is known by that name.
  const isLabel =
    Object.values(place.labels).some((label) => knownKey(label) === key) ||
    (place.kind !== 'country' && place.kind !== 'region' && fame > place.population);
  return isLabel ? 'label' : 'alias';
}

/** A name with its marks, where it has any and they tell it from another; null without. */
function spelling(text: string): string | null {
  const name =
    text
      .split(/[,،、;]/)[0]
      ?.trim()
      .normalize('NFC')
      .toLowerCase() ?? '';
  return /[\u00c0-\u024f]/.test(name) ? name : null;
}

const typedOut = (key: string) => Math.min(3, Math.max(0.5, (key.length - 1) / 2));

function nearness(near: Point, place: PlaceRow): number {
  // An area is where all of it is, not where its largest town lies.
  if (isArea(place)) return isInBox(near, place.box) ? 1.5 : 0;
  return Math.max(0, 3 - Math.log10(1 + distanceM(near, place) / 10_000));
}

/** Whether a point lies in the box of an area. */
export function isInBox({ lat, lon }: Point, box: number[] | null): boolean {
  const [south = 90, west = 0, north = -90, east = 0] = box ?? [];
  return (
    lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east)
  );
}

/**
 * What to call it: in the reader's language; else, when another name was typed out, that one ("Courtrai"), so that people
 * recognise what they asked for; else its own. Airport codes find a place but do not name it, and neither does another spelling
 * ("San Fransisco") where we know what the reader's language calls it, or a name `taken` by another place of the answer.
 */
export function shownName(
  { place, name, called, how, via }: Ranked,
  locale: string,
  { taken = false } = {},
): string {
  const usual = placeName(place, locale);
  const weKnow = usual !== place.name || (hasLabels(locale) && Object.keys(place.labels).length > 0);
  const typedAnother =
    how === 'exact' &&
    called !== 'own' &&
    !via &&
    !isArea(place) &&
    place.kind !== 'airport' &&
    !taken &&
    !weKnow &&
    !/^[A-Z0-9]{2,5}$/.test(name);
  return typedAnother ? name : usual;
}
