/** A word as the database knows it: its stems in each of the space's languages, and what it may be the beginning of. */
export interface Word {
  stems: string[];
  beginnings: string[];
  /** Categories that the word means, alone or with the others. */
  means: string[];
  /** Says only that help is wanted: "cherche", "help". */
  asking: boolean;
  /** Letters. */
  length: number;
}

/** Words to look for, and how many of them must be there. */
export interface Wanted {
  words: readonly Word[];
  /** A listing must hold so many of them. */
  least: number;
  /** How many may be missing: 0, or more when no listing holds them all. */
  missing: number;
}

/** Words that a search insists on: all that say more than that help is wanted, if there are such. */
export const tellingOf = (words: readonly Word[]): readonly Word[] => {
  const telling = words.filter(({ asking }) => !asking);
  return telling.length > 0 ? telling : words;
};

/** More words than this make too many choices of most of them; the longest say the most. */
const MOST_CHOSEN_FROM = 6;
const longestOf = (words: readonly Word[]) =>
  words.toSorted((a, b) => b.length - a.length).slice(0, MOST_CHOSEN_FROM);

/** What to look for, in turn until something is found: all the words, then fewer, down to half. */
export function attemptsFor(words: readonly Word[]): Wanted[] {
  const chosen = longestOf(tellingOf(words));
  const fewer = Array.from({ length: Math.floor(chosen.length / 2) }, (_, n) => ({
    words: chosen,
    least: chosen.length - 1 - n,
    missing: n + 1,
  }));
  return [{ words, least: words.length, missing: 0 }, ...fewer.filter(({ least }) => least > 0)];
}

/** Categories that the words mean, of those that are searched. */
export const meantCategories = ({ words }: Wanted, category: string | undefined): string[] =>
  [...new Set(words.flatMap(({ means }) => means))].filter((slug) => !category || slug === category);
