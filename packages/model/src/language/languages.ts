/** What a page must know of a language that it speaks. The browser loads it with every page: what else there is to know stands where it is needed. */
export interface Language {
  /** As it calls itself: who looks for theirs cannot read the others. */
  ownName: string;
  script: 'latin' | 'arabic';
  /** What `Intl` gets: the same digits and calendar in every browser. */
  intl: string;
}

const latin = (ownName: string, intl: string) => ({ ownName, intl, script: 'latin' }) as const;

/** Each language that the application speaks. One more needs a line here, its texts, and a stemmer in `stemmer_of` of the database. */
export const languages = {
  fr: latin('Français', 'fr'),
  // British: the day comes before the month, as in every other language of a space.
  en: latin('English', 'en-GB'),
  // With the digits that the rest of its page has.
  ar: { ownName: 'العربية', script: 'arabic', intl: 'ar-u-nu-latn-ca-gregory' },
  es: latin('Español', 'es'),
  // Of Portugal: its dates and numbers are read well in Brazil too.
  pt: latin('Português', 'pt-PT'),
  de: latin('Deutsch', 'de'),
} satisfies Record<string, Language>;

export type Locale = keyof typeof languages;

/** A space lists those it uses, its own first. */
export const availableLocales = Object.keys(languages) as [Locale, ...Locale[]];

/** Null for a language that the application does not speak. */
export const languageOf = (locale: string): Language | null =>
  Object.hasOwn(languages, locale) ? languages[locale as Locale] : null;
