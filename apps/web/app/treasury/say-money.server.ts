import { intlLocale } from '@entraide/model/language';
import { formatMoney } from '@entraide/model/money';
import type { Totals } from '@entraide/model/treasury';
import type { T } from '../i18n/keys.ts';

/** An amount as its reader writes it. */
export const sayMoney = (amount: number, currency: string, locale: string): string =>
  formatMoney({ amount, currency }, intlLocale(locale));

const always = ['dues', 'gifts', 'refunds', 'fees'] as const;

/** Which columns a table of sums needs; the platform's share only where it takes one. */
export const columnsOf = (totals: readonly Totals[]) =>
  [
    ...always,
    ...(totals.some(({ platformFees }) => platformFees !== 0) ? ['platformFees' as const] : []),
    'net',
  ] as const;

/** Sums as a table: a line a currency. `t` knows `treasury`. */
export function sayTotals(totals: readonly Totals[], locale: string, t: T<'treasury'>) {
  const columns = columnsOf(totals);
  return {
    head: [t('totals.currency'), ...columns.map((name) => t(`totals.${name}`))],
    rows: totals.map((line) => [
      line.currency,
      ...columns.map((name) => sayMoney(line[name], line.currency, locale)),
    ]),
  };
}
