import { sql, type TenantTx } from '@entraide/db';
import type { DemoListing } from './compose-listing.ts';

/** By language, words that have not been seen before. */
export type FreshWords = Map<string, string[]>;

const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** Invented listings share most of their words: each is told to the database once, not with every listing. */
export function wordCollector(): (listings: readonly DemoListing[]) => FreshWords {
  const seen = new Map<string, Set<string>>();
  return (listings) => {
    const fresh: FreshWords = new Map();
    for (const { locale, title, description } of listings) {
      const known = seen.get(locale) ?? new Set();
      seen.set(locale, known);
      const words = fresh.get(locale) ?? [];
      for (const word of `${title} ${description}`.split(BETWEEN_WORDS)) {
        if (known.has(word)) continue;
        known.add(word);
        words.push(word);
      }
      if (words.length > 0) fresh.set(locale, words);
    }
    return fresh;
  };
}

/** As `learnWords` keeps the stems of a listing. */
export async function learnFresh(tx: TenantTx, fresh: FreshWords): Promise<void> {
  for (const [locale, words] of fresh)
    await tx.execute(sql`
      insert into listing_words (word)
      select distinct lexeme from unnest(words_of(${locale}, ${words.join(' ')})) order by 1 on conflict do nothing`);
}
