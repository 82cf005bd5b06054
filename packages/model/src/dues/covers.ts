/** Days, YYYY-MM-DD, both included. */
export interface Covered {
  from: string;
  until: string;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const dayAfter = (day: string): string => dayOf(new Date(Date.parse(day) + 86_400_000));

/** A year less a day from then on: from 29 February until 28 February. */
function twelveMonthsFrom(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const end = new Date(Date.UTC(year + 1, month - 1, date));
  // There is no 29 February next year: it became 1 March.
  if (end.getUTCMonth() !== month - 1) end.setUTCDate(1);
  return dayOf(new Date(end.getTime() - 86_400_000));
}

/**
 * What dues cover that were paid on a day. Twelve months go on from what is paid already; a calendar year is the year of the payment, or
 * the first one that is not paid yet. Dues that are paid every year cover twelve months in any case: the next ones come a year later.
 * @param paidUntil the last day that was paid before; null: none
 */
export function coveredBy({
  paidOn,
  paidUntil,
  period,
  yearly,
}: {
  paidOn: Date;
  paidUntil: string | null;
  period: 'twelve-months' | 'calendar-year';
  yearly: boolean;
}): Covered {
  const today = dayOf(paidOn);
  const from = paidUntil !== null && paidUntil >= today ? dayAfter(paidUntil) : today;
  if (period === 'calendar-year' && !yearly) return { from, until: `${from.slice(0, 4)}-12-31` };
  return { from, until: twelveMonthsFrom(from) };
}
