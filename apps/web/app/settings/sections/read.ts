import { ownNameOf } from '@entraide/model/language';
import { type Locale, spread, type TextsInput } from '@entraide/model/tenant';
import type { FormFault } from '../../forms/faults.ts';
import type { Values } from '../values.ts';

/** A text in each language, as fields `name.fr`, `name.en`. */
export function textValues(name: string, texts: TextsInput | undefined, locales: readonly Locale[]): Values {
  const said = texts === undefined ? {} : spread(texts, locales);
  return Object.fromEntries(locales.map((locale) => [`${name}.${locale}`, said[locale] ?? '']));
}

interface TextRules {
  locales: readonly Locale[];
  /** Characters. */
  most: number;
  required?: boolean;
  /** As it was written before: texts in other languages stay, and one text for all languages stays one. */
  written?: unknown;
}

/** The text in each language; null when there is none, or when something is wrong with it, which `faults` then say. */
export function readTexts(
  values: Values,
  name: string,
  { locales, most, required = false, written }: TextRules,
  faults: FormFault[],
): TextsInput | null {
  const typed = locales.map((locale) => [locale, (values[`${name}.${locale}`] ?? '').trim()] as const);
  const begun = required || typed.some(([, text]) => text !== '');
  if (!begun) return null;
  const before = faults.length;
  for (const [locale, text] of typed) {
    const field = `${name}.${locale}`;
    if (text === '') faults.push({ field, code: 'missingText', values: { language: ownNameOf(locale) } });
    else if (text.length > most)
      faults.push({ field, code: 'tooLong', values: { most, length: text.length } });
  }
  if (faults.length > before) return null;
  const [first] = typed;
  if (typeof written === 'string' && first && typed.every(([, text]) => text === first[1])) return first[1];
  const others = typeof written === 'object' && written !== null ? (written as Record<string, string>) : {};
  return { ...others, ...Object.fromEntries(typed) };
}

/** A whole number; null when it is none, which `faults` then say. */
export function readNumber(
  values: Values,
  field: string,
  { least, most }: { least: number; most: number },
  faults: FormFault[],
): number | null {
  const text = (values[field] ?? '').trim();
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  faults.push({ field, code: 'number', values: { least, most } });
  return null;
}

/** Leaves out what is null. */
export function present<T extends Record<string, unknown>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;
}

/** Null for a group of settings that says nothing. */
export const orNull = <T extends object>(values: T): T | null =>
  Object.keys(values).length === 0 ? null : values;

/** A part of the document, of which nobody has looked at the shape. */
export function partOf(document: unknown, ...path: string[]): unknown {
  let part = document;
  for (const step of path)
    part =
      typeof part === 'object' && part !== null && Object.hasOwn(part, step)
        ? (part as Record<string, unknown>)[step]
        : undefined;
  return part;
}
