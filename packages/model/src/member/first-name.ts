/** Words that are no name by themselves: the name is the word behind them. */
const BEFORE_A_NAME = new Set(
  'm mr mme mlle mrs ms miss mx dr dre pr prof me sr sra maître docteur abbé père sœur frère le la les the el abd abou abu oum umm عبد أبو ابو أم ام د السيد السيدة الأستاذ الأستاذة الدكتور الدكتورة الشيخ الحاج الحاجة'.split(
    ' ',
  ),
);
/** Two people share one account: "Marie et Paul Dupont". */
const BETWEEN_NAMES = new Set(['et', 'and', '&', '+', 'y', 'e', 'und', 'و']);

/**
 * What others see of a member's name: the first name. A family name in capitals or before a comma is passed over ("DUPONT Marie");
 * a title stays with the name behind it ("Mme Dupont"), and so do two names that are joined ("Marie et Paul").
 */
export function firstNameOf(displayName: string): string {
  const [family = '', given = ''] = displayName.split(/[,،、]/, 2);
  const words = (given.trim() || family).trim().split(/\s+/);
  const start = firstGiven(words);
  let end = endOfName(words, start);
  const join = words[end];
  if (join !== undefined && BETWEEN_NAMES.has(join.toLowerCase()) && end + 1 < words.length)
    end = endOfName(words, end + 1);
  return words.slice(start, end).join(' ') || displayName.trim();
}

/** The names are in small letters, the family name in capitals: "DUPONT Marie", "DE LA TOUR Jean". */
function firstGiven(words: readonly string[]): number {
  if (!words.some(isSmall)) return 0;
  let at = 0;
  while (isCapitals(words[at] ?? '')) at++;
  return at;
}

const isSmall = (word: string) => /\p{Ll}/u.test(word) && !isPrefix(word) && !isJoin(word);
const isCapitals = (word: string) => /\p{Lu}\P{L}*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word);
const isPrefix = (word: string) => BEFORE_A_NAME.has(word.toLowerCase().replace(/\.$/, ''));
const isJoin = (word: string) => BETWEEN_NAMES.has(word.toLowerCase());

/** Behind the name that begins at `start`. */
function endOfName(words: readonly string[], start: number): number {
  let at = start;
  while (at < words.length - 1 && (isPrefix(words[at] ?? '') || !/\p{L}/u.test(words[at] ?? ''))) at++;
  return Math.min(at + 1, words.length);
}

/** What others see of an author's or a writer's name: the desk's is the association's, whole. */
export const shownName = ({ displayName, isDesk }: { displayName: string; isDesk: boolean }): string =>
  isDesk ? displayName : firstNameOf(displayName);
