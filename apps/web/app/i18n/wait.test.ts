import { describe, expect, it } from 'vitest';
import { getT } from './server.ts';
import { sayWait } from './wait.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

describe('how long to wait, in words', () => {
  it.each([
    ['fr', 1, 'dans une minute'],
    ['fr', 61, 'dans 2 minutes'],
    ['fr', 12 * MINUTE, 'dans 15 minutes'],
    ['fr', 55 * MINUTE, 'dans 55 minutes'],
    ['fr', HOUR, 'dans une heure'],
    ['fr', 72 * MINUTE, 'dans 2 heures'],
    ['fr', 13 * HOUR, 'demain'],
    ['fr', 24 * HOUR, 'demain'],
    ['en', 30, 'in a minute'],
    ['en', HOUR, 'in an hour'],
    ['en', 8 * HOUR, 'in 8 hours'],
    ['en', 20 * HOUR, 'tomorrow'],
    ['ar', HOUR, 'بعد ساعة'],
    ['ar', 2 * MINUTE, 'بعد دقيقتين'],
    ['ar', 4 * HOUR, 'بعد 4 ساعات'],
  ] as const)('in %s, %d s is "%s"', (locale, seconds, said) => {
    expect(sayWait(getT({ locale, ctx: null }, 'errors'), seconds)).toBe(said);
  });
});
