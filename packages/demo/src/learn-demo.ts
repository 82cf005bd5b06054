import { sql, type TenantTx } from '@entraide/db';
import { cutWords } from '@entraide/model/text';
import type { DemoListing } from './compose-listing.ts';

/** By language, words that have not been seen before. */
export type FreshWords = Map<string, string[]>;

/** Invented listings share most of their words: each is told to the database once, not with every listing. */
export function wordCollector(): (listings: readonly DemoListing[]) => FreshWords {
  const seen = new Map<string, Set<string>>();
  return (listings) => {
    const fresh: FreshWords = new Map();
    for (const { locale, title, description } of listings) {
      const known = seen.get(locale) ?? new Set();
      seen.set(locale, known);
      const words = fresh.get(locale) ?? [];
      for (const form of cutWords(`${title} ${description}`).flatMap(({ forms }) => forms)) {
        if (known.has(form)) continue;
        known.add(form);
        words.push(form);
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
      select distinct stem from unnest(stems_of(${locale}, ${words.join(' ')})) stem order by 1 on conflict do nothing`);
}
