const DAY_MS = 86_400_000;

/** Days as YYYY-MM-DD, both of them included: what dues are paid for. */
export interface Cover {
  from: string;
  until: string;
}

export const yearCover = (year: number): Cover => ({ from: `${year}-01-01`, until: `${year}-12-31` });

/** The day so many days after another; before it, with a negative number. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
