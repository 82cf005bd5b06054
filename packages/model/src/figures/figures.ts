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
  /** What was asked for. Null: withheld as a whole. */
  categories: Shares<number> | null;
  /** Where. */
  areas: Shares<AreaCount> | null;
}

/** `unmet`: not solved by now. Outcomes are null in a year in which none is shown anywhere. */
export interface AreaCount {
  asked: number;
  met: Figure;
  unmet: Figure;
}

/** What stands alone, and all the rest together. */
export interface Shares<T> {
  rows: { key: string; count: T }[];
  rest: T;
}

/**
 * What may be shown of a year, by part (`PARTS`). No number from 1 to 4 is among it, and none can be had by subtracting what is shown,
 * whichever parts of the year and tables somebody puts together: a sum is shown before its parts, parts of which the remainder would be
 * small are withheld with it (`shownParts`), and what stands alone in a part of the year does so in the whole year, too.
 */
export function figuresOf(counts: YearCounts): FiguresOfPart[] {
  const { requests } = counts;
  const asked = shownPlaces(askedOf(requests));
  const met = shownPlaces(outcomesOf(requests), asked);
  const answered = shownPlaces(
    (place) => [sumIn(counts.answered, place), sumIn(requests.asked, place) - sumIn(counts.answered, place)],
    asked,
  );
  // No sum, since somebody is active in several months; but from below it is one: the months hold all of their quarter's people.
  const active = shownPlaces((place) => [counts.active[place] ?? 0]);
  const [offers, joined, cases] = [plain(counts.offers), plain(counts.joined), plain(counts.cases)];
  const categories = sharesOf(counts.categories, askedOf, askedOf(requests), asked);
  // An area is shown with both outcomes or not at all: with requests alone, somebody would see in which months nobody asked there.
  // Where no outcome of the year is shown, requests alone tell nothing of outcomes.
  const areas = met[YEAR]
    ? sharesOf(counts.areas, outcomesOf, outcomesOf(requests), met)
    : sharesOf(counts.areas, askedOf, askedOf(requests), asked);
  return PARTS.map((_, place) => ({
    requests: {
      asked: asked[place] ? sumIn(requests.asked, place) : null,
      met:
        met[place] || (asked[place] && sumIn(requests.asked, place) === 0)
          ? sumIn(requests.met, place)
          : null,
    },
    answered: answered[place] ? sumIn(counts.answered, place) : null,
    offers: offers(place),
    joined: joined(place),
    active: active[place] ? (counts.active[place] ?? 0) : null,
    cases: cases(place),
    untilAnswer: middleOf(counts.untilAnswer[place]),
    untilDecision: middleOf(counts.untilDecision[place]),
    categories: sharesAs(categories(place), ([asked = 0]) => asked),
    areas: sharesAs(areas(place), areaCount),
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

const plain = (months: readonly number[]) => {
  const shown = shownPlaces((place) => [sumIn(months, place)]);
  return (place: number): Figure => (shown[place] ? sumIn(months, place) : null);
};

/** Of requests, or of those that are solved and those that are not. */
const areaCount = ([first = 0, unmet]: Counts): AreaCount =>
  unmet === undefined
    ? { asked: first, met: null, unmet: null }
    : { asked: first + unmet, met: first, unmet };

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

/** By part of the year, for each key in turn, whether it may stand alone; undefined where nothing is shown. */
function standingAlone(keys: readonly At[], shown: readonly boolean[]): (boolean[] | undefined)[] {
  const alone: (boolean[] | undefined)[] = PARTS.map(() => undefined);
  if (!shown[YEAR]) return alone;
  alone[YEAR] = shownParts(keys.map((at) => at(YEAR)));
  for (const whole of [YEAR, ...QUARTERS]) {
    if (!shown[whole]) continue;
    // The same keys in all parts of a whole: what stands alone in one only would be known in the others by subtracting.
    const those = shownParts(
      keys.map((at) => knowable(at, whole, shown)),
      alone[whole],
    );
    for (const place of partsOf(whole)) if (shown[place]) alone[place] = those;
  }
  return alone;
}

/** The requests of some kind (categories, or areas), of which `all` are the sum. */
function sharesOf(
  kinds: ReadonlyMap<string, Requests>,
  countOf: (requests: Requests) => At,
  all: At,
  shown: readonly boolean[],
): (place: number) => Shares<Counts> | null {
  const names = [...kinds.keys()];
  const ats = [...kinds.values()].map(countOf);
  const alone = standingAlone(ats, shown);
  return (place) => {
    const those = alone[place];
    if (!those) return null;
    const rows = ats
      .map((at, index) => ({ key: names[index] ?? '', count: at(place), shown: those[index] }))
      .filter(({ count, shown }) => shown && total(count) > 0)
      .sort((a, b) => total(b.count) - total(a.count));
    const sums = addUp(
      rows.map(({ count }) => count),
      all(place).length,
    );
    return {
      rows: rows.map(({ key, count }) => ({ key, count })),
      rest: all(place).map((sum, index) => sum - (sums[index] ?? 0)),
    };
  };
}

const total = (counts: Counts) => counts.reduce((sum, count) => sum + count, 0);

const sharesAs = <T>(shares: Shares<Counts> | null, as: (counts: Counts) => T): Shares<T> | null =>
  shares && {
    rows: shares.rows.map(({ key, count }) => ({ key, count: as(count) })),
    rest: as(shares.rest),
  };
