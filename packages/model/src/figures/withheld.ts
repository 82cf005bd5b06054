/** A number of people or things from 1 to 4 may tell about one of them, so it is withheld. */
export const LEAST = 5;

/** Numbers that are shown together, or not at all: a request's outcomes, or one category in several months. */
export type Counts = readonly number[];

/** Nobody, or enough. */
export const isClear = (counts: Counts): boolean => counts.every((count) => count === 0 || count >= LEAST);

/** @param length of every part; there may be no part */
export function addUp(parts: readonly Counts[], length = parts[0]?.length ?? 0): number[] {
  return Array.from({ length }, (_, at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0));
}

/**
 * Which parts of a sum may be shown, when readers know the sum: those that are clear, and what is left must be clear as well, since
 * readers can subtract. More parts are withheld until it is, the last of the list first: the order must not depend on the numbers, else
 * somebody who knows this rule learns from what is missing.
 * @param may false: withheld in any case
 */
export function shownParts(parts: readonly Counts[], may: readonly boolean[] = []): boolean[] {
  const shown = parts.map((part, at) => may[at] !== false && isClear(part));
  const left = addUp(
    parts.filter((_, at) => !shown[at]),
    parts[0]?.length,
  );
  for (let last = parts.length - 1; last >= 0 && !isClear(left); last--) {
    const part = parts[last];
    if (!shown[last] || !part?.some((count) => count > 0)) continue;
    shown[last] = false;
    for (const [at, count] of part.entries()) left[at] = (left[at] ?? 0) + count;
  }
  return shown;
}
