import { z } from 'zod';

/** Codes of ISO 4217 that this platform knows: all that Intl knows. */
const known = new Set(Intl.supportedValuesOf('currency'));

/** Three capital letters of ISO 4217. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'write a currency as three capital letters, for example EUR' })
  .refine((code) => known.has(code), { error: 'there is no such currency' });
export type Currency = z.output<typeof Currency>;

/** Stripe takes eight digits of the smallest unit, whatever the currency: 999,999.99 euros. Nobody pays an association more by mistake. */
export const MOST_AMOUNT = 99_999_999;

/** An amount in the smallest unit of its currency: 1250 of EUR are 12.50 euros, 1250 of JPY are 1,250 yen. */
export const Money = z.strictObject({ amount: z.int(), currency: Currency });
export type Money = z.output<typeof Money>;

/** As Stripe counts: docs.stripe.com/currencies. Any other currency has two decimals. ICU leaves decimals away where shops do. */
const NO_DECIMALS = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
/** Counted in hundredths, for which there are no coins. */
const WHOLE_ONLY = new Set('ISK UGX'.split(' '));

/** Decimals of a currency: 0, 2 or 3. */
export function currencyDigits(currency: Currency): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** Whether Stripe takes it: of three decimals the last is a zero, and some currencies have whole units only. */
export function stripeTakes({ amount, currency }: Money): boolean {
  const step = WHOLE_ONLY.has(currency) ? 100 : THREE_DECIMALS.has(currency) ? 10 : 1;
  return amount > 0 && amount <= MOST_AMOUNT && amount % step === 0;
}

/** As a reader writes it: "12,50 €". */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const digits = currencyDigits(currency);
  return new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  }).format(amount / 10 ** digits);
}

/** As a program or a spreadsheet reads it: "12.50", "-3", "0.005"; exact for every safe integer. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = currencyDigits(currency);
  const letters = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = letters.slice(0, letters.length - digits);
  const part = digits === 0 ? '' : `.${letters.slice(-digits)}`;
  return `${amount < 0 ? '-' : ''}${whole}${part}`;
}
