import { sql, type TenantTx } from '@entraide/db';
import { askingWords, type TenantConfig, wordsMeaning } from '@entraide/model/tenant';
import { cutWords } from '@entraide/model/text';
import { LRUCache } from 'lru-cache';

/** A word of a phrase, in every way it may be written, and the stems of those. */
export interface Spelling {
  forms: string[];
  stems: Set<string>;
}

/** A phrase that means a category; without a category it says only that help is wanted: "cherche". */
export interface Meaning {
  slug: string | null;
  words: Spelling[];
}

export interface Meanings {
  phrases: readonly Meaning[];
  /** By stem: the words of phrases that have it. */
  byStem: ReadonlyMap<string, readonly PhraseWord[]>;
}

/** A word of a phrase, and the phrase. */
export interface PhraseWord {
  spelling: Spelling;
  phrase: Meaning;
}

/** To requests, a space's configuration is one object until it changes, so its phrases are brought to their stems once. */
const kept = new WeakMap<TenantConfig, Meanings>();
/** Each job reads the configuration anew: what says the same means the same. */
const keptByContent = new LRUCache<string, Meanings>({ max: 100 });

export async function meaningsOf(tx: TenantTx, config: TenantConfig): Promise<Meanings> {
  const known = kept.get(config);
  if (known) return known;
  const content = JSON.stringify([config.locales, config.categories]);
  const meanings = keptByContent.get(content) ?? (await readMeanings(tx, config));
  kept.set(config, meanings);
  keptByContent.set(content, meanings);
  return meanings;
}

async function readMeanings(tx: TenantTx, config: TenantConfig): Promise<Meanings> {
  const phrases = config.locales.flatMap((locale) => [
    ...config.categories.flatMap((category) =>
      wordsMeaning(category, locale).map((phrase) => ({
        slug: category.slug as string | null,
        locale,
        phrase,
      })),
    ),
    ...(askingWords[locale] ?? []).map((phrase) => ({ slug: null, locale, phrase })),
  ]);
  const cut = phrases.flatMap(({ locale, phrase }, at) =>
    cutWords(phrase).flatMap(({ forms }, word) => forms.map((form) => ({ at, word, locale, form }))),
  );
  const asked = cut.map(({ locale, form }, n) => ({ n, locale, form }));
  const rows = await tx.execute<{ stems: string[] }>(sql`
    select ts_lexize(stemmer_of(locale), form) as stems
    from json_to_recordset(${JSON.stringify(asked)}::json) asked (n integer, locale text, form text) order by n`);
  const meanings = phrases.map(({ slug }): Meaning => ({ slug, words: [] }));
  for (const [n, { at, word, form }] of cut.entries()) {
    const { words } = meanings[at] as Meaning;
    const spelling = words[word] ?? { forms: [], stems: new Set() };
    words[word] = spelling;
    spelling.forms.push(form);
    for (const stem of rows[n]?.stems ?? []) spelling.stems.add(stem);
  }
  // "à vendre": a word that says nothing in its language is no part of what a phrase means.
  const telling = meanings
    .map(({ slug, words }) => ({ slug, words: words.filter(({ stems }) => stems.size > 0) }))
    .filter(({ words }) => words.length > 0);
  const byStem = new Map<string, PhraseWord[]>();
  for (const phrase of telling)
    for (const spelling of phrase.words)
      for (const stem of spelling.stems)
        byStem.set(stem, [...(byStem.get(stem) ?? []), { spelling, phrase }]);
  return { phrases: telling, byStem };
}
