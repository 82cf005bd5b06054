/** Requests by month (twelve numbers), and how many of those are solved by now. */
export interface Requests {
  asked: readonly number[];
  met: readonly number[];
}

/** In the middle of so many. */
export interface Middle {
  of: number;
  /** Null: of none. */
  minutes: number | null;
}

/** What is counted in a space for a year: never shown as it is, see `figuresOf`. Twelve numbers by month, if nothing else is said. */
export interface YearCounts {
  requests: Requests;
  /** Requests to which somebody wrote. */
  answered: readonly number[];
  offers: readonly number[];
  /** New members. */
  joined: readonly number[];
  /** Cases that came to the desk. */
  cases: readonly number[];
  /** By part (`PARTS`): who posted a listing or answered one. Somebody is active in several months, and once in their quarter. */
  active: readonly number[];
  /** By part: from a request to the first answer. */
  untilAnswer: readonly Middle[];
  /** By part: from a case to its decision. */
  untilDecision: readonly Middle[];
  categories: ReadonlyMap<string, Requests>;
  areas: ReadonlyMap<string, Requests>;
}
