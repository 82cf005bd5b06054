import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountStates, checkoutStates, coveredBy, mayStepAccount, mayStepCheckout } from './index.ts';

it('an account comes back from a disconnection only by being connected again', () => {
  expect(accountStates.filter((to) => mayStepAccount('disconnected', to))).toEqual(['begun']);
  expect(accountStates.filter((from) => mayStepAccount(from, 'ready'))).toEqual(['begun', 'asked']);
});

it('what was paid stays paid', () => {
  expect(checkoutStates.filter((to) => mayStepCheckout('paid', to))).toEqual([]);
  expect(checkoutStates.filter((to) => mayStepCheckout('ended', to))).toEqual([]);
});

const covered = (
  paidOn: string,
  paidUntil: string | null,
  period: 'twelve-months' | 'calendar-year',
  yearly = false,
) => Object.values(coveredBy({ paidOn: new Date(`${paidOn}T23:30:00Z`), paidUntil, period, yearly }));

describe('what dues cover', () => {
  it.each([
    ['2026-11-27', null, 'twelve-months', false, '2026-11-27', '2027-11-26'],
    ['2026-11-27', '2026-11-26', 'twelve-months', false, '2026-11-27', '2027-11-26'],
    ['2026-11-27', '2026-12-31', 'twelve-months', false, '2027-01-01', '2027-12-31'],
    ['2026-11-27', '2027-11-26', 'twelve-months', false, '2027-11-27', '2028-11-26'],
    ['2028-02-29', null, 'twelve-months', false, '2028-02-29', '2029-02-28'],
    ['2026-11-27', null, 'calendar-year', false, '2026-11-27', '2026-12-31'],
    ['2026-11-27', '2026-12-31', 'calendar-year', false, '2027-01-01', '2027-12-31'],
    ['2026-06-20', null, 'calendar-year', true, '2026-06-20', '2027-06-19'],
    ['2027-06-20', '2027-06-19', 'calendar-year', true, '2027-06-20', '2028-06-19'],
  ] as const)('%s, paid until %s, %s, yearly %s: from %s until %s', (on, until, period, yearly, ...days) =>
    expect(covered(on, until, period, yearly)).toEqual(days),
  );

  it('never overlaps with what was paid, and leaves no day between', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000));
    fc.assert(
      fc.property(
        ...([
          day,
          fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 8 }),
          fc.constantFrom('twelve-months', 'calendar-year'),
          fc.boolean(),
        ] as const),
        (start, waits, period, yearly) => {
          let paidUntil: string | null = null;
          let paidOn = start;
          for (const wait of waits) {
            paidOn = new Date(paidOn.getTime() + wait * 86_400_000);
            const { from, until } = coveredBy({ paidOn, paidUntil, period, yearly });
            expect(from <= until).toBe(true);
            if (paidUntil !== null) expect(from > paidUntil).toBe(true);
            expect(from >= paidOn.toISOString().slice(0, 10)).toBe(true);
            expect((Date.parse(until) - Date.parse(from)) / 86_400_000).toBeLessThan(366);
            paidUntil = until;
          }
        },
      ),
    );
  });
});
