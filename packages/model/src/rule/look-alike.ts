import { fold } from '../text/index.ts';
import { asSeen, tellingWords } from './looks.ts';
import { type Mark, readWords, type Word, type Written } from './read-words.ts';

/** A shorter one is like too many words. */
const SHORTEST = 4;

interface Name {
  seen: string;
  /** Its words as they are rightly written. */
  words: ReadonlySet<string>;
  count: number;
}

function readName(name: string): Name {
  const read = readWords({ body: name });
  return {
    seen: asSeen(tellingWords(read.map(({ word }) => word)).join('')),
    words: new Set(read.map(({ from, to }) => fold(name.slice(from, to)))),
    count: read.length,
  };
}

/** Where one of these names stands in the text, but written with other characters that look the same. */
export function forgedNames(text: Written, words: readonly Word[], names: readonly string[]): Mark[] {
  const known = names.map(readName).filter(({ seen }) => seen.length >= SHORTEST);
  const seen = known.length === 0 ? [] : words.map(({ word }) => asSeen(word));
  const forged = new Set<number>();
  for (let first = 0; first < words.length; first++)
    for (const name of known) {
      const last = runOf(seen, first, name.seen) ?? first - 1;
      for (let at = first; at <= last; at++) if (!name.words.has(writtenAs(text, words[at]))) forged.add(at);
    }
  return words.filter((_, at) => forged.has(at)).map(({ field, from, to }) => ({ field, from, to }));
}

/** With the letters that stand there, not those they look like. */
const writtenAs = (text: Written, word: Word | undefined): string =>
  word ? fold((text[word.field] ?? '').slice(word.from, word.to)) : '';

/** The last of the words that together are the name. */
function runOf(seen: readonly string[], first: number, name: string): number | null {
  let rest = name;
  for (let at = first; at < seen.length; at++) {
    const word = seen[at] ?? '';
    if (!rest.startsWith(word)) return null;
    rest = rest.slice(word.length);
    if (rest === '') return at;
  }
  return null;
}

/** Whether somebody calls themselves as the space, or as one of its team: a first name alone may be anybody's. */
export function posesAs(
  author: string,
  { space, team }: { space: readonly string[]; team: readonly string[] },
) {
  const own = readName(author);
  const alike = (name: Name) => own.seen.length >= SHORTEST && own.seen === name.seen;
  const forged = (name: Name) => [...own.words].some((word) => !name.words.has(word));
  return (
    space.map(readName).some(alike) ||
    team.map(readName).some((name) => alike(name) && (name.count > 1 || forged(name)))
  );
}
