import { languageOf } from './languages.ts';

export type Direction = 'ltr' | 'rtl';

const isArabic = (locale: string): boolean => languageOf(locale)?.script === 'arabic';

export const directionOf = (locale: string): Direction => (isArabic(locale) ? 'rtl' : 'ltr');

/** As it calls itself; its tag where the application does not speak it. */
export const ownNameOf = (locale: string): string => languageOf(locale)?.ownName ?? locale;

/** What `Intl` gets. */
export const intlLocale = (locale: string): string => languageOf(locale)?.intl ?? locale;

/** Between a place and its country. */
export const commaOf = (locale: string): string => (isArabic(locale) ? '، ' : ', ');
