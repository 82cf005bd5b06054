import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bounds, follows, type Known } from './attack.ts';
import type { Middle, Requests, YearCounts } from './counts.ts';
import { figuresOf } from './figures.ts';
import { monthsOf, PARTS, spanOf } from './period.ts';
import { LEAST, shownParts } from './withheld.ts';

const MONTHS = 12;
const none = Array.from({ length: MONTHS }, () => 0);
const months = (first: number[]) => none.map((_, at) => first[at] ?? 0);
const nobody: Middle[] = PARTS.map(() => ({ of: 0, minutes: null }));

function yearOf(given: Partial<YearCounts> & { categories: Map<string, Requests> }): YearCounts {
  const sum = (which: keyof Requests) =>
    none.map((_, month) =>
      [...given.categories.values()].reduce((all, one) => all + (one[which][month] ?? 0), 0),
    );
  return {
    ...{
      requests: { asked: sum('asked'), met: sum('met') },
      areas: given.categories,
      active: PARTS.map(() => 0),
    },
    ...{
      answered: none,
      offers: none,
      joined: none,
      cases: none,
      untilAnswer: nobody,
      untilDecision: nobody,
    },
    ...given,
  };
}

describe('parts of a sum', () => {
  it('are all shown when there is nobody or enough in each', () => {
    expect(shownParts([[5], [0], [12]])).toEqual([true, true, true]);
  });

  it('are withheld so that the remainder is no small number, the last first', () => {
    expect(shownParts([[3], [20], [9], [0]])).toEqual([false, true, false, true]);
    expect(shownParts([[3], [4], [9]])).toEqual([false, false, true]);
    expect(shownParts([[1], [1]])).toEqual([false, false]);
  });

  it('never leave one alone, nor a remainder that is small in any number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 8 }), (parts) => {
        const shown = shownParts(parts);
        const left = parts.filter((_, at) => !shown[at]);
        for (const at of [0, 1] as const) {
          const remainder = left.reduce((sum, part) => sum + part[at], 0);
          const all = parts.reduce((sum, part) => sum + part[at], 0);
          if (all === 0 || all >= LEAST) expect(remainder === 0 || remainder >= LEAST).toBe(true);
        }
        for (const [at, part] of parts.entries())
          if (shown[at]) expect(part.every((count) => count === 0 || count >= LEAST)).toBe(true);
      }),
    );
  });
});

test('what is enough everywhere is shown as it is', () => {
  const counts = yearOf({
    categories: new Map([
      ['shopping', { asked: months([10, 20]), met: months([5, 10]) }],
      ['lodging', { asked: months([6, 0]), met: months([6, 0]) }],
    ]),
    offers: months([7]),
    untilAnswer: PARTS.map((_, at) => (at === 0 ? { of: 5, minutes: 61.4 } : { of: 4, minutes: 3 })),
  });
  const [year, quarter, , , , january, february] = figuresOf(counts);
  expect(year).toMatchObject({ requests: { asked: 36, met: 21 }, offers: 7, untilAnswer: 61 });
  expect(year?.categories).toEqual({
    rows: [
      { key: 'shopping', count: 30 },
      { key: 'lodging', count: 6 },
    ],
    rest: 0,
  });
  expect(quarter?.requests).toEqual({ asked: 36, met: 21 });
  expect(january).toMatchObject({ requests: { asked: 16, met: 11 }, untilAnswer: null });
  expect(january?.areas?.rows).toEqual([
    { key: 'shopping', count: { asked: 10, met: 5, unmet: 5 } },
    { key: 'lodging', count: { asked: 6, met: 6, unmet: 0 } },
  ]);
  expect(february?.categories?.rows).toEqual([{ key: 'shopping', count: 20 }]);
});

test('a small category is part of the rest, with another one that would give it away', () => {
  const asked = (count: number) => ({ asked: months([count]), met: none });
  const counts = yearOf({
    categories: new Map([
      ['a', asked(30)],
      ['b', asked(3)],
      ['c', asked(8)],
    ]),
  });
  expect(figuresOf(counts)[0]?.categories).toEqual({
    rows: [{ key: 'a', count: 30 }],
    rest: 11,
  });
});

test('a quarter does not give away its month, nor a year its quarter', () => {
  const counts = yearOf({
    categories: new Map([['a', { asked: months([3, 9, 8, 20, 20, 20]), met: none }]]),
  });
  const figures = figuresOf(counts);
  expect(figures.map(({ requests }) => requests.asked)).toEqual([
    ...[80, 20, 60, 0, 0],
    ...[null, 9, null, 20, 20, 20, 0, 0, 0, 0, 0, 0],
  ]);
});

test('what nobody has solved is withheld like what somebody has', () => {
  const counts = yearOf({ categories: new Map([['a', { asked: months([30]), met: months([28]) }]]) });
  expect(figuresOf(counts)[0]?.requests).toEqual({ asked: 30, met: null });
});

test('areas are shown by what was asked for where too little is solved', () => {
  const counts = yearOf({ categories: new Map([['64-103', { asked: months([30]), met: months([2]) }]]) });
  expect(figuresOf(counts)[0]?.areas?.rows).toEqual([
    { key: '64-103', count: { asked: 30, met: null, unmet: null } },
  ]);
});

test('parts follow each other without a gap', () => {
  expect(spanOf(2026, 'year').to).toEqual(spanOf(2027, '01').from);
  expect(spanOf(2026, 'q2')).toEqual({ from: new Date('2026-04-01'), to: new Date('2026-07-01') });
  expect(spanOf(2026, '12').to).toEqual(new Date('2027-01-01'));
});

/** Categories of which some are rare and some are not, in months of which many are empty. */
const rare = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) });
const some = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(14) });
const many = fc.integer({ min: 3, max: 40 });
const year = fc.array(
  fc
    .tuple(fc.constantFrom(rare, some, many), fc.constantFrom(rare, some))
    .chain(([met, unmet]) => fc.array(fc.tuple(met, unmet), { minLength: MONTHS, maxLength: MONTHS })),
  { minLength: 1, maxLength: 3 },
);

/** Months, categories and outcomes (0: solved) as a sum of unknowns; an unknown is one month of one category with one outcome. */
function sumOver(
  keys: readonly number[],
  months: readonly number[],
  outcomes: readonly (0 | 1)[],
): Map<number, number> {
  const sum = new Map<number, number>();
  for (const key of keys)
    for (const month of months)
      for (const outcome of outcomes) sum.set((key * MONTHS + month) * 2 + outcome, 1);
  return sum;
}

const monthsIn = (place: number) => {
  const { from, to } = monthsOf(place);
  return Array.from({ length: to - from }, (_, month) => from + month);
};

const subsets = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length - 1 }, (_, mask) => all.filter((_, at) => (mask + 1) & (1 << at)));

/** Every part of a year, and every few quarters of it or months of a quarter. */
const spans = [
  ...subsets([1, 2, 3, 4]).map((quarters) => quarters.flatMap(monthsIn)),
  ...[1, 2, 3, 4].flatMap((quarter) => subsets(monthsIn(quarter))),
];

/** What a reader knows who has every figure of the year, of categories or of areas, and takes a request for no less than none. */
function allShown(
  data: [number, number][][],
  kind: 'categories' | 'areas',
): { known: Known[]; unknowns: number } {
  const kinds = new Map(
    data.map((rows, key) => [
      String(key),
      { asked: rows.map(([met, unmet]) => met + unmet), met: rows.map(([met]) => met) },
    ]),
  );
  const keys = data.map((_, key) => key);
  const known: Known[] = [];
  const learn = (
    those: readonly number[],
    place: number,
    outcomes: readonly (0 | 1)[],
    is: number | null,
  ) => {
    if (is !== null) known.push({ sum: sumOver(those, monthsIn(place), outcomes), is });
  };
  for (const [place, figures] of figuresOf(yearOf({ categories: kinds })).entries()) {
    const { asked, met } = figures.requests;
    learn(keys, place, [0, 1], asked);
    learn(keys, place, [0], met);
    learn(keys, place, [1], asked !== null && met !== null ? asked - met : null);
    const shares = figures[kind];
    if (!shares) continue;
    const alone = new Set(shares.rows.map(({ key }) => Number(key)));
    const groups = [
      ...shares.rows.map(({ key, count }) => ({ those: [Number(key)], count })),
      { those: keys.filter((key) => !alone.has(key)), count: shares.rest },
    ];
    for (const { those, count } of groups)
      if (typeof count === 'number') learn(those, place, [0, 1], count);
      else {
        learn(those, place, [0, 1], count.asked);
        learn(those, place, [0], count.met);
        learn(those, place, [1], count.unmet);
      }
  }
  const unknowns = data.length * MONTHS * 2;
  for (const [at, { least, most }] of bounds(known, unknowns).entries())
    if (least === most) known.push({ sum: new Map([[at, 1]]), is: least });
  return { known, unknowns };
}

describe.each(['categories', 'areas'] as const)('with everything that is shown of %s', (kind) => {
  it('there is no number from 1 to 4', () => {
    fc.assert(
      fc.property(year, (data) => {
        for (const { is } of allShown(data, kind).known)
          expect(is === 0 || is >= LEAST, String(is)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('nobody can compute one, of whichever months and keys together', () => {
    fc.assert(
      fc.property(year, (data) => {
        const { known, unknowns } = allShown(data, kind);
        const isKnown = follows(known, unknowns);
        const trueSum = (sum: ReadonlyMap<number, number>) =>
          [...sum.keys()].reduce((all, at) => {
            const [cell, outcome] = [Math.floor(at / 2), (at % 2) as 0 | 1];
            return all + (data[Math.floor(cell / MONTHS)]?.[cell % MONTHS]?.[outcome] ?? 0);
          }, 0);
        for (const months of spans)
          for (const keys of subsets(data.map((_, key) => key)))
            for (const outcomes of [[0, 1], [0], [1]] as const) {
              const sum = sumOver(keys, months, outcomes);
              const value = trueSum(sum);
              if (value > 0 && value < LEAST)
                expect(isKnown(sum), `${months} of ${keys}, ${outcomes}: ${value}`).toBe(false);
            }
      }),
      { numRuns: 60 },
    );
  });
});
