import { javascriptClass, letters } from './characters.ts';

const classOf = (name: Parameters<typeof javascriptClass>[0]) =>
  new RegExp(`[${javascriptClass(name)}]+`, 'gu');

const DROPPED = classOf('dropped');
const SEPARATORS = classOf('separators');
const UNSPACED = new RegExp(`^[${javascriptClass('unspaced')}]`, 'u');
const RUNS = new RegExp(`[${javascriptClass('unspaced')}]+|[^${javascriptClass('unspaced')}]+`, 'gu');
const APOSTROPHES = new RegExp(`[${javascriptClass('apostrophes')}]`, 'gu');
const HYPHENS = new RegExp(`[${javascriptClass('hyphens')}]`, 'gu');
const LETTERS = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const LONGEST_WORD = 64;

/** A word as it is compared, and how else the same word may be written: wi of wi-fi is also wifi. */
export interface CutWord {
  word: string;
  /** The word itself first. */
  forms: string[];
  /** A lone character of a script without spaces, which is part of longer words. */
  lone: boolean;
}

/** Small letters without accents, in one form of each character. Migration 0018 does the same in cut_words(). */
export const fold = (text: string): string =>
  text
    .replace(/[™℠\p{Cs}]/gu, ' ')
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(LETTERS, (letter) => letters[letter] ?? letter)
    .normalize('NFC');

/** Text between spaces; a hyphen may still stand inside. After three letters an apostrophe is a hyphen: aujourd'hui, aujourdhui. */
const chunksOf = (text: string): string[] =>
  fold(text)
    .replace(APOSTROPHES, "'")
    .replace(HYPHENS, '-')
    .replace(SEPARATORS, ' ')
    .replace(/([^ '-]{3})'/gu, '$1-')
    .replaceAll("'", ' ')
    .split(' ')
    .filter((chunk) => chunk !== '');

/**
 * The words of a text or of a search. The index cuts texts by the same rules (cut_words() in migration 0018), so a text is found by each
 * of its own words, however it is typed. Scripts without spaces are cut in pairs of neighbouring characters.
 */
export function cutWords(text: string): CutWord[] {
  return chunksOf(text).flatMap((chunk) => {
    const parts = chunk.split('-').filter((part) => part !== '');
    const joined = joinedOf(parts);
    return parts.flatMap((part) => (part.match(RUNS) ?? []).flatMap((run) => cutRun(run, joined)));
  });
}

function joinedOf(parts: readonly string[]): string[] {
  const whole = parts.join('');
  return parts.length > 1 && whole.match(RUNS)?.length === 1 && !UNSPACED.test(whole) ? [whole] : [];
}

function cutRun(run: string, joined: readonly string[]): CutWord[] {
  if (!UNSPACED.test(run)) {
    const forms = [run, ...joined].flatMap((form) => [form, ...withoutPrefix(form)]).map(shorten);
    return [{ word: shorten(run), forms: [...new Set(forms)], lone: false }];
  }
  const characters = [...run];
  if (characters.length === 1) return [{ word: run, forms: [run], lone: true }];
  return characters.slice(1).map((character, n) => {
    const pair = `${characters[n]}${character}`;
    return { word: pair, forms: [pair], lone: false };
  });
}

const shorten = (word: string): string =>
  word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('');

/** Arabic writes "and", "so", "with", "to" and the article at the beginning of the word that follows: والمستشفى is also مستشفى. */
export function withoutPrefix(word: string): string[] {
  const bare = (prefix: RegExp) => {
    const rest = word.replace(prefix, '');
    return rest !== word && [...rest].length >= 3 ? [rest] : [];
  };
  const withArticle = bare(/^[وف]?([بك]?ال|لل)/u);
  return withArticle.length > 0 ? withArticle : [...bare(/^[وف]?[بل]/u), ...bare(/^[وف]/u)];
}

/** Everything that a text is indexed by, before it is brought to its stems: what cut_words() gives. */
export function indexedForms(text: string): string[] {
  const ends = chunksOf(text).flatMap((chunk) =>
    (chunk.replaceAll('-', ' ').match(RUNS) ?? [])
      .filter((run) => UNSPACED.test(run))
      .map((run) => [...run].at(-1) ?? ''),
  );
  return [...new Set([...cutWords(text).flatMap(({ forms }) => forms), ...ends])].sort();
}
