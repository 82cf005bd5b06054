/** More words than this add nothing to a search and cost the database. */
const MOST_WORDS = 12;

/**
 * A tsquery in which every word must occur and the last one may be unfinished: `garde enf` becomes `'garde' & 'enf':*`.
 * Only letters and digits survive, so nothing that was typed can be an operator.
 * @returns null when there is nothing to look for
 */
export function tsqueryOf(text: string): string | null {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  const words = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return words.map((word, i) => `'${word}'${i === words.length - 1 ? ':*' : ''}`).join(' & ');
}
