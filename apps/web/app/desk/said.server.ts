import type { CaseLine } from '@entraide/core/desk';
import { deskPaths } from '@entraide/model/path';

/** A case in the queue, as its page needs it. */
export function lineOf({ openedAt, ...line }: CaseLine) {
  return { ...line, openedAt: openedAt.toISOString(), to: deskPaths.case(line.id) };
}

export type Line = ReturnType<typeof lineOf>;

const names = new Map<string, string>();

/** A language as the reader calls it. */
export function languageName(locale: string, reader: string): string {
  const key = `${locale} ${reader}`;
  const known = names.get(key) ?? new Intl.DisplayNames([reader], { type: 'language' }).of(locale) ?? locale;
  names.set(key, known);
  return known;
}
