export type AppLocale = 'fr' | 'en' | 'ar';

export type Direction = 'ltr' | 'rtl';

export function directionOf(locale: string): Direction {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** As each language calls itself: who looks for theirs cannot read the others. */
export const ownNames: Record<AppLocale, string> = { fr: 'Français', en: 'English', ar: 'العربية' };

/** Between a place and its country. */
export function commaOf(locale: string): string {
  return locale === 'ar' ? '، ' : ', ';
}

/** What `Intl` gets: Arabic with the digits that the rest of its page has, the same in every browser. */
export function intlLocale(locale: string): string {
  return locale === 'ar' ? 'ar-u-nu-latn-ca-gregory' : locale === 'en' ? 'en-GB' : locale;
}
