import { refused } from './fault.ts';

/** Currencies whose amounts have no decimals, and those that have three. */
const ZERO = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '));
const THREE = new Set('bhd jod kwd omr tnd'.split(' '));
const LARGEST = 99_999_999;

export const decimalsOf = (currency: string) => (ZERO.has(currency) ? 0 : THREE.has(currency) ? 3 : 2);

/** The least that can be charged, in the smallest unit. */
const leastOf = (currency: string) =>
  (({ 0: 50, 2: 50, 3: 500 }) as Record<number, number>)[decimalsOf(currency)] ?? 50;

/** How a person reads it. */
export const shown = (amount: number, currency: string, locale = 'en') =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** decimalsOf(currency));

export function checkCurrency(currency: string, param = 'currency'): string {
  const code = currency.toLowerCase();
  if (Intl.supportedValuesOf('currency').includes(code.toUpperCase())) return code;
  throw refused(`Invalid currency: ${currency}.`, { param });
}

/** Refuses the total of a payment as Stripe does: too small, too large, or finer than it takes. */
export function checkTotal(amount: number, currency: string): void {
  if (amount > LARGEST)
    throw refused(`The total amount due must be no more than ${shown(LARGEST, currency)}`, {
      code: 'amount_too_large',
    });
  if (amount < leastOf(currency))
    throw refused(`The total amount due must add up to at least ${shown(leastOf(currency), currency)}`, {
      code: 'amount_too_small',
    });
  if (decimalsOf(currency) === 3 && amount % 10 !== 0)
    throw refused(`Amounts in ${currency} must be evenly divisible by 10.`, {
      code: 'parameter_invalid_integer',
    });
}

/** What Stripe itself keeps of a payment: 1.5 % and a fixed part. */
export function feeOf(amount: number, currency: string): number {
  const fixed = ({ 0: 30, 2: 25, 3: 80 } as Record<number, number>)[decimalsOf(currency)] ?? 25;
  return Math.min(amount, Math.round(amount * 0.015) + fixed);
}
