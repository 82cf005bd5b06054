import { distanceM, type Point } from '@entraide/model/geo';
import { placeKey } from '../gazetteer/place-key.ts';
import { type PlaceRow, placeName } from './place.ts';

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
  own: boolean;
  score: number;
}

/**
 * Best first, each place once. A score counts in powers of ten of people: a name typed out is worth a thousandfold, the
 * place's own name rather than another threefold (tenfold when only its beginning was typed), being right here a thousandfold that falls with the distance, and each
 * slip costs a hundredfold.
 */
export function rankPlaces(hits: readonly Hit[], locale: string, near: Point | undefined): Ranked[] {
  const best = new Map<number, Ranked>();
  for (const hit of hits) {
    const own = hit.key === placeKey(hit.place.name) || hit.key === placeKey(placeName(hit.place, locale));
    const score =
      Math.log10(hit.place.population + 100) +
      (hit.how === 'exact' || hit.how === 'country' ? 3 : 0) +
      (own ? 0.5 : 0) -
      (hit.how === 'prefix' && !own ? 0.5 : 0) -
      2 * hit.slips +
      (near ? nearness(near, hit.place) : 0);
    const known = best.get(hit.place.id);
    if (!known || score > known.score || (score === known.score && hit.key.length < known.key.length))
      best.set(hit.place.id, { ...hit, own, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.place.id - b.place.id);
}

function nearness(near: Point, place: Point): number {
  return Math.max(0, 3 - Math.log10(1 + distanceM(near, place) / 10_000));
}

/**
 * What to call it: in the reader's language; else, when another name was typed out, that one ("Anvers"), so that people
 * recognise what they asked for; else its own. Airport codes find a place but do not name it.
 */
export function shownName({ place, name, own, how }: Ranked, locale: string): string {
  const usual = placeName(place, locale);
  const typedAnother = how === 'exact' && !own && usual === place.name && !/^[A-Z0-9]{2,5}$/.test(name);
  return typedAnother ? name : usual;
}
