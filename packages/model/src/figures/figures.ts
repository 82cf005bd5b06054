import type { Middle, Requests, YearCounts } from './counts.ts';
import { PARTS, partsOf, QUARTERS, sumIn, YEAR } from './period.ts';
import { addUp, type Counts, isClear, LEAST, shownParts } from './withheld.ts';

/** A figure that may be shown; null: withheld. */
export type Figure = number | null;

/** Requests of one part of the year. `met`: solved by now. */
export interface RequestFigures {
  asked: Figure;
  met: Figure;
}

export interface FiguresOfPart {
  requests: RequestFigures;
  answered: Figure;
  offers: Figure;
  joined: Figure;
  active: Figure;
  cases: Figure;
  /** Minutes, in the middle. */
  untilAnswer: Figure;
  untilDecision: Figure;
  /** Null: withheld as a whole. */
  categories: Shares | null;
  areas: Shares | null;
}

/** What stands alone, and all the rest together. */
export interface Shares {
  rows: ({ key: string } & RequestFigures)[];
  rest: RequestFigures;
}

/**
 * What may be shown of a year, by part (`PARTS`). No number from 1 to 4 is among it, and none can be had by subtracting what is shown,
 * whichever parts of the year and tables somebody puts together: a sum is shown before its parts, parts of which the remainder would be
 * small are withheld with it (`shownParts`), and what stands alone in a part of the year does so in the whole year, too.
 */
export function figuresOf(counts: YearCounts): FiguresOfPart[] {
  const { requests } = counts;
  const asked = askedOf(requests);
  const met = outcomesOf(requests);
  const showsAsked = shownPlaces(asked);
  const showsMet = shownPlaces(met, showsAsked);
  const answered = shownPlaces(
    (place) => [sumIn(counts.answered, place), sumIn(requests.asked, place) - sumIn(counts.answered, place)],
    showsAsked,
  );
  const plain = (months: readonly number[]) => {
    const shown = shownPlaces((place) => [sumIn(months, place)]);
    return (place: number): Figure => (shown[place] ? sumIn(months, place) : null);
  };
  const [offers, joined, cases] = [plain(counts.offers), plain(counts.joined), plain(counts.cases)];
  const active = shownPlaces((place) => [counts.active[place] ?? 0]);
  const shows = { asked: showsAsked, met: showsMet };
  const categories = sharesOf(counts.categories, requests, shows);
  const areas = sharesOf(counts.areas, requests, shows);
  return PARTS.map((_, place) => ({
    requests: {
      asked: showsAsked[place] ? sumIn(requests.asked, place) : null,
      met: showsMet[place] ? sumIn(requests.met, place) : null,
    },
    answered: answered[place] ? sumIn(counts.answered, place) : null,
    offers: offers(place),
    joined: joined(place),
    active: active[place] ? (counts.active[place] ?? 0) : null,
    cases: cases(place),
    untilAnswer: middleOf(counts.untilAnswer[place]),
    untilDecision: middleOf(counts.untilDecision[place]),
    categories: categories(place),
    areas: areas(place),
  }));
}

type At = (place: number) => Counts;

const askedOf =
  ({ asked }: Requests): At =>
  (place) => [sumIn(asked, place)];

/** Solved, and not: who knows one and their sum knows the other. */
const outcomesOf =
  ({ asked, met }: Requests): At =>
  (place) => [sumIn(met, place), sumIn(asked, place) - sumIn(met, place)];

const middleOf = (middle: Middle | undefined): Figure =>
  middle?.minutes != null && middle.of >= LEAST ? Math.round(middle.minutes) : null;

/** Where a sum is shown: the year, then its quarters, then the months of those. */
function shownPlaces(at: At, may?: readonly boolean[]): boolean[] {
  const shown = PARTS.map(() => false);
  shown[YEAR] = may?.[YEAR] !== false && isClear(at(YEAR));
  for (const whole of [YEAR, ...QUARTERS]) {
    if (!shown[whole]) continue;
    const parts = partsOf(whole);
    const those = shownParts(
      parts.map(at),
      parts.map((place) => may?.[place] !== false),
    );
    for (const [index, place] of parts.entries()) shown[place] = those[index] ?? false;
  }
  return shown;
}

/** What a reader can know of one key in the parts of a whole: each part that is shown, and the others as one. */
function knowable(at: At, whole: number, shown: readonly boolean[]): Counts {
  const parts = partsOf(whole);
  const others = parts.filter((place) => !shown[place]).map(at);
  return [...parts.filter((place) => shown[place]).flatMap(at), ...addUp(others, at(whole).length)];
}

/** By part of the year, for each key in turn, whether it may stand alone. */
function standingAlone(
  keys: readonly At[],
  shown: readonly boolean[],
  may: (place: number) => readonly boolean[] | undefined,
): (boolean[] | undefined)[] {
  const alone: (boolean[] | undefined)[] = PARTS.map(() => undefined);
  const both = (a: readonly boolean[] | undefined, b: readonly boolean[] | undefined) =>
    keys.map((_, index) => a?.[index] !== false && b?.[index] !== false);
  if (!shown[YEAR]) return alone;
  alone[YEAR] = shownParts(
    keys.map((at) => at(YEAR)),
    both(may(YEAR), undefined),
  );
  for (const whole of [YEAR, ...QUARTERS]) {
    if (!shown[whole]) continue;
    const parts = partsOf(whole).filter((place) => shown[place]);
    const first = parts[0];
    if (first === undefined) continue;
    // The same keys in all parts of a whole: what stands alone in one only would be known in the others by subtracting.
    const those = shownParts(
      keys.map((at) => knowable(at, whole, shown)),
      parts.map(may).reduce<readonly boolean[]>(both, both(alone[whole], undefined)),
    );
    for (const place of parts) alone[place] = those;
  }
  return alone;
}

/** The requests of one kind (categories, or areas), of which `all` are the sum. */
function sharesOf(
  kinds: ReadonlyMap<string, Requests>,
  all: Requests,
  shown: { asked: readonly boolean[]; met: readonly boolean[] },
): (place: number) => Shares | null {
  const names = [...kinds.keys()];
  const requests = [...kinds.values()];
  const asked = standingAlone(requests.map(askedOf), shown.asked, () => undefined);
  const met = standingAlone(requests.map(outcomesOf), shown.met, (place) => asked[place]);
  return (place) => {
    if (!asked[place]) return null;
    const rows = requests.flatMap((one, index) => {
      const count = sumIn(one.asked, place);
      if (!asked[place]?.[index] || count === 0) return [];
      return [
        { key: names[index] ?? '', asked: count, met: met[place]?.[index] ? sumIn(one.met, place) : null },
      ];
    });
    const solved = rows.every((row) => row.met !== null) && met[place] !== undefined;
    return {
      rows: rows.sort((a, b) => b.asked - a.asked),
      rest: {
        asked: rows.reduce((left, row) => left - row.asked, sumIn(all.asked, place)),
        met: solved ? rows.reduce((left, row) => left - (row.met ?? 0), sumIn(all.met, place)) : null,
      },
    };
  };
}
