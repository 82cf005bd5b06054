import { distanceM, type Point } from '@entraide/model/geo';
import { knownKey } from './known-key.ts';
import { type PlaceRow, placeName } from './place.ts';
import { hasLabels, isSpokenIn } from './spoken-in.ts';

/** A place under one of its names. */
export interface Hit {
  place: PlaceRow;
  key: string;
  name: string;
  /** exact: the whole name was typed; prefix: its beginning; typo: something like it, `slips` away; country: the country's name. */
  how: 'exact' | 'prefix' | 'typo' | 'country';
  slips: number;
}

export interface Ranked extends Hit {
  /** own: its own name, or the reader's for it; label: another language's; alias: all else that GeoNames has heard. */
  called: 'own' | 'label' | 'alias';
  score: number;
}

/**
 * Best first, each place once. A score counts in powers of ten of people. A name typed out is worth up to a thousandfold: less
 * when it is short, because "mars" may become Marseille. Being known abroad and being where the reader's language is spoken are
 * worth a fivefold each, being right here a thousandfold that falls with the distance; each slip costs a hundredfold.
 */
export function rankPlaces(hits: readonly Hit[], locale: string, near: Point | undefined): Ranked[] {
  const best = new Map<number, Ranked>();
  for (const hit of hits) {
    const { place, key, how, slips } = hit;
    const called = howCalled(hit, locale);
    const score =
      Math.log10(place.population + 100) +
      (how === 'country' ? 3.5 : how === 'exact' ? typedOut(key) + 0.5 : 0) -
      { own: 0, label: 0.5, alias: how === 'country' ? 0 : 2 }[called] +
      (Object.keys(place.labels).length > 0 ? 0.7 : 0) +
      (place.kind === 'capital' ? 0.3 : 0) +
      (isSpokenIn(place.country, locale) ? 0.7 : 0) +
      (near ? nearness(near, place) : 0) -
      2 * slips;
    const known = best.get(place.id);
    if (!known || score > known.score || (score === known.score && key.length < known.key.length))
      best.set(place.id, { ...hit, called, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.place.id - b.place.id);
}

function howCalled({ key, place }: Hit, locale: string): Ranked['called'] {
  if (key === knownKey(place.name) || key === knownKey(placeName(place, locale))) return 'own';
  return Object.values(place.labels).some((label) => knownKey(label) === key) ? 'label' : 'alias';
}

const typedOut = (key: string) => Math.min(3, Math.max(0.5, (key.length - 1) / 2));

function nearness(near: Point, place: Point): number {
  return Math.max(0, 3 - Math.log10(1 + distanceM(near, place) / 10_000));
}

/**
 * What to call it: in the reader's language; else, when another name was typed out, that one ("Courtrai"), so that people
 * recognise what they asked for; else its own. Airport codes find a place but do not name it, and neither does another spelling
 * ("San Fransisco") where we know what the reader's language calls it, or a name `taken` by another place of the answer.
 */
export function shownName(
  { place, name, called, how }: Ranked,
  locale: string,
  { taken = false } = {},
): string {
  const usual = placeName(place, locale);
  const weKnow = usual !== place.name || (hasLabels(locale) && Object.keys(place.labels).length > 0);
  const typedAnother =
    how === 'exact' && called !== 'own' && !taken && !weKnow && !/^[A-Z0-9]{2,5}$/.test(name);
  return typedAnother ? name : usual;
}
