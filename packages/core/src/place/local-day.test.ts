import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, endOfDayAt } from './local-day.ts';

const places = {
  paris: { lat: 48.86, lon: 2.35 },
  montreal: { lat: 45.5, lon: -73.57 },
  auckland: { lat: -36.85, lon: 174.76 },
  kiritimati: { lat: 1.87, lon: -157.4 },
  pagoPago: { lat: -14.28, lon: -170.7, country: 'AS' },
  kathmandu: { lat: 27.7, lon: 85.32 },
  beirut: { lat: 33.89, lon: 35.5 },
  havana: { lat: 23.13, lon: -82.38 },
  losAngeles: { lat: 34.05, lon: -118.24, country: 'US' },
  pristina: { lat: 42.66, lon: 21.16, country: 'XK' },
  pole: { lat: 90, lon: 180 },
};

describe('the end of a day at its place', () => {
  it.each([
    ['paris', '2026-11-26', '2026-11-26T22:59:59.000Z'],
    ['paris', '2026-07-14', '2026-07-14T21:59:59.000Z'],
    ['montreal', '2026-11-26', '2026-11-27T04:59:59.000Z'],
    ['auckland', '2026-11-26', '2026-11-26T10:59:59.000Z'],
    ['kiritimati', '2026-11-26', '2026-11-26T09:59:59.000Z'],
    ['pagoPago', '2026-11-26', '2026-11-27T10:59:59.000Z'],
    ['losAngeles', '2026-11-26', '2026-11-27T07:59:59.000Z'],
    ['pristina', '2026-11-26', '2026-11-26T22:59:59.000Z'],
    ['kathmandu', '2026-11-26', '2026-11-26T18:14:59.000Z'],
    // The days on which the clocks change, at night, and at midnight itself.
    ['paris', '2026-03-29', '2026-03-29T21:59:59.000Z'],
    ['paris', '2026-10-25', '2026-10-25T22:59:59.000Z'],
    ['beirut', '2026-03-28', '2026-03-28T21:59:59.000Z'],
    ['beirut', '2026-10-24', '2026-10-24T21:59:59.000Z'],
    ['havana', '2026-11-01', '2026-11-02T04:59:59.000Z'],
    ['pole', '2026-11-26', '2026-11-26T23:59:59.000Z'],
  ] as const)('%s, %s: %s', (place, day, end) => {
    const at = endOfDayAt(places[place], day);
    expect(at.toISOString()).toBe(end);
    expect(dayAt(places[place], at)).toBe(day);
    expect(dayAt(places[place], new Date(at.getTime() + 1000))).not.toBe(day);
  });
});

it.each([
  ['paris', '2026-11-26T22:30:00Z', '2026-11-26'],
  ['paris', '2026-11-26T23:30:00Z', '2026-11-27'],
  ['montreal', '2026-11-26T04:30:00Z', '2026-11-25'],
  ['kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
] as const)('in %s at %s it is %s', (place, at, day) => {
  expect(dayAt(places[place], new Date(at))).toBe(day);
});

it('is the day that Intl says, also in the weeks in which clocks are changed', () => {
  const zones = [
    ['paris', 'Europe/Paris'],
    ['havana', 'America/Havana'],
    ['auckland', 'Pacific/Auckland'],
    ['beirut', 'Asia/Beirut'],
    ['kathmandu', 'Asia/Kathmandu'],
  ] as const;
  const at = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2040-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), at, ([place, timeZone], ms) => {
      const said = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);
      expect(dayAt(places[place], new Date(ms))).toBe(said);
    }),
    { numRuns: 2_000 },
  );
});
