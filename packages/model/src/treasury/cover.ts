const DAY_MS = 86_400_000;

/** Days as YYYY-MM-DD, both of them included: what dues are paid for. */
export interface Cover {
  from: string;
  until: string;
}

export const yearCover = (year: number): Cover => ({ from: `${year}-01-01`, until: `${year}-12-31` });

/** Twelve months from the day of the payment; from the day after what is paid for already, if that is later. */
export function twelveMonthsCover(paidOn: string, paidUntil: string | null): Cover {
  const from = paidUntil !== null && paidUntil >= paidOn ? dayAfter(paidUntil, 1) : paidOn;
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const end = new Date(Date.UTC(year + 1, month - 1, day - 1));
  // From 29 February on, the year ends on 28 February.
  return { from, until: end.toISOString().slice(0, 10) };
}

/** The day so many days after another; before it, with a negative number. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
