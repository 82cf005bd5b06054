/** What the application must know of a language that it speaks. Without zod: the browser loads it with every page. */
export interface Language {
  /** As it calls itself: who looks for theirs cannot read the others. */
  ownName: string;
  /** In English, for operators and for faults in a file. */
  name: string;
  direction: 'ltr' | 'rtl';
  script: 'latin' | 'arabic';
  /** What `Intl` gets: the same digits and calendar in every browser. */
  intl: string;
  /** What Stripe calls it; `auto` where Stripe has no pages in it and follows the browser. */
  stripe: 'fr' | 'en' | 'es' | 'pt' | 'de' | 'auto';
  /** Whether the pages that only a space's team and the operators see are written in it; else they are in English. */
  teamPages: boolean;
}

const latin = { direction: 'ltr', script: 'latin', teamPages: false } as const;

/** Each language that the application speaks. One more needs a line here, its texts, and a stemmer in `stemmer_of` of the database. */
export const languages = {
  fr: { ownName: 'Français', name: 'French', ...latin, intl: 'fr', stripe: 'fr', teamPages: true },
  // British: the day comes before the month, as in every other language of a space.
  en: { ownName: 'English', name: 'English', ...latin, intl: 'en-GB', stripe: 'en', teamPages: true },
  ar: {
    ...{ ownName: 'العربية', name: 'Arabic', direction: 'rtl', script: 'arabic' },
    // With the digits that the rest of its page has.
    ...{ intl: 'ar-u-nu-latn-ca-gregory', stripe: 'auto', teamPages: false },
  },
  es: { ownName: 'Español', name: 'Spanish', ...latin, intl: 'es', stripe: 'es' },
  // Of Portugal: its dates and numbers are read well in Brazil too.
  pt: { ownName: 'Português', name: 'Portuguese', ...latin, intl: 'pt-PT', stripe: 'pt' },
  de: { ownName: 'Deutsch', name: 'German', ...latin, intl: 'de', stripe: 'de' },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof languages;

/** A space lists those it uses, its own first. */
export const availableLocales = Object.keys(languages) as [Locale, ...Locale[]];

/** Null for a language that the application does not speak. */
export const languageOf = (locale: string): Language | null =>
  Object.hasOwn(languages, locale) ? languages[locale as Locale] : null;
