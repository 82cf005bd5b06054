import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reminderOn, standingOf, totalsOf, yearCover } from './index.ts';

describe('what dues are paid for', () => {
  it('is a calendar year', () => {
    expect(yearCover(2026)).toEqual({ from: '2026-01-01', until: '2026-12-31' });
  });
});

describe('how a member stands', () => {
  it.each([
    [null, 'unpaid'],
    ['2026-06-14', 'unpaid'],
    ['2026-06-15', 'soon'],
    ['2026-07-15', 'soon'],
    ['2026-07-16', 'paid'],
  ])('paid until %s: %s', (until, standing) => expect(standingOf(until, '2026-06-15')).toBe(standing));

  it.each([
    ['2026-11-30', null],
    ['2026-12-01', 30],
    ['2026-12-25', 30],
    ['2026-12-26', 5],
    ['2026-12-31', 5],
    ['2027-01-01', null],
  ])('on %s the reminder is %s', (today, days) => expect(reminderOn(today, '2026-12-31')).toBe(days));
});

describe('totals', () => {
  const kinds = ['due', 'gift', 'refund', 'fee', 'platform-fee'] as const;
  const movement = fc.record({
    kind: fc.constantFrom(...kinds),
    currency: fc.constantFrom('EUR', 'JPY', 'TND'),
    amount: fc.integer({ min: -100_000_000, max: 100_000_000 }),
  });

  it('are those of each currency alone, and net is what all columns come to', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 200 }), (movements) => {
        const totals = totalsOf(movements);
        for (const { currency, dues, gifts, refunds, fees, platformFees, net } of totals) {
          const own = movements.filter((one) => one.currency === currency);
          expect(net).toBe(own.reduce((sum, { amount }) => sum + amount, 0));
          expect(net).toBe(dues + gifts + refunds + fees + platformFees);
        }
        expect(totals.map(({ currency }) => currency)).toEqual(
          [...new Set(movements.map(({ currency }) => currency))].sort(),
        );
        // In whatever order, and in two parts.
        expect(totalsOf([...movements].reverse())).toEqual(totals);
      }),
    );
  });

  it('add nothing up where nothing is', () => expect(totalsOf([])).toEqual([]));
});
