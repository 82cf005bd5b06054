import { withoutPrefix } from '../text/index.ts';
import { readWords, type Word } from './read-words.ts';

interface Term<Name> {
  name: Name;
  letters: number;
  words: number;
}
/** A tree of letters: a text is compared with all terms at once, one letter after the other. */
interface Node<Name> {
  next: Map<string, Node<Name>>;
  /** Terms that end here with the word, and stems, which end here in any case. */
  whole: Term<Name>[];
  stems: Term<Name>[];
}
export type Terms<Name> = Node<Name>;

/** Words `first` to `last` of the text. */
export interface Hit {
  first: number;
  last: number;
}

const node = <Name>(): Node<Name> => ({ next: new Map(), whole: [], stems: [] });

/** Words and phrases by name; one that ends with `*` also stands for longer words that begin so. Nothing else in them has a meaning. */
export function readTerms<Name extends string>(
  lists: Readonly<Record<Name, readonly string[]>>,
): Terms<Name> {
  const root = node<Name>();
  for (const name of Object.keys(lists) as Name[])
    for (const written of lists[name]) {
      const words = readWords({ body: written }).map(({ word }) => word);
      const letters = [...words.join('')];
      if (letters.length === 0) continue;
      let at = root;
      for (const letter of letters) {
        const next = at.next.get(letter) ?? node<Name>();
        at.next.set(letter, next);
        at = next;
      }
      const term = { name, letters: letters.length, words: words.length };
      if (written.trimEnd().endsWith('*')) at.stems.push(term);
      else at.whole.push(term);
    }
  return root;
}

/** What people write instead of a letter inside of a word: w3stern un1on. */
const instead: Readonly<Record<string, readonly string[]>> = {
  ...{ '0': ['o'], '1': ['i', 'l'], '3': ['e'], '4': ['a'], '5': ['s'], '7': ['t'] },
};
const MIXED = /(?=.*\p{L})(?=.*\d)/u;
const ARABIC = /^\p{sc=Arab}/u;
/** A term of one word that is shorter is found in pieces only letter by letter: "p c s" is pcs, "vi sa" is not visa. */
const IN_PIECES = 6;

/** Each term in the text, however its words are spaced; in the order of the text. */
export function findTerms<Name extends string>(words: readonly Word[], terms: Terms<Name>): Map<Name, Hit[]> {
  const found = new Map<Name, Hit[]>();
  const read = words.map(({ word }) => ({
    letters: [...word.slice(0, 64)],
    whole: word.length <= 64,
    mixed: word.length <= 64 && MIXED.test(word),
    starts: ARABIC.test(word) ? [0, ...withoutPrefix(word).map((rest) => word.length - rest.length)] : [0],
  }));
  const add = ({ name, letters, words: own }: Term<Name>, first: number, last: number) => {
    const pieces = last - first + 1;
    if (own === 1 && pieces > 1 && letters < IN_PIECES && pieces !== letters) return;
    const hits = found.get(name) ?? [];
    // From one beginning the longest counts.
    if (hits.at(-1)?.first === first) hits.pop();
    hits.push({ first, last });
    found.set(name, hits);
  };
  const walk = (from: Node<Name>, first: number, at: number, letter: number): void => {
    const { letters = [], mixed = false, whole = false } = read[at] ?? {};
    let here: Node<Name> | undefined = from;
    for (let n = letter; n < letters.length; n++) {
      const written = letters[n] ?? '';
      if (mixed)
        for (const other of instead[written] ?? []) {
          const next = here.next.get(other);
          if (next) step(next, first, at, n + 1, letters.length);
        }
      here = here.next.get(written);
      if (!here) return;
      for (const term of here.stems) add(term, first, at);
    }
    if (whole) endOf(here, first, at);
  };
  /** One letter was read as another: what follows is read from there. */
  const step = (next: Node<Name>, first: number, at: number, letter: number, length: number) => {
    for (const term of next.stems) add(term, first, at);
    if (letter < length) walk(next, first, at, letter);
    else endOf(next, first, at);
  };
  const endOf = (here: Node<Name>, first: number, at: number) => {
    for (const term of here.whole) add(term, first, at);
    const following = read[at + 1];
    if (here.next.size === 0 || !following || words[at + 1]?.field !== words[at]?.field) return;
    for (const start of following.starts) walk(here, first, at + 1, start);
  };
  read.forEach(({ starts }, first) => {
    for (const start of starts) walk(terms, first, first, start);
  });
  return found;
}
