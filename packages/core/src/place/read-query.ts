import { placeKey } from '../gazetteer/place-key.ts';

/** A name, and what was said about where it is: a region or a country. Both as keys. */
export interface Reading {
  name: string;
  /** All of them must fit. Empty: nothing was said. */
  within: string[];
  /** A comma says that a region or country follows; without it, it is only a possibility. */
  certain: boolean;
}

const MAX_QUERY = 100;
const MAX_GUESSES = 3;

/** "Paris, Texas" is one reading; "Paris TX" is the name as a whole and, perhaps, Paris in "TX". The first is the plainest. */
export function readQuery(q: string): Reading[] {
  const [name = '', ...within] = q
    .slice(0, MAX_QUERY)
    .split(/[,،、;]/)
    .map(placeKey)
    .filter((part) => part !== '');
  if (name === '') return [];
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
