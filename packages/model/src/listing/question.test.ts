import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUESTION_SPANS, questionDue } from './index.ts';

const HOUR_MS = 3_600_000;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 24 * HOUR_MS);
const of = (kind: 'offer' | 'request', lastsDays: number) => ({
  ...{ kind, promisedAt: day(0), expiresAt: day(lastsDays) },
});
const dueOn = (kind: 'offer' | 'request', lastsDays: number, on: number) =>
  questionDue(of(kind, lastsDays), day(on));

test('on the morning three days before the end; of a short promise, when a quarter of it is left', () => {
  expect(dueOn('request', 30, 26.3)).toBeNull();
  expect(dueOn('request', 30, 27)).toEqual({ why: 'end', about: day(30), at: day(26.4) });
  expect(dueOn('offer', 4, 2.9)).toBeNull();
  expect(dueOn('offer', 4, 3)).toMatchObject({ why: 'end', at: day(3) });
  expect(dueOn('request', 0.5, 0.4)).toMatchObject({ at: day(0.375) });
});

test('a standing offer is asked about each quarter, until the question about its end is near', () => {
  expect(dueOn('offer', 365, 90)).toBeNull();
  expect(dueOn('offer', 365, 91)).toEqual({ why: 'quarter', about: day(91), at: day(91) });
  expect(dueOn('offer', 365, 200)).toMatchObject({ about: day(182) });
  expect(dueOn('offer', 365, 361)).toMatchObject({ about: day(273) });
  expect(dueOn('offer', 365, 362)).toMatchObject({ why: 'end', about: day(365) });
  // The second quarter of 200 days would be 18 days before the end.
  expect(dueOn('offer', 200, 185)).toBeNull();
  expect(dueOn('request', 365, 200)).toBeNull();
  expect(dueOn('offer', 99, 95)).toBeNull();
});

test('what is due stays due until something newer is, and is never found outside the spans that are looked at', () => {
  const drawn = fc.record({
    kind: fc.constantFrom('offer' as const, 'request' as const),
    lasts: fc.integer({ min: 1, max: 365 * 24 }),
    at: fc.integer({ min: 0, max: 366 * 24 }),
  });
  fc.assert(
    fc.property(drawn, ({ kind, lasts, at }) => {
      const promised = of(kind, lasts / 24);
      const by = day(at / 24);
      const due = questionDue(promised, by);
      if (!due) return;
      expect(due.at <= by && due.at <= due.about && due.about <= promised.expiresAt).toBe(true);
      const nearEnd = promised.expiresAt.getTime() - by.getTime() <= QUESTION_SPANS.beforeEndMs;
      const old = by.getTime() - promised.promisedAt.getTime() >= QUESTION_SPANS.quarterMs;
      expect(due.why === 'end' ? nearEnd : old).toBe(true);
      const later = questionDue(promised, new Date(by.getTime() + HOUR_MS));
      expect(later && later.about >= due.about).toBe(true);
    }),
  );
});
