import { expect, test } from 'vitest';
import { endOfPeriod } from './period.ts';

const at = (day: string) => Date.parse(`${day}T10:00:00Z`) / 1000;
const day = (second: number) => new Date(second * 1000).toISOString().slice(0, 10);

test('a month ends on the same day, or on the last of a shorter one', () => {
  const anchor = at('2026-01-31');
  const ends = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
  expect(ends.map((from) => day(endOfPeriod(anchor, at(from), 'month', 1)))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
  ]);
});

test('a year from the 29th of February', () => {
  const anchor = at('2028-02-29');
  expect(day(endOfPeriod(anchor, anchor, 'year', 1))).toBe('2029-02-28');
  expect(day(endOfPeriod(anchor, at('2031-03-01'), 'year', 1))).toBe('2032-02-29');
});

test('weeks, and several months at once', () => {
  expect(day(endOfPeriod(at('2026-12-28'), at('2026-12-28'), 'week', 1))).toBe('2027-01-04');
  expect(day(endOfPeriod(at('2026-11-30'), at('2026-11-30'), 'month', 3))).toBe('2027-02-28');
});
