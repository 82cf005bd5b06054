import { availableLocales, ownNameOf } from '@entraide/model/language';
import { Locale, readPageKey, textsMissing } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';
import { partOf } from './read.ts';
import type { Section } from './section.ts';

/** Which languages the space speaks. Another one brings the texts that it has to say in it; one that goes takes its pages along. */
export const languages: Section = {
  owns: () => true,

  values: ({ config: { locales } }) => ({
    'locales.first': locales[0] ?? '',
    ...Object.fromEntries(locales.map((locale) => [`locales.${locale}`, 'on'])),
  }),

  make(values, settings) {
    const { document, pages, locked } = settings;
    const before = settings.config.locales;
    const chosen = availableLocales.filter((locale) => values[`locales.${locale}`] === 'on');
    const first = Locale.safeParse(values['locales.first']).data;
    if (chosen.length === 0)
      return { set: {}, faults: [{ field: `locales.${availableLocales[0]}`, code: 'noLanguage' }] };
    if (!first || !chosen.includes(first))
      return { set: {}, faults: [{ field: 'locales.first', code: 'firstLanguage' }] };
    const rest = [...before, ...availableLocales].filter((one) => one !== first && chosen.includes(one));
    const locales = [...new Set([first, ...rest])];
    const faults: FormFault[] = [];
    const next: Record<string, unknown> = { ...document };
    for (const locale of locales.filter((one) => !before.includes(one)))
      for (const path of textsMissing(document, locale)) {
        const field = [...path, locale].join('.');
        const text = (values[field] ?? '').trim();
        const [key = ''] = path;
        if (locked.includes(key))
          faults.push({ field: `locales.${locale}`, code: 'lockedText', values: { key } });
        else if (text === '')
          faults.push({ field, code: 'missingText', values: { language: ownNameOf(locale) } });
        else next[key] = withText(next[key], path.slice(1), locale, text);
      }
    if (faults.length > 0) return { set: {}, faults };
    const gone = before.filter((locale) => !locales.includes(locale));
    const set: Record<string, unknown> = { locales };
    for (const [key, value] of Object.entries(next)) if (value !== document[key]) set[key] = value;
    if (gone.length > 0) {
      for (const key of ['wording', 'reasons']) {
        const left = withoutLocales(document[key], gone);
        if (left !== undefined) set[key] = left;
      }
      for (const key of Object.keys(pages)) {
        const locale = readPageKey(key)?.locale;
        if (locale && gone.includes(locale)) set[key] = null;
      }
    }
    const kept = Object.keys(set).find((key) => key !== 'locales' && locked.includes(key));
    if (kept)
      return {
        set: {},
        faults: [{ field: `locales.${gone[0]}`, code: 'lockedGone', values: { key: kept } }],
      };
    return { set, faults: [] };
  },
};

/** The texts that a new language needs, as fields: what the form asks for once somebody ticks it. */
export function missingFields(document: unknown, locales: readonly Locale[], locked: readonly string[]) {
  return locales.flatMap((locale) =>
    textsMissing(document, locale)
      .filter(([key = '']) => !locked.includes(key))
      .map((path) => ({ field: [...path, locale].join('.'), path, locale, like: likeOf(document, path) })),
  );
}

/** The text in another language, for who translates it. */
function likeOf(document: unknown, path: readonly string[]): string {
  const texts = followed(document, path);
  return typeof texts === 'object' && texts !== null ? String(Object.values(texts)[0] ?? '') : '';
}

function followed(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = Array.isArray(value) ? value.find((item) => item?.slug === step) : partOf(value, step);
  return followed(inner, rest);
}

/** A copy of a setting with one more text in it; a part of a list is found by its slug. */
function withText(value: unknown, path: readonly string[], locale: Locale, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return { ...(value as object), [locale]: text };
  if (Array.isArray(value))
    return value.map((item) => (item?.slug === step ? withText(item, rest, locale, text) : item));
  return { ...(value as object), [step]: withText(partOf(value, step), rest, locale, text) };
}

/** Undefined when there is nothing to take out. */
function withoutLocales(texts: unknown, gone: readonly string[]): unknown {
  const entries = Object.entries((texts ?? {}) as Record<string, Values>);
  if (!entries.some(([, texts]) => gone.some((locale) => locale in texts))) return undefined;
  const left = entries
    .map(
      ([key, texts]) =>
        [
          key,
          Object.fromEntries(Object.entries(texts).filter(([locale]) => !gone.includes(locale as Locale))),
        ] as const,
    )
    .filter(([, texts]) => Object.keys(texts).length > 0);
  return left.length > 0 ? Object.fromEntries(left) : null;
}
