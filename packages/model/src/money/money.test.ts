import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Currency,
  currencyDigits,
  decimalOf,
  formatMoney,
  MOST_AMOUNT,
  type Money,
  parseMoney,
  stripeTakes,
} from './index.ts';

const currencies = ['EUR', 'JPY', 'TND', 'KWD', 'USD', 'XOF', 'HUF', 'ISK'] as const;

describe('money', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['XOF', 0],
    ['TND', 3],
    ['KWD', 3],
    ['HUF', 2],
  ])('%s has %i decimals', (currency, digits) => expect(currencyDigits(currency)).toBe(digits));

  it.each([
    ['12', 'EUR', 1200],
    ['12,5', 'EUR', 1250],
    ['12.50 €', 'EUR', 1250],
    ['1 200,50', 'EUR', 120_050],
    ['1\u202f200,50\u00a0€', 'EUR', 120_050],
    ['1.200,50', 'EUR', 120_050],
    ['1,200.50', 'EUR', 120_050],
    ["1'200.50", 'CHF', 120_050],
    ['1,200', 'EUR', 120_000],
    ['1,200', 'TND', 1200],
    ['0,500', 'TND', 500],
    ['1200', 'JPY', 1200],
    ['1,200', 'JPY', 1200],
    ['1,200,000', 'JPY', 1_200_000],
    ['EUR 12', 'EUR', 1200],
    ['١٢٫٥٠', 'EUR', 1250],
    ['12,00', 'JPY', 12],
    ['000012', 'EUR', 1200],
    ['999999,99', 'EUR', 99_999_999],
  ])('%s of %s is understood', (typed, currency, amount) =>
    expect(parseMoney(typed, currency)).toEqual({ money: { amount, currency } }),
  );

  it.each([
    ['', 'EUR', 'not-an-amount'],
    ['-5', 'EUR', 'not-an-amount'],
    ['1e9', 'EUR', 'not-an-amount'],
    ['12,', 'EUR', 'not-an-amount'],
    ['1.2,3.4', 'EUR', 'not-an-amount'],
    ['12,34,56', 'EUR', 'not-an-amount'],
    ['douze', 'EUR', 'not-an-amount'],
    ['0', 'EUR', 'too-small'],
    ['0.00', 'EUR', 'too-small'],
    ['0.001', 'EUR', 'too-fine'],
    ['12,5', 'JPY', 'too-fine'],
    ['0,0001', 'TND', 'too-fine'],
    ['1000000', 'EUR', 'too-large'],
    ['100000', 'TND', 'too-large'],
    ['1000000000', 'EUR', 'too-large'],
    ['9'.repeat(15), 'EUR', 'too-large'],
  ])('%s of %s is refused', (typed, currency, fault) =>
    expect(parseMoney(typed, currency)).toEqual({ fault }),
  );

  it('reads back what it writes, in every currency and language', () => {
    const anyMoney = fc
      .constantFrom(...currencies)
      .chain((currency) =>
        fc.record({ currency: fc.constant(currency), amount: fc.integer({ min: 1, max: MOST_AMOUNT }) }),
      );
    fc.assert(
      fc.property(anyMoney, fc.constantFrom('fr', 'en', 'de', 'ar-EG'), (money: Money, locale) => {
        const shown = formatMoney(money, locale).replace(
          /ISK|HUF|TND|KWD|XOF|CFA|F\s?CFA|د\.ت\.|د\.ك\.|[^\d.,\s\u0660-\u066C']/gu,
          '',
        );
        expect(parseMoney(shown, money.currency)).toEqual({ money });
        expect(
          parseMoney(decimalOf({ ...money, amount: money.amount }), money.currency).money ?? money,
        ).toEqual(money);
      }),
    );
  });

  it.each([
    [1, 'EUR', true],
    [0, 'EUR', false],
    [MOST_AMOUNT + 1, 'EUR', false],
    [12_500, 'TND', true],
    [12_505, 'TND', false],
    [1200, 'ISK', true],
    [1250, 'ISK', false],
    [1, 'JPY', true],
  ])('%i of %s goes to Stripe: %s', (amount, currency, taken) =>
    expect(stripeTakes({ amount, currency })).toBe(taken),
  );

  it('knows no currency that there is not', () => {
    expect(Currency.safeParse('EUX').success).toBe(false);
    expect(Currency.safeParse('eur').success).toBe(false);
  });

  it('writes decimals exactly', () => {
    expect(decimalOf({ amount: -5, currency: 'EUR' })).toBe('-0.05');
    expect(decimalOf({ amount: 9_007_199_254_740_991, currency: 'TND' })).toBe('9007199254740.991');
    expect(decimalOf({ amount: 0, currency: 'JPY' })).toBe('0');
  });
});
