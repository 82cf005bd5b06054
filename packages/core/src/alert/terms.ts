import type { alerts, KeptWord } from '@entraide/db';
import { keyWord, type Spoken, termsOfListing as spokenTerms, termsOfWord } from './words.ts';

type Wanting = Pick<typeof alerts.$inferInsert, 'kind' | 'category'> & { words: readonly KeptWord[] };

const ofCategory = (slug: string) => `#${slug}`;
const ofKind = (kind: string) => `%${kind}`;
const ANYTHING = '*';

/** What an alert is looked up by: any listing that fits has one of these. */
export function termsOfAlert({ words, category, kind }: Wanting): string[] {
  const word = keyWord(words);
  if (word) return termsOfWord(word);
  return [category ? ofCategory(category) : kind ? ofKind(kind) : ANYTHING];
}

export const termsOfListing = (spoken: Spoken, { category, kind }: { category: string; kind: string }) => [
  ...spokenTerms(spoken),
  ofCategory(category),
  ofKind(kind),
  ANYTHING,
];
