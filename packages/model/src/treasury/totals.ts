export const PAYMENT_KINDS = ['due', 'gift'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** Movements in one currency, in its smallest unit. What goes out is negative, and `net` is the sum of all of them. */
export interface Totals {
  currency: string;
  dues: number;
  gifts: number;
  refunds: number;
  fees: number;
  platformFees: number;
  net: number;
}

const columnOf = {
  due: 'dues',
  gift: 'gifts',
  refund: 'refunds',
  fee: 'fees',
  'platform-fee': 'platformFees',
} as const;
export type MovementKind = keyof typeof columnOf;

export interface CountedMovement {
  kind: MovementKind;
  currency: string;
  /** In the currency's smallest unit, signed. */
  amount: number;
}

/** Adds up, one line a currency, in the order of their codes. Currencies are never added to one another. */
export function totalsOf(movements: Iterable<CountedMovement>): Totals[] {
  const lines = new Map<string, Totals>();
  for (const movement of movements) addTo(lines, movement);
  return [...lines.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The same for movements that come one by one. */
export function addTo(lines: Map<string, Totals>, { kind, currency, amount }: CountedMovement): void {
  const line = lines.get(currency) ?? emptyTotals(currency);
  line[columnOf[kind]] += amount;
  line.net += amount;
  lines.set(currency, line);
}

export const emptyTotals = (currency: string): Totals => ({
  ...{ currency, dues: 0, gifts: 0, refunds: 0, fees: 0, platformFees: 0, net: 0 },
});
