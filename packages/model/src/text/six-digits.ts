/** Digits of the scripts people type with, each to its ASCII digit: `٣` to `3`. */
const digitOf: ReadonlyMap<string, string> = new Map(
  ['arab', 'arabext', 'deva', 'beng', 'thai', 'khmr', 'mymr', 'tamldec'].flatMap((system) => {
    const write = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
    return Array.from({ length: 10 }, (_, digit): [string, string] => [write.format(digit), String(digit)]);
  }),
);

/** What people add around and between digits: spaces, dashes, full stops, and the invisible marks of right-to-left text. */
const BETWEEN = /[\s\p{Cf}\p{Pd}.,_]/gu;

/** The six digits in what somebody typed or pasted; null when they are not six digits. */
export function readSixDigits(typed: string): string | null {
  if (typed.length > 64) return null;
  const plain = typed.normalize('NFKC').replace(BETWEEN, '');
  const digits = Array.from(plain, (character) => digitOf.get(character) ?? character).join('');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}
