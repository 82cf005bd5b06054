import { z } from 'zod';
import { availableLocales } from '../language/index.ts';

export const Locale = z.enum(availableLocales);
export type Locale = z.infer<typeof Locale>;

/** A text per language, complete for the space's locales once `TenantConfig` has parsed it. */
export type Texts = Partial<Record<Locale, string>>;

/** As written in the file: one text for all languages, or one a language. */
export function textsInput(maxLength: number) {
  const text = z.string().trim().min(1).max(maxLength);
  return z.union([text, z.partialRecord(Locale, text)]);
}
export type TextsInput = string | Texts;

/** The language to show: the reader's, else one in letters that the reader can read, else the first that has a text. */
export function localeIn(texts: Texts, locale: string): string {
  const there = Object.keys(texts);
  if (there.includes(locale)) return locale;
  const script = scriptOf(locale);
  return there.find((one) => scriptOf(one) === script) ?? there[0] ?? locale;
}

/** The text in that language. */
export function textIn(texts: Texts, locale: string): string {
  return (texts as Record<string, string | undefined>)[localeIn(texts, locale)] ?? '';
}

function scriptOf(locale: string): string | undefined {
  return new Intl.Locale(locale).maximize().script;
}

/** One text per locale of the space, in the space's order. A missing one stays missing: `missingLocales` names it. */
export function spread(input: TextsInput, locales: readonly Locale[]): Texts {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const text = typeof input === 'string' ? input : input[locale];
      return text === undefined ? [] : [[locale, text]];
    }),
  );
}

export function missingLocales(input: TextsInput, locales: readonly Locale[]): Locale[] {
  return typeof input === 'string' ? [] : locales.filter((locale) => input[locale] === undefined);
}

const englishNames: Record<Locale, string> = {
  ...{ fr: 'French', en: 'English', ar: 'Arabic', es: 'Spanish', pt: 'Portuguese', de: 'German' },
};

/** For operators, and for faults in a file. */
export const languageName = (locale: Locale): string => englishNames[locale];
