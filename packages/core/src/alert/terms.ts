import type { alerts, KeptWord } from '@entraide/db';
import { keyWord, type Spoken, termsOfListing as spokenTerms, termsOfWord } from './words.ts';

type Wanting = Pick<typeof alerts.$inferInsert, 'kind' | 'category'> & { words: readonly KeptWord[] };

/** What is looked for without a word: a category, a kind, both, or anything. */
const ofSort = ({ category, kind }: Pick<Wanting, 'category' | 'kind'>) => `#${category ?? ''}%${kind ?? ''}`;

/** What an alert is looked up by: any listing that fits has one of these. */
export function termsOfAlert({ words, ...wanting }: Wanting): string[] {
  const word = keyWord(words);
  return word ? termsOfWord(word) : [ofSort(wanting)];
}

export const termsOfListing = (
  spoken: Spoken,
  { category, kind }: { category: string; kind: 'offer' | 'request' },
): string[] => [...spokenTerms(spoken), ...[{ category, kind }, { category }, { kind }, {}].map(ofSort)];
