import { airportKey, saysAirport } from '../gazetteer/airport-key.ts';
import { placeKey } from '../gazetteer/place-key.ts';

/** A name, and what was said about where it is: a region or a country. Both as keys. */
export interface Reading {
  name: string;
  /** All of them must fit. Empty: nothing was said. */
  within: string[];
  /** A comma says that a region or country follows; without it, it is only a possibility. */
  certain: boolean;
}

/** Characters that are looked at; what follows in a longer text is nobody's place. */
export const MAX_QUERY = 100;
const MAX_GUESSES = 3;

/** "Paris, Texas" is one reading; "Paris TX" is the name as a whole and, perhaps, Paris in "TX". The first is the plainest. */
export function readQuery(q: string): Reading[] {
  const parts = q
    .slice(0, MAX_QUERY)
    .split(/[,،、;]/)
    .filter((part) => placeKey(part) !== '');
  const [name = '', ...within] = parts.map(placeKey);
  if (name === '') return [];
  const airport = parts[0] && saysAirport(parts[0]) ? airportKey(parts[0]) : '';
  if (airport !== '')
    return [
      { name: airport, within, certain: true },
      { name, within, certain: false },
    ];
  if (within.length > 0) return [{ name, within, certain: true }];

  const words = name.split(' ');
  const guesses: Reading[] = [];
  for (let cut = words.length - 1; cut > 0 && guesses.length < MAX_GUESSES; cut--)
    guesses.push({
      name: words.slice(0, cut).join(' '),
      within: [words.slice(cut).join(' ')],
      certain: false,
    });
  return [{ name, within: [], certain: true }, ...guesses];
}

/** "Cottbus - Chóśebuz", "Godthåb / Nuuk": the names of one place, written side by side; none for a text without such a mark. */
export function jointNames(q: string): string[] {
  const parts = q
    .slice(0, MAX_QUERY)
    .split(/\s*\/\s*|\s+[-–—]\s+/)
    .filter((part) => placeKey(part) !== '');
  // "Godthåb / Nuuk Airport": the part that says so names the airport.
  const first = (part: string) => (saysAirport(part) ? 0 : 1);
  return parts.length > 1 ? parts.slice(0, 3).sort((a, b) => first(a) - first(b)) : [];
}

/** "75015 Paris", "Paris 15e arrondissement", "London SW7 2AZ": without what is a number, or only ever stands beside one. */
export function withoutNumbers(q: string): string {
  return /\p{Nd}/u.test(q)
    ? q.replace(/[^\s,،、;]*\p{Nd}[^\s,،、;]*|\b(?:cedex|arrondissement|arr)\b/giu, ' ')
    : q;
}

/**
 * "Offenbach am Main", "Boulogne-sur-Mer", "Halle (Saale)": the name without what a town is told apart by, and that as a region
 * when it stands in brackets. Undefined for what is no such name.
 */
export function shortForm(q: string): Reading | undefined {
  const [, before = '', inside = ''] = /^([^()]+)\(([^()]+)\)\s*$/.exec(q) ?? [];
  if (before) {
    const name = placeKey(before);
    return name === '' ? undefined : { name, within: [placeKey(inside)], certain: false };
  }
  const key = placeKey(q);
  const [, name] = official.exec(key) ?? [];
  return name ? { name, within: [], certain: false } : undefined;
}

const official =
  /^(.{3,}?) (?:am|an der|an den|im|in der|in|bei|ob der|vor der|auf der|unter|upon|on|under|by|sur|sous|les|lez|en|aux?|d[eu]|del?|de la|dels?|do|da|sul|sulla|nad|pod|aan den?|aan|op) .{2,}$/;

const parts =
  /^(?:south|north|east|west|central|downtown|upper|lower|greater|inner|sud|nord|est|ouest|vieux|vieille|grand|centre|norte|sur|este|oeste|centro|sul|leste|ost) (?=.{3})/;

/** "kensington" for "south kensington"; undefined for what names no part of something else. */
export function partOf(name: string): string | undefined {
  return parts.test(name) ? name.replace(parts, '') : undefined;
}
