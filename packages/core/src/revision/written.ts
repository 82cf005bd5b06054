/** What a space says of itself, as somebody wrote it: without defaults, a text a page. */
export interface Written {
  /** As in tenant.yaml, with the words of copy/ under `wording`. */
  document: Record<string, unknown>;
  /** `pages/about.fr.md` -> its text */
  pages: Record<string, string>;
}

export const isPageKey = (key: string): boolean => key.startsWith('pages/');

/** One map of all that can be owned: a key of the document, or a page by its file name. */
export function valuesOf({ document, pages }: Written): Map<string, unknown> {
  return new Map([...Object.entries(document), ...Object.entries(pages)]);
}

export function writtenOf(values: ReadonlyMap<string, unknown>): Written {
  const entries = [...values].filter(([, value]) => value !== undefined);
  return {
    document: Object.fromEntries(entries.filter(([key]) => !isPageKey(key))),
    pages: Object.fromEntries(entries.filter(([key]) => isPageKey(key))) as Record<string, string>,
  };
}

/** Whether two values say the same, in whatever order their keys stand. */
export const isSameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** Keys whose values differ. */
export function keysChanged(from: Written, to: Written): string[] {
  const [before, after] = [valuesOf(from), valuesOf(to)];
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => !isSameValue(before.get(key), after.get(key))).sort();
}

/** With the keys of every object in one order. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, ordered((value as Record<string, unknown>)[key])]));
}
