import unhomoglyph from 'unhomoglyph';
import { fold, javascriptClass } from '../text/index.ts';

export type Field = 'title' | 'body';
export interface Written {
  title?: string | undefined;
  body: string;
}

/** Offsets are in UTF-16 units of the text as it was written, `to` is behind the last one. */
export interface Mark {
  field: Field;
  from: number;
  to: number;
}

/** A word in small letters without accents, other scripts' look-alikes as Latin letters, and where it stands. */
export interface Word extends Mark {
  word: string;
  /** Changes at commas and ends of sentences: "not" reaches no further. */
  clause: number;
}

const BETWEEN = new RegExp(
  `[${javascriptClass('separators')}${javascriptClass('apostrophes')}${javascriptClass('hyphens')}]`,
  'gu',
);
const BREAKS = /[.,;:!?…\n()«»"،؛؟。、]/;
const LOOKS_LATIN = /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}\p{sc=Lisu}ɑɡɩʟʜʀɪ]/u;
const LATIN = /^[a-z]{1,2}$/i;

const known = new Map<string, string>();

/** The letters of a character: none for what has no width, a space for what stands between words. */
function lettersOf(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const folded = fold(character);
  const bare = folded.replace(BETWEEN, '');
  const letters = folded === '' ? '' : bare === '' ? ' ' : latinOf(character, bare);
  // One entry a character of Unicode at most; a text of 20,000 different ones does not fill it for ever.
  if (known.size > 10_000) known.clear();
  known.set(character, letters);
  return letters;
}

function latinOf(character: string, folded: string): string {
  if (!LOOKS_LATIN.test(folded)) return folded;
  const looks = [character, folded].map((one) => unhomoglyph(one)).find((one) => LATIN.test(one));
  return looks?.toLowerCase() ?? folded;
}

/** The words of both fields one after the other. */
export function readWords({ title = '', body }: Written): Word[] {
  const words: Word[] = [];
  let clause = 0;
  const read = (field: Field, text: string) => {
    let [word, from, at] = ['', 0, 0];
    const end = () => {
      if (word !== '') words.push({ word, field, from, to: at, clause });
      word = '';
    };
    for (const character of text) {
      const letters = lettersOf(character);
      if (letters === ' ') end();
      else if (letters !== '') {
        if (word === '') from = at;
        word += letters;
      }
      at += character.length;
      if (BREAKS.test(character)) clause++;
    }
    end();
    clause++;
  };
  read('title', title);
  read('body', body);
  return words;
}
