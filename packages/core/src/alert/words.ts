import type { KeptWord, TenantTx } from '@entraide/db';
import type { TenantConfig } from '@entraide/model/tenant';
import { isHeld, lookUp, type Meaning, mayMean, slipsFrom } from '../search/index.ts';

/**
 * The words of each text as far as they stay what they are, whatever the space's listings come to hold.
 * @returns null for a text that holds no word
 */
export async function keepTexts(
  tx: TenantTx,
  config: TenantConfig,
  texts: readonly string[],
): Promise<(KeptWord[] | null)[]> {
  const read = await lookUp(tx, config, texts);
  return read.map(
    (words) =>
      words?.map((word) => ({
        word: word.word,
        stems: word.lone ? [] : word.stems,
        unfinished: word.unfinished,
        unheard: !isHeld(word),
        idle: word.asking || word.mayAsk,
      })) ?? null,
  );
}

/** Of Arabic words, what lies behind the article is what others begin with. */
const isArabic = (stem: string) => /\p{Script=Arabic}/u.test(stem);
const beginningsOf = ({ word, stems }: KeptWord) => [word, ...stems.filter(isArabic)];

/** Letters of a beginning that is looked up. */
const MOST_LETTERS = 3;

/** The one word by which an alert is looked up: the one that says most, of those that no listing may lack. Null: there is none. */
export function keyWord(words: readonly KeptWord[]): KeptWord | null {
  const vague = ({ unheard, unfinished }: KeptWord) => Number(unheard) * 2 + Number(unfinished);
  const [best] = words
    .filter((word) => !word.idle && termsOfWord(word).length > 0)
    .sort((a, b) => vague(a) - vague(b) || b.word.length - a.word.length);
  return best ?? null;
}

/** One of these is among {@link termsOfListing} of any listing that holds the word, or a slip of it, or whose category means it. */
export function termsOfWord(word: KeptWord): string[] {
  const { stems, unfinished, unheard } = word;
  const slips = unheard ? slipsFrom(word) : null;
  const begins = new Set([
    ...(slips ? [slips.first, word.word.slice(0, 1)] : []),
    ...(unfinished ? beginningsOf(word).map((begin) => begin.slice(0, MOST_LETTERS)) : []),
  ]);
  const other = stems.filter((stem) => ![...begins].some((begin) => stem.startsWith(begin)));
  return [...[...begins].map(beginning), ...other.map(whole)];
}

const beginning = (letters: string) => `>${letters}`;
const whole = (stem: string) => `=${stem}`;

/** What a listing says, and what its category is called. */
export interface Spoken {
  stems: readonly string[];
  /** Phrases that mean its category. */
  meanings: readonly Meaning[];
}

export function termsOfListing({ stems, meanings }: Spoken): string[] {
  const spellings = meanings.flatMap(({ words }) => words);
  const all = [...stems, ...spellings.flatMap((spelling) => [...spelling.stems])];
  const letters = [1, 2, MOST_LETTERS].flatMap((length) => all.map((stem) => stem.slice(0, length)));
  const first = spellings.flatMap(({ forms }) => forms.map((form) => form.slice(0, 1)));
  return [...new Set([...all.map(whole), ...[...letters, ...first].map(beginning)])];
}

/** False when the listing cannot hold the word, by whatever reading: a look without the database. */
export function mayHold({ stems, meanings }: Spoken): (word: KeptWord) => boolean {
  const spellings = meanings.flatMap(({ words }) => words);
  const known = new Set([...stems, ...spellings.flatMap((spelling) => [...spelling.stems])]);
  return (word) => {
    if (word.idle || word.stems.some((stem) => known.has(stem))) return true;
    if (word.unfinished) {
      const begins = beginningsOf(word);
      if (stems.some((stem) => begins.some((begin) => stem.startsWith(begin)))) return true;
    }
    if (!word.unheard) return false;
    const slips = slipsFrom(word);
    return (
      (slips !== null &&
        stems.some((stem) => stem.startsWith(slips.first) && slips.to(stem) <= slips.allowed)) ||
      spellings.some((spelling) => mayMean(word.word, spelling, word.unfinished))
    );
  };
}
