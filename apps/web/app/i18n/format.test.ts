import { describe, expect, it } from 'vitest';
import { formatsFor } from './format.ts';

const now = new Date('2026-11-22T15:04:00Z');
const earlier = (ms: number) => new Date(now.getTime() - ms);
const HOUR = 3_600_000;

describe('dates as people say them', () => {
  const { ago, day, shortDay, exact } = formatsFor('fr');

  it.each([
    [10_000, 'il y a 1 min'],
    [20 * 60_000, 'il y a 20 min'],
    [2 * HOUR, 'il y a 2 h'],
    [25 * HOUR, 'hier'],
    [4 * 24 * HOUR, 'il y a 4 j'],
    [20 * 24 * HOUR, '2 nov.'],
  ])('%d ms ago is "%s"', (ms, said) => {
    expect(ago(earlier(ms), now).replace(/\s/g, ' ')).toBe(said);
  });

  it('never says that something happens in the future, whatever a clock says', () => {
    expect(ago(earlier(-5000), now).replace(/\s/g, ' ')).toBe('il y a 1 min');
  });

  it('names the year only when it is another one', () => {
    expect(day(new Date('2026-12-22T00:00:00Z'), now)).toBe('22 décembre');
    expect(shortDay(new Date('2026-12-22T00:00:00Z'), now)).toBe('22 déc.');
    expect(day(new Date('2027-01-03T00:00:00Z'), now)).toBe('3 janvier 2027');
  });

  it('says the exact moment the same for every reader', () => {
    expect(exact(now)).toBe('dimanche 22 novembre 2026 à 15:04 UTC');
  });
});

it('writes Arabic with the digits that the rest of the page has', () => {
  const { number, distance, day } = formatsFor('ar');
  expect(number(1234)).toBe('1,234');
  expect(distance(3)).toMatch(/^3/);
  expect(day(now, now)).toMatch(/22/);
});
