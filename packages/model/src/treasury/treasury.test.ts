import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, reminderOn, standingOf, totalsOf, twelveMonthsCover, yearCover } from './index.ts';

describe('what dues are paid for', () => {
  it('is a calendar year', () => {
    expect(yearCover(2026)).toEqual({ from: '2026-01-01', until: '2026-12-31' });
  });

  it.each([
    ['2026-03-10', null, '2026-03-10', '2027-03-09'],
    ['2026-01-01', null, '2026-01-01', '2026-12-31'],
    // Paid before the end: the new year begins when the old one is over.
    ['2026-03-10', '2026-04-30', '2026-05-01', '2027-04-30'],
    ['2026-03-10', '2026-03-10', '2026-03-11', '2027-03-10'],
    // Paid late: from the payment on.
    ['2026-03-10', '2026-02-28', '2026-03-10', '2027-03-09'],
    ['2028-02-29', null, '2028-02-29', '2029-02-28'],
    ['2026-03-01', '2027-02-28', '2027-03-01', '2028-02-29'],
  ])('or twelve months: paid on %s, until then %s', (paidOn, paidUntil, from, until) => {
    expect(twelveMonthsCover(paidOn, paidUntil)).toEqual({ from, until });
  });

  it('is never less than 365 days, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (at) => {
          const { from, until } = twelveMonthsCover(at.toISOString().slice(0, 10), null);
          expect([364, 365]).toContain(daysBetween(from, until));
        },
      ),
    );
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
