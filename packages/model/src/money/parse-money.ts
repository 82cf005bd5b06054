import { type Currency, currencyDigits, MOST_AMOUNT, type Money } from './money.ts';

export type MoneyFault = 'not-an-amount' | 'too-fine' | 'too-small' | 'too-large';

const ARABIC = /[\u0660-\u0669\u06F0-\u06F9]/gu;
const digitOf = (letter: string) => String((letter.codePointAt(0) ?? 0) & 0xf);

/**
 * An amount that somebody typed, in units of the currency: "12", "12,50", "1 200,50", "1.200,50 €", "١٢٫٥٠". The last point or comma
 * parts the decimals, unless just three digits follow the only kind of mark there is and the currency has no three decimals: "1,200"
 * are twelve hundred euros, and 1.200 dinars.
 */
export function parseMoney(
  typed: string,
  currency: Currency,
): { money: Money; fault?: never } | { fault: MoneyFault; money?: never } {
  const digits = currencyDigits(currency);
  const plain = typed
    .normalize('NFKC')
    .replace(ARABIC, digitOf)
    .replaceAll('\u066B', ',')
    .replaceAll('\u066C', ' ')
    .replace(/[\p{Sc}\p{Cf}]|[A-Za-z]{3}/gu, '')
    .replace(/[\s'’]/gu, '');
  if (!/^\d{1,15}([.,]\d{1,15})*$/.test(plain)) return { fault: 'not-an-amount' };
  const { whole, part } = parted(plain, digits);
  if (whole === null) return { fault: 'not-an-amount' };
  const fraction = part.replace(/0+$/, '');
  if (fraction.length > digits) return { fault: 'too-fine' };
  const letters = `${whole}${fraction.padEnd(digits, '0')}`.replace(/^0+(?=\d)/, '');
  if (letters.length > 15 || Number(letters) > MOST_AMOUNT) return { fault: 'too-large' };
  const amount = Number(letters);
  return amount === 0 ? { fault: 'too-small' } : { money: { amount, currency } };
}

/** The digits before and after the mark of decimals. `whole` is null where marks stand where nobody writes them. */
function parted(plain: string, digits: number): { whole: string | null; part: string } {
  const marks = [...plain.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (!last) return { whole: plain, part: '' };
  const kinds = new Set(marks.map(([mark]) => mark));
  const tail = plain.slice(last.index + 1);
  const grouping =
    kinds.size === 1 && (marks.length > 1 || (tail.length === 3 && digits !== 3 && plain[0] !== '0'));
  const head = grouping ? plain : plain.slice(0, last.index);
  const groups = head.split(/[.,]/);
  const grouped =
    groups.slice(1).every((group) => group.length === 3) &&
    (groups[0]?.length ?? 0) <= (groups.length > 1 ? 3 : 15);
  // Two marks in the head of different kinds: 1.2,3.4.
  const mixed = new Set(head.match(/[.,]/g) ?? []).size > 1;
  if (!grouped || mixed) return { whole: null, part: '' };
  return { whole: groups.join(''), part: grouping ? '' : tail };
}
