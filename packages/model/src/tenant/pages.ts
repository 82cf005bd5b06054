import { Locale } from './texts.ts';

/** A page of a space in one language, by the name of its file: `pages/about.fr.md`. */
export const pageKey = (name: string, locale: string): string => `pages/${name}.${locale}.md`;

/** @returns null for what is not a page in a language of the application */
export function readPageKey(key: string): { name: string; locale: Locale } | null {
  const [, name, code] = /^pages\/([a-z][a-z0-9-]{1,30})\.([a-z]{2})\.md$/.exec(key) ?? [];
  const locale = Locale.safeParse(code);
  return name && locale.success ? { name, locale: locale.data } : null;
}
